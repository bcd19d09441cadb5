import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import type { ApiRequest } from '../http/request';
import { isRefusal } from '../http/refusal';
import { containerId, containerKey } from '../state/find';

/** Verbs that take a container's lock. The streams, and what only asks for its processes, go without. */
const locking =
  /^\/containers\/[^/]+(\/(json|start|stop|kill|restart|pause|unpause|rename|update|attach|exec|resize))?$/;

/** Until who waited goes on, ms of processor time: events of the end are with their readers by then. */
const handOver = 25;

/** Longest that taking down an ended container keeps its lock, ms; longer only where nobody is left to do it. */
const longestHold = 500;

/**
 * Waits for a container's lock. Whoever sees a container's process end holds it until all of that run is taken down (moby,
 * daemon/monitor.go), so that a command that comes meanwhile finds the container exited.
 */
export function* takeLock(p: Proc, request: ApiRequest, daemon: number): Steps<void> {
  if (!locking.test(request.path)) return;
  const name = request.vars['name'];
  if (name === undefined) return;
  const held = p.do((sim) => heldContainer(sim, daemon, name));
  if (held === '') return;
  const deadline = p.do((sim) => sim.time) + longestHold;
  yield* p.until(
    (sim) => (isHeld(sim, held) && sim.time < deadline ? undefined : true),
    [containerKey(held)],
    deadline,
  );
  yield* p.cpu(handOver);
}

function heldContainer(sim: Sim, daemon: number, name: string): string {
  const id = containerId(sim, daemon, name);
  return !isRefusal(id) && isHeld(sim, id) ? id : '';
}

/** Its process has ended, and nobody has taken notice yet. */
function isHeld(sim: Sim, id: string): boolean {
  const process = sim.containers.peek(id)?.process ?? 0;
  if (process <= 0) return false;
  const state = sim.processes.peek(process)?.state;
  return state === undefined || state === 'zombie';
}
