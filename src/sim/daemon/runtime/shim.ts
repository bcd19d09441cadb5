import type { Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { startThread } from '#sim/kernel/processes';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { wake } from '#sim/kernel/wait';
import type { Exit } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import { containerKey } from '../state/find';
import { execBody } from './exec-watch';
import { containerEnded } from './exit';
import { deliverTo, logOutput } from './output';
import { pump, pumpKeys } from './pump';
import { runcFailed } from './rootfs';
import { ownProgram } from '../windows/door';

interface ShimState {
  [key: string]: Json;
  container: string;
  run: number;
  process: number;
  stdout: number;
  stderr: number;
}

/** `runc delete` after the end of a container: ms of processor time of the shim (calibration.md: run --rm against run -d). */
const deleteCpu = 40;

/**
 * containerd-shim-runc-v2: one for each container. It lets runc make the container, holds its streams, and stays until the
 * container has ended. When containerd or dockerd go away, it and its container go on.
 */
export const shim: Program = {
  name: 'containerd-shim-runc-v2',
  start: { cpu: 26, anon: 2_300_000 },
  main: function* (p: Proc, state: Json): Steps<Outcome> {
    return state === null ? yield* create(p) : yield* watch(p, state as ShimState);
  },
  threads: { exec: execBody },
};

/** Its container's id, by its command line. */
function containerOf(p: Proc): string {
  return p.args[p.args.indexOf('-id') + 1] ?? '';
}

function* create(p: Proc): Steps<Outcome> {
  const id = containerOf(p);
  const bundle = `/run/containerd/io.containerd.runtime.v2.task/moby/${id}`;
  const argv = ['runc', '--root', '/var/run/docker/runtime-runc/moby', 'create', '--bundle', bundle, id];
  const runc = p.spawn({ path: p.do((sim) => ownProgram(sim, p.processId, 'runc')), argv });
  if (isFail(runc)) {
    p.do((sim) => fail(sim, id, `exec: "runc": ${strerror(runc).toLowerCase()}`));
    return 1;
  }
  const ended = yield* p.wait(runc);
  if (isFail(ended) || ended.exit.code !== 0) return 1; // runc has left its reason in the container's row
  return again(p.do((sim) => begun(sim, id, p.processId)));
}

function fail(sim: Sim, id: string, why: string): void {
  const row = sim.containers.get(id);
  if (row === undefined) return;
  row.failure = { refused: 500, message: `${runcFailed}${why}`, exitCode: 128 };
  wake(sim, containerKey(id));
}

/** What runc has made, as the state of the watching thread. */
function begun(sim: Sim, id: string, shimId: number): Json {
  const { shared } = sim.processes.need(shimId);
  return { ...((shared['task'] ?? { container: id }) as Record<string, Json>) };
}

function* watch(p: Proc, state: ShimState): Steps<Outcome> {
  const keys = p.do((sim) => pumpKeys(sim, p.processId, state));
  const seen = yield* p.until(
    (sim) => pump(sim, p.processId, state, (stream, data) => print(sim, state.container, stream, data)),
    keys,
  );
  if (seen === 'moved') return again(state);
  const endedAt = p.now();
  const exit = p.do((sim) => exitOf(sim, state));
  p.waitNoHang(-1);
  yield* p.cpu(deleteCpu);
  p.do((sim) => report(sim, state, exit, endedAt));
  return 0;
}

/** A container's output: into its log, and to everybody who is attached. */
function print(sim: Sim, id: string, stream: 1 | 2, data: Bytes): void {
  const row = sim.containers.peek(id);
  if (row === undefined) return;
  logOutput(sim, id, stream, data);
  deliverTo(sim, row.attachments, stream, data);
}

function exitOf(sim: Sim, state: ShimState): Exit {
  if (state.process === 0) return { code: 255 };
  return { ...(sim.processes.peek(state.process)?.exit ?? { code: 0 }) };
}

/** Hands the end over to dockerd, which has some work with it; without a dockerd it is noted down at once. */
function report(sim: Sim, state: ShimState, exit: Exit, endedAt: number): void {
  const row = sim.containers.peek(state.container);
  const daemon = sim.daemons.peek(row?.daemon ?? 0);
  if (daemon === undefined || row?.run !== state.run) return;
  const note = { container: state.container, run: state.run, exit: { ...exit }, endedAt } as Json;
  if (sim.processes.peek(daemon.process)?.state === 'running')
    startThread(sim, daemon.process, 'ended', note);
  else containerEnded(sim, state.container, state.run, exit, endedAt);
}
