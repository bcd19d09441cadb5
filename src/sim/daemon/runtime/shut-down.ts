import { freeze } from '#sim/kernel/cgroups';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { deliver, signalNumber } from '#sim/kernel/signals';
import type { Sim } from '#sim/world/sim';
import { configOf, containersOf, daemonOfProcess } from '../state/find';
import { count } from './exit';

/** How long dockerd waits for its containers to end before it kills them (moby, shutdown-timeout), ms. */
const shutdownTimeout = 15_000;

/** Ends all containers, then lets dockerd end. Containers do not count as stopped by hand, so that their policies start them again. */
export function* shutDown(p: Proc): Steps<void> {
  const ids = p.do((sim) => askAll(sim, p.processId));
  const until = p.clock() + shutdownTimeout;
  const keys = ids.map((id) => `container:${id}`);
  for (;;) {
    const left = yield* p.until(
      (sim) => {
        const alive = ids.filter((id) => (sim.containers.peek(id)?.process ?? 0) !== 0).length;
        return alive === 0 || sim.time >= until ? alive : undefined;
      },
      keys,
      until,
    );
    if (left === 0) break;
    p.do((sim) => {
      for (const id of ids) deliver(sim, sim.containers.peek(id)?.process ?? 0, 9);
    });
    yield* p.sleep(200);
    break;
  }
}

function askAll(sim: Sim, processId: number): string[] {
  const daemon = daemonOfProcess(sim, processId);
  const ids: string[] = [];
  // from now on shims note ends down by themselves, and no policy starts anything again
  if (daemon !== undefined) daemon.process = 0;
  for (const row of containersOf(sim, daemon?.id ?? 0)) {
    if (row.process === 0) continue;
    ids.push(row.id);
    if (row.state === 'paused') {
      freeze(sim, row.cgroup, false);
      count(sim, row, 'running');
    }
    const own = sim.containers.need(row.id);
    own.state = 'running';
    own.isStopping = true;
    deliver(sim, row.process, signalNumber(configOf(sim, row.id).config.StopSignal ?? 'SIGTERM') ?? 15);
  }
  return ids;
}
