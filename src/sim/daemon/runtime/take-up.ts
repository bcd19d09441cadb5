import type { Json } from '#sim/base/json';
import { freeze } from '#sim/kernel/cgroups';
import type { Proc } from '#sim/kernel/proc';
import { startThread } from '#sim/kernel/processes';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { stopContainer } from '../container/stop';
import { forgetPulls } from '../image/pull-rows';
import { configOf, containersOf, daemonOfProcess } from '../state/find';
import { containerEnded } from './exit';

/** At the start of dockerd: notes down who has ended meanwhile, and starts again whose policy says so. */
export function takeUp(sim: Sim, processId: number): void {
  const daemon = daemonOfProcess(sim, processId);
  if (daemon === undefined) return;
  forgetPulls(sim, daemon.id);
  for (const { id, process, run } of [...containersOf(sim, daemon.id)]) {
    const first = sim.processes.peek(process);
    const isGone = process !== 0 && (first === undefined || first.state === 'zombie');
    if (isGone) containerEnded(sim, id, run, first?.exit ?? { code: 255 }, sim.now);
    else if (process === 0) startAgain(sim, processId, id);
    else startThread(sim, processId, 'reclaim', id);
  }
}

/** always: even when it was stopped by hand; unless-stopped: not then (container_run.md). */
function startAgain(sim: Sim, processId: number, id: string): void {
  const row = sim.containers.need(id);
  const { Name } = configOf(sim, id).host.RestartPolicy;
  const isWanted =
    Name === 'always' || (Name === 'unless-stopped' && !row.isStoppedByHand) || row.state === 'restarting';
  if (!isWanted || row.state === 'created') return;
  if (row.state !== 'restarting') {
    const { counts } = sim.daemons.need(row.daemon);
    counts.stopped -= 1;
    counts.running += 1;
  }
  row.state = 'restarting';
  row.isStoppedByHand = false;
  startThread(sim, processId, 'restart', { id, run: row.run, delay: 0 });
}

/** A thread for each container that has outlived its daemon: without live-restore it is ended, and its policy followed. */
export function* reclaimBody(p: Proc, given: Json): Steps<Outcome> {
  const id = String(given);
  p.do((sim) => {
    const row = sim.containers.get(id);
    if (row?.state !== 'paused') return;
    freeze(sim, row.cgroup, false);
    const { counts } = sim.daemons.need(row.daemon);
    counts.paused -= 1;
    counts.running += 1;
    row.state = 'running';
  });
  yield* stopContainer(p, id, { grace: null, signal: '', isByHand: false });
  return undefined;
}
