import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { deliver, signalNumber } from '#sim/kernel/signals';
import { wake } from '#sim/kernel/wait';
import type { ContainerRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { empty, type Reply } from '../http/answer';
import { broken, isRefusal, type Refusal } from '../http/refusal';
import { hasParam, param, wholeNumber, type ApiRequest } from '../http/request';
import { announceContainer } from '../state/events';
import { configOf, containerKey, findContainer, isUp } from '../state/find';

/** Seconds before SIGKILL where nothing else is said (moby, config_linux.go). */
const usualGrace = 10;

/** POST /containers/{name}/stop */
export function* stop(p: Proc, request: ApiRequest, daemon: number): Steps<Reply | Refusal> {
  const options = stopOptions(request);
  if (isRefusal(options)) return options;
  const found = p.do((sim) => {
    const row = findContainer(sim, daemon, request.vars['name'] ?? '');
    if (isRefusal(row)) return row;
    return isUp(row) || row.state === 'restarting' ? row.id : null;
  });
  if (found === null) return empty(304);
  if (isRefusal(found)) return found;
  if (options.signal !== '' && (signalNumber(options.signal) ?? 0) === 0)
    return broken(`cannot stop container: ${request.vars['name'] ?? ''}: invalid signal: ${options.signal}`);
  yield* stopContainer(p, found, options);
  return empty();
}

export interface StopOptions {
  /** seconds; −1 waits for ever; null is the container's own */
  grace: number | null;
  /** '' is the container's own */
  signal: string;
  /** false: its restart policy decides what comes next */
  isByHand?: boolean;
}

/** The parameters `t` and `signal` of stop and restart. */
export function stopOptions(request: ApiRequest): StopOptions | Refusal {
  const grace = hasParam(request, 't') ? wholeNumber(request, 't', usualGrace) : null;
  if (grace !== null && isRefusal(grace)) return grace;
  return { grace, signal: param(request, 'signal') };
}

/** Asks a container to end, waits, and kills it when its time is up. Comes back when it has ended. */
export function* stopContainer(p: Proc, id: string, options: StopOptions): Steps<void> {
  yield* p.cpu(2);
  const begun = p.do((sim) => askToEnd(sim, id, options));
  if (begun === null) return;
  const until = begun.grace < 0 ? undefined : p.clock() + begun.grace * 1000;
  const isOver = (sim: Sim) => hasEnded(sim, id, begun.run);
  const inTime = yield* p.until(
    (sim) =>
      isOver(sim)
        ? true
        : until !== undefined && sim.time >= until && !isEnding(sim, id, begun.run)
          ? false
          : undefined,
    [containerKey(id)],
    until,
  );
  if (inTime) return;
  p.do((sim) => {
    const row = sim.containers.get(id);
    if (row !== undefined) killWith(sim, row, 9);
  });
  yield* p.until((sim) => (isOver(sim) ? true : undefined), [containerKey(id)]);
}

function askToEnd(sim: Sim, id: string, options: StopOptions): { run: number; grace: number } | null {
  const row = sim.containers.get(id);
  if (row === undefined) return null;
  if (options.isByHand !== false) row.isStoppedByHand = true;
  if (row.process === 0) {
    cancelRestart(sim, row);
    return null;
  }
  row.isStopping = true;
  const { config } = configOf(sim, id);
  const name = options.signal === '' ? (config.StopSignal ?? 'SIGTERM') : options.signal;
  killWith(sim, row, signalNumber(name) ?? 15);
  const grace = options.grace ?? config.StopTimeout ?? usualGrace;
  return { run: row.run, grace };
}

/** A container that waits for its next restart has no process: it just stops waiting. */
function cancelRestart(sim: Sim, row: ContainerRow): void {
  if (row.state !== 'restarting') return;
  sim.daemons.need(row.daemon).counts.running -= 1;
  sim.daemons.need(row.daemon).counts.stopped += 1;
  row.state = 'exited';
  announceContainer(sim, row, 'stop');
  wake(sim, containerKey(row.id));
}

function hasEnded(sim: Sim, id: string, run: number): boolean {
  const row = sim.containers.peek(id);
  return row === undefined || row.run !== run || row.process === 0;
}

/** Its process is gone already, and what is left is being taken down. */
function isEnding(sim: Sim, id: string, run: number): boolean {
  const row = sim.containers.peek(id);
  if (row?.run !== run) return false;
  const process = sim.processes.peek(row.process);
  return process === undefined || process.state === 'zombie';
}

/** Sends a signal to a container's first process, and announces it. */
export function killWith(sim: Sim, row: ContainerRow, signal: number): void {
  announceContainer(sim, row, 'kill', { signal: String(signal) });
  deliver(sim, row.process, signal);
}
