import { text, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import { frame, takeFrame } from './frames';

/** A session under way, as the server's process for it knows it between two events. */
export type RelayState = {
  role: 'relay';
  /** the connection */
  fd: number;
  /** what came of a frame that is not whole yet */
  rest: string;
  pid: number;
  /** where the client's input goes; −1: closed */
  input: number;
  outputs: [number, '1' | '2'][];
};

export function isRelay(state: Json): state is RelayState {
  return typeof state === 'object' && state !== null && 'role' in state && state.role === 'relay';
}

/** Carries bytes until the child's outputs end; then says how it ended. When the client goes away, the child's terminal does. */
export function* relay(p: Proc, before: RelayState): Steps<Outcome> {
  const s = cloneJson(before);
  if (s.outputs.length === 0) return yield* finish(p, s);
  yield* takeIn(p, s);
  const ready = yield* p.poll({ read: [s.fd, ...s.outputs.map(([fd]) => fd)] });
  if (typeof ready !== 'number') return again(s);
  if (ready !== s.fd) yield* carryOut(p, s, ready);
  else {
    const data = yield* p.read(s.fd);
    if (isFail(data) || data === '') return 255;
    s.rest += data;
  }
  return again(s);
}

/** Does what the client's frames say, as far as they are whole. */
function* takeIn(p: Proc, s: RelayState): Steps<void> {
  for (let taken = takeFrame(s.rest); taken !== undefined; taken = takeFrame(s.rest)) {
    s.rest = taken.rest;
    const { kind, data } = taken.frame;
    if (kind === '0' && s.input >= 0) yield* p.write(s.input, data);
    else if (kind === 'W') {
      const [rows = 24, cols = 80] = text(data).split(' ').map(Number);
      p.setWindow(s.input, rows, cols);
    } else if (kind === 'E' && s.input >= 0 && !s.outputs.some(([fd]) => fd === s.input)) {
      p.close(s.input);
      s.input = -1;
    }
  }
}

function* carryOut(p: Proc, s: RelayState, from: number): Steps<void> {
  const kind = s.outputs.find(([fd]) => fd === from)?.[1] ?? '1';
  const data = yield* p.read(from, 32768);
  if (!isFail(data) && data !== '') {
    yield* p.write(s.fd, frame(kind, data));
    return;
  }
  s.outputs = s.outputs.filter(([fd]) => fd !== from);
  p.close(from);
  if (from === s.input) s.input = -1;
}

function* finish(p: Proc, s: RelayState): Steps<Outcome> {
  const result = yield* p.wait(s.pid);
  const { code, signal } = isFail(result) ? { code: 255, signal: undefined } : result.exit;
  yield* p.write(s.fd, frame('X', utf8(String(signal === undefined ? code : -signal))));
  p.close(s.fd);
  return 0;
}
