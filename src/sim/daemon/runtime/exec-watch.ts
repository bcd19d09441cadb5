import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import * as io from '#sim/kernel/io';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import { wake } from '#sim/kernel/wait';
import type { ContainerRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { announceContainer } from '../state/events';
import { deliverTo, endAttachments } from './output';
import { pump, pumpKeys } from './pump';
import { ownProgram } from '../windows/door';

interface ExecState {
  [key: string]: Json;
  exec: string;
  process: number;
  stdout: number;
  stderr: number;
}

/** Woken when an exec has started, and when it has ended. */
export function execKey(id: string): string {
  return `exec:${id}`;
}

/** A thread of the shim for each exec: has runc make its process, and watches it. State: the exec's id, then what it watches. */
export function* execBody(p: Proc, state: Json): Steps<Outcome> {
  if (typeof state !== 'string') return yield* watch(p, state as ExecState);
  const argv = [
    'runc',
    '--root',
    '/var/run/docker/runtime-runc/moby',
    'exec',
    '--process',
    '/tmp/runc-process',
    state,
  ];
  const runc = p.spawn({ path: p.do((sim) => ownProgram(sim, p.processId, 'runc')), argv });
  if (!isFail(runc)) yield* p.wait(runc);
  const task = p.do((sim) => {
    const found = sim.processes.need(p.processId).shared[state];
    return found === undefined ? null : ({ ...(found as Record<string, Json>) } as ExecState);
  });
  if (task === null) {
    p.do((sim) => ended(sim, state, 128));
    return undefined;
  }
  return again(task);
}

function* watch(p: Proc, state: ExecState): Steps<Outcome> {
  const keys = p.do((sim) => pumpKeys(sim, p.processId, state));
  const seen = yield* p.until((sim) => {
    const row = sim.execs.peek(state.exec);
    return pump(sim, p.processId, state, (stream, data) =>
      deliverTo(sim, row?.attachments ?? [], stream, data),
    );
  }, keys);
  if (seen === 'moved') return again(state);
  p.do((sim) => finish(sim, p.processId, state));
  p.waitNoHang(-1);
  return undefined;
}

/** The process has ended: its streams are closed, its code is noted down. */
function finish(sim: Sim, shimId: number, state: ExecState): void {
  const shim = sim.processes.need(shimId);
  const row = sim.execs.get(state.exec);
  const code =
    state.process === 0 ? Number(state['exitCode']) : (sim.processes.peek(state.process)?.exit?.code ?? 0);
  for (const fd of [state.stdout, state.stderr, row?.stdin ?? -1]) if (fd >= 0) io.detach(sim, shim, fd);
  delete shim.shared[state.exec];
  if (row !== undefined && row.tty !== 0) sim.ttys.remove(row.tty);
  ended(sim, state.exec, code);
}

/** Notes the end of an exec down, and tells everybody. */
export function ended(sim: Sim, id: string, exitCode: number): void {
  const row = sim.execs.get(id);
  if (row === undefined || row.exitCode !== null) return;
  Object.assign(row, { isRunning: false, exitCode, stdin: -1, tty: 0 });
  endAttachments(sim, row.attachments);
  const container = sim.containers.get(row.container);
  if (container !== undefined) {
    container.execs = container.execs.filter((other) => other !== id);
    remember(sim, container, id);
    announceContainer(sim, container, 'exec_die', { execID: id, exitCode: String(exitCode) });
  }
  wake(sim, execKey(id));
}

/** How many execs that are over a container keeps. (The real daemon forgets them after some minutes.) */
const kept = 64;

function remember(sim: Sim, container: ContainerRow, id: string): void {
  const past = [...(container.pastExecs ?? []), id];
  for (const forgotten of past.splice(0, Math.max(0, past.length - kept)))
    if (sim.execs.has(forgotten)) sim.execs.remove(forgotten);
  container.pastExecs = past;
}
