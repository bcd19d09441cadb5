import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import * as io from '#sim/kernel/io';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { announceContainer } from '../state/events';
import { configOf, containerKey } from '../state/find';
import { execKey } from './exec-watch';
import { attachmentKey, endAttachments } from './output';

/** Sends what an attachment gets over a hijacked connection, until nothing more will come. */
export function* sendOutput(p: Proc, fd: number, attachment: number): Steps<void> {
  for (;;) {
    const part = yield* p.until((sim) => takeBuffer(sim, attachment), [attachmentKey(attachment)]);
    if (part === null) break;
    const refused = yield* p.write(fd, asBytes(part));
    if (refused !== undefined) break;
  }
  p.do((sim) => sim.attachments.remove(attachment));
}

/** What waits to be sent; null when nothing will any more. */
function takeBuffer(sim: Sim, id: number): string | null | undefined {
  const row = sim.attachments.peek(id);
  if (row === undefined) return null;
  if (row.buffer === '') return row.isEnded ? null : undefined;
  const mine = sim.attachments.need(id);
  const data = mine.buffer;
  mine.buffer = asBytes('');
  return data;
}

interface InputState {
  [key: string]: Json;
  fd: number;
  container: string;
  /** '' for the container's own process */
  exec: string;
  attachment: number;
  /** input that was read, and not handed on yet */
  rest: string;
  /** what leaves the terminal; '' for none */
  keys: string;
  /** as much of it as has been typed */
  typed: string;
}

/** A thread of dockerd that brings what a client sends to a process's standard input. */
export function* inputBody(p: Proc, given: Json): Steps<Outcome> {
  const state = given as InputState;
  let data: Bytes = asBytes(state.rest);
  if (data === '') {
    const got = yield* p.read(state.fd, 32768);
    if (isFail(got)) return undefined;
    if (got === '') {
      yield* p.until((sim) => closeInput(sim, state), keysOf(state));
      return undefined;
    }
    data = got;
  }
  const { pass, typed, isDetached } = withoutKeys(state, data);
  const outcome =
    pass === '' ? 'done' : yield* p.until((sim) => hand(sim, state, asBytes(pass)), keysFor(p, state));
  if (isDetached) {
    p.do((sim) => detach(sim, state));
    return undefined;
  }
  if (outcome === 'ended') return undefined;
  const left = outcome === 'done' ? '' : pass.slice(outcome);
  return again({ ...state, rest: left, typed });
}

function keysOf(state: InputState): string[] {
  return state.exec === '' ? [containerKey(state.container)] : [execKey(state.exec)];
}

function keysFor(p: Proc, state: InputState): string[] {
  const place = p.do((sim) => placeOf(sim, state));
  const fdKey =
    place === undefined || place === 'ended' ? [] : [p.do((sim) => io.wakeKey(sim, place.shim, place.fd))];
  return [...keysOf(state), ...fdKey];
}

/** The shim's descriptor that leads to the process; undefined while it has not begun, 'ended' when it has none (any more). */
function placeOf(sim: Sim, state: InputState): { shim: number; fd: number } | 'ended' | undefined {
  const row = sim.containers.peek(state.container);
  const listener = sim.attachments.peek(state.attachment);
  if (row === undefined || listener === undefined || listener.isEnded) return 'ended';
  const one = state.exec === '' ? row : sim.execs.peek(state.exec);
  if (one === undefined) return 'ended';
  if (one.process === 0) return undefined;
  return one.stdin < 0 ? 'ended' : { shim: row.shim, fd: one.stdin };
}

/** How many bytes were taken, or 'done' for all of them; undefined while there is no room, or nobody yet. */
function hand(sim: Sim, state: InputState, data: Bytes): number | 'done' | 'ended' | undefined {
  const place = placeOf(sim, state);
  if (place === undefined || place === 'ended') return place;
  const taken = io.write(sim, place.shim, place.fd, data);
  if (taken === undefined) return undefined;
  if (isFail(taken)) return 'ended';
  return taken >= data.length ? 'done' : taken;
}

/** The client sends no more: the process reads the end of its input, when it was to have this client's input only. */
function closeInput(sim: Sim, state: InputState): true | undefined {
  const place = placeOf(sim, state);
  if (place === undefined) return undefined;
  if (place === 'ended') return true;
  const { config } = configOf(sim, state.container);
  const isExec = state.exec !== '';
  if (isExec ? sim.execs.peek(state.exec)?.isTty === true : config.Tty || !config.StdinOnce) return true;
  io.close(sim, place.shim, place.fd);
  const row = isExec ? sim.execs.get(state.exec) : sim.containers.get(state.container);
  if (row !== undefined) row.stdin = -1;
  return true;
}

/** Splits what was typed into what goes on and what may be the beginning of the detach keys. */
function withoutKeys(state: InputState, data: Bytes): { pass: string; typed: string; isDetached: boolean } {
  const { keys } = state;
  if (keys === '') return { pass: data, typed: '', isDetached: false };
  let pass = '';
  let typed = state.typed;
  for (const key of data) {
    if (key === keys[typed.length]) {
      typed += key;
      if (typed === keys) return { pass, typed: '', isDetached: true };
    } else {
      pass += typed + key;
      typed = '';
    }
  }
  return { pass, typed, isDetached: false };
}

function detach(sim: Sim, state: InputState): void {
  const row = sim.containers.get(state.container);
  if (row === undefined) return;
  row.attachments = row.attachments.filter((id) => id !== state.attachment);
  endAttachments(sim, [state.attachment]);
  announceContainer(
    sim,
    row,
    state.exec === '' ? 'detach' : 'exec_detach',
    state.exec === '' ? {} : { execID: state.exec },
  );
}
