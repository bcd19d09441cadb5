import { startThread } from '#sim/kernel/processes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { wake } from '#sim/kernel/wait';
import type { ContainerRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { empty, type Reply } from '../http/answer';
import { conflict, invalid, isRefusal, noSuchContainer, refuse, type Refusal } from '../http/refusal';
import { param, type ApiRequest } from '../http/request';
import { endAttachments } from '../runtime/output';
import { setUpNetwork, tearDownNetwork } from '../runtime/networking';
import { announceContainer, announceMounts } from '../state/events';
import { configOf, containerKey, findContainer } from '../state/find';
import { beginHealth } from './health';
import { removeNow } from './removal';

/** dockerd's own part of a start, ms of processor time: before (mounts, network) and after the task has been made. */
const prepareCpu = 32;
const finishCpu = 4;

/**
 * What each container that runs already adds to a start, ms: `docker run --rm … true` took 247 ms with none and 419 ms with a
 * hundred (measured, Docker 20.10). Beyond that about 0.27 ms each: a start takes a second among 3000 (LightVM, SOSP 2017, figure 10).
 */
const perRunning = 1.72;
const perRunningBeyond = 0.27;
const measuredTo = 100;

function crowdCpu(running: number): number {
  const beyond = Math.max(0, running - measuredTo);
  return (running - beyond) * perRunning + beyond * perRunningBeyond;
}

/** POST /containers/{name}/start */
export function* start(p: Proc, request: ApiRequest, daemon: number): Steps<Reply | Refusal> {
  if (param(request, 'checkpoint') !== '')
    return invalid('checkpoint is only supported in experimental mode');
  const found = p.do((sim) => {
    const row = findContainer(sim, daemon, request.vars['name'] ?? '');
    if (isRefusal(row)) return row;
    if (row.state === 'paused') return conflict('cannot start a paused container, try unpause instead');
    if (row.state === 'running') return null;
    if (row.state === 'removing' || row.state === 'dead') {
      return conflict('container is marked for removal and cannot be started');
    }
    row.isStoppedByHand = false;
    row.restarts = 0;
    row.backOff = 0;
    return row.id;
  });
  if (found === null) return empty(304);
  if (isRefusal(found)) return found;
  return (yield* startContainer(p, daemon, found)) ?? empty();
}

/** Starts a container, and waits until its process is there. The refusal, or undefined when it runs. */
export function* startContainer(p: Proc, daemon: number, id: string): Steps<Refusal | undefined> {
  yield* p.cpu(prepareCpu + crowdCpu(p.do((sim) => sim.daemons.peek(daemon)?.counts.running ?? 0)));
  const refused = p.do((sim) => prepare(sim, daemon, id));
  if (refused !== null) return refused;
  const failure = yield* p.until((sim) => outcome(sim, id), [`container:${id}`]);
  yield* p.cpu(finishCpu);
  if (failure !== null)
    return p.do((sim) => giveUp(sim, id, failure.refused, failure.message, failure.exitCode));
  p.do((sim) => {
    const row = sim.containers.get(id);
    if (row === undefined) return;
    announceContainer(sim, row, 'start');
    beginHealth(sim, row);
  });
  return undefined;
}

function prepare(sim: Sim, daemonId: number, id: string): Refusal | null {
  const row = sim.containers.get(id);
  if (row === undefined) return noSuchContainer(id);
  const daemon = sim.daemons.need(daemonId);
  if (daemon.containerd === 0)
    return giveUp(sim, id, 500, 'failed to create task for container: Unavailable: connection error', 128);
  row.run += 1;
  row.failure = null;
  announceMounts(sim, row, 'mount');
  const refused = setUpNetwork(sim, daemon, row);
  if (refused !== undefined) return giveUp(sim, id, refused.refused, refused.message, 128);
  startThread(sim, daemon.containerd, 'create', id);
  return null;
}

/** How it went, as soon as that is known. */
function outcome(sim: Sim, id: string): ContainerRow['failure'] | undefined {
  const row = sim.containers.peek(id);
  if (row === undefined) return { refused: 404, message: `No such container: ${id}`, exitCode: 128 };
  if (row.failure !== null) return { ...row.failure };
  return row.process === 0 ? undefined : null;
}

/** Notes a failed start down, and takes back what was prepared. */
function giveUp(sim: Sim, id: string, status: number, message: string, exitCode: number): Refusal {
  const row = sim.containers.get(id);
  if (row === undefined) return refuse(status, message);
  const daemon = sim.daemons.need(row.daemon);
  announceMounts(sim, row, 'unmount');
  tearDownNetwork(sim, daemon, row);
  Object.assign(row, { failure: null, error: message, exitCode, process: 0, shim: 0 });
  endAttachments(sim, row.attachments);
  row.attachments = [];
  wake(sim, containerKey(id));
  if (configOf(sim, id).host.AutoRemove) removeNow(sim, row, true);
  return refuse(status, message);
}
