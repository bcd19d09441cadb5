import type { Json } from '#sim/base/json';
import { exitKey } from '#sim/kernel/processes';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { forceOff } from '../../vm/index';
import { wslVm } from './vm';

/** wsl-config.md, vmIdleTimeout: 60 000 ms */
const idleTime = 60_000;

export const wslKey = (host: number) => `wsl:${String(host)}`;

/** What somebody works with in the machine: everything but its inits. */
function working(sim: Sim, host: number): number[] {
  const vm = wslVm(sim, host);
  if (vm === undefined || vm.state === 'off') return [];
  const out: number[] = [];
  for (const row of sim.processes.all())
    if (row.machine === vm.id && row.program !== 'wsl-init' && row.state !== 'zombie') out.push(row.id);
  return out;
}

const isOn = (sim: Sim, host: number) => (wslVm(sim, host)?.state ?? 'off') !== 'off';

/** wslservice.exe: switches the machine off when nobody has worked in it for a minute. */
export const wslService: Program = {
  name: 'windows-wslservice',
  start: { cpu: 8, anon: 5 << 20 },
  *main(p: Proc, _: Json): Steps<Outcome> {
    const host = p.do((sim) => sim.processes.need(p.processId).machine);
    yield* p.until((sim) => (isOn(sim, host) ? true : undefined), [wslKey(host)]);
    const busy = p.do((sim) => working(sim, host));
    if (busy.length > 0) {
      yield* p.until(
        (sim) => (busy.some((id) => sim.processes.peek(id)?.state !== 'running') ? true : undefined),
        [wslKey(host), ...busy.map(exitKey)],
      );
      return again(1);
    }
    const until = p.clock() + idleTime;
    yield* p.until(
      (sim) => (working(sim, host).length > 0 || !isOn(sim, host) || sim.time >= until ? true : undefined),
      [wslKey(host)],
      until,
    );
    p.do((sim) => {
      const vm = wslVm(sim, host);
      if (vm !== undefined && sim.time >= until && working(sim, host).length === 0) forceOff(sim, vm.id);
    });
    return again(1);
  },
};
