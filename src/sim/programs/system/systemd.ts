import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { childKey } from '#sim/kernel/processes';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';

/** Services that are started at boot when their executable is there: unit name → command. */
const bootUnits: readonly (readonly string[])[] = [
  ['/usr/bin/dockerd', '-H', 'fd://', '--containerd=/run/containerd/containerd.sock'],
];

/** PID 1 of a host: starts what is enabled, adopts orphans and takes note of their ends. */
export const systemd: Program = {
  name: 'systemd',
  start: { cpu: 5, anon: 8 << 20 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    if (state === null) {
      for (const argv of bootUnits) p.spawn({ argv, session: true });
      return again('running');
    }
    yield* p.until((sim) => (hasZombie(sim, p.processId) ? true : undefined), [childKey(p.processId)]);
    p.waitNoHang(-1);
    return again('running');
  },
};

function hasZombie(sim: Sim, processId: number): boolean {
  return sim.processes
    .need(processId)
    .children.some((child) => sim.processes.peek(child)?.state === 'zombie');
}
