import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import type { Opened } from '../engine';
import { defaultKeys, parseKeys, takeKeys } from './detach-keys';
import { takeFrames } from './frames';
import { forwarded, isOneTooMany, isTermination, signalName, windowChange } from './signals';

/** An attached stream as plain data. */
export interface Attached {
  readonly [key: string]: string | number | boolean | null;
  readonly fd: number;
  /** Bytes of a frame that is not complete yet, or what came along with the head of the answer. */
  rest: string;
  /** The container has a terminal: one raw stream. */
  readonly isRaw: boolean;
  /** Standard input still goes to the container. */
  hasInput: boolean;
  /** Keys that leave the container running; '' where they do not count. */
  readonly keys: string;
  held: string;
  /** The client's terminal is in raw mode and must be put back. */
  readonly isTerminalRaw: boolean;
  /** Path of the container to which signals go; '' for none. */
  readonly signalsTo: string;
  /** SIGINT and SIGTERM that have come: the third one is too many. */
  interrupts: number;
  /** Path of what is resized along with the client's terminal; '' for none. */
  readonly resizes: string;
}

export interface AttachOptions {
  readonly isRaw: boolean;
  readonly hasInput: boolean;
  readonly detachKeys?: string | undefined;
  readonly signalsTo?: string;
  readonly resizes?: string;
}

/** Takes over the bare connection of an answer 101, and the client's terminal with it. */
export function* beginAttached(cli: Cli, opened: Opened, options: AttachOptions): Steps<Attached> {
  const { fd, rest } = opened.response.body.hijack();
  const isTerminalRaw = options.hasInput && options.isRaw && cli.terminal(0) !== undefined;
  if (isTerminalRaw) setRaw(cli, true);
  if (!options.hasInput) cli.p.shutdown(fd);
  const typed = options.detachKeys ?? '';
  const parsed = typed === '' ? defaultKeys : parseKeys(typed);
  if (parsed === undefined) {
    yield* cli.err('level=warning msg="invalid detach escape keys, using default"\n');
  }
  if (options.signalsTo !== undefined) for (const signal of forwarded) cli.p.onSignal(signal, 'handle');
  else if (options.resizes !== undefined) cli.p.onSignal(windowChange, 'handle');
  return {
    ...{ fd, rest, isRaw: options.isRaw, hasInput: options.hasInput, held: '', interrupts: 0, isTerminalRaw },
    keys: isTerminalRaw ? (parsed ?? defaultKeys) : '',
    signalsTo: options.signalsTo ?? '',
    resizes: options.resizes ?? '',
  };
}

function setRaw(cli: Cli, isRaw: boolean): void {
  const on = !isRaw;
  cli.p.setTtyModes(0, { canonical: on, echo: on, signals: on, newline: on, carriageReturn: on });
}

/** Tells the engine the size of the client's terminal. */
export function* resize(cli: Cli, path: string, more = 0): Steps<void> {
  const size = cli.terminal(1);
  if (!size) return;
  const query = { h: String(size.rows + more), w: String(size.cols + more) };
  yield* cli.engine.call('POST', `${path}/resize`, { query });
}

/** How a turn of a stream went. `forced`: the user has lost patience, which ends the client with status 1. */
export type Streamed = 'ended' | 'detached' | 'forced' | 'more';

/** What one turn takes at most, so that journals stay short. */
const eventsPerTurn = 32;

/** Copies in both directions for one turn. `more`: come again with the same state. */
export function* stream(cli: Cli, state: Attached): Steps<Streamed> {
  const left = takeOut(state);
  for (const { stream: to, data } of left) yield* cli.p.write(to, data);
  for (let i = 0; i < eventsPerTurn; i += 1) {
    const read = state.hasInput ? [state.fd, 0] : [state.fd];
    const ready = yield* cli.p.poll({ read, signal: state.signalsTo !== '' || state.resizes !== '' });
    if (ready === 'signal') {
      if (yield* passSignal(cli, state)) return endStream(cli, state, 'forced');
    } else if (ready === state.fd) {
      if (yield* passOutput(cli, state)) return endStream(cli, state, 'ended');
    } else if (ready === 0 && (yield* passInput(cli, state))) return endStream(cli, state, 'detached');
  }
  return 'more';
}

function endStream(cli: Cli, state: Attached, how: Streamed): Streamed {
  if (state.isTerminalRaw) setRaw(cli, false);
  cli.p.close(state.fd);
  return how;
}

function takeOut(state: Attached): { stream: 1 | 2; data: Bytes }[] {
  if (state.isRaw) {
    const data = asBytes(state.rest);
    state.rest = '';
    return data === '' ? [] : [{ stream: 1, data }];
  }
  const { pieces, rest } = takeFrames(state.rest);
  state.rest = rest;
  return pieces;
}

/** True at the end of the stream. */
function* passOutput(cli: Cli, state: Attached): Steps<boolean> {
  const part = yield* cli.p.read(state.fd);
  if (isFail(part) || part === '') return true;
  state.rest += part;
  for (const { stream: to, data } of takeOut(state)) yield* cli.p.write(to, data);
  return false;
}

/** True when the keys were typed that leave the container alone. */
function* passInput(cli: Cli, state: Attached): Steps<boolean> {
  const part = yield* cli.p.read(0);
  if (isFail(part) || part === '') {
    state.hasInput = false;
    cli.p.shutdown(state.fd);
    return false;
  }
  if (state.keys === '') {
    yield* cli.p.write(state.fd, part);
    return false;
  }
  const { sent, held, isDetached } = takeKeys(state.keys, state.held, part);
  state.held = held;
  if (sent !== '') yield* cli.p.write(state.fd, asBytes(sent));
  return isDetached;
}

/** True when the client shall end at once. */
function* passSignal(cli: Cli, state: Attached): Steps<boolean> {
  const signal = cli.p.takeSignal();
  if (signal === undefined) return false;
  if (signal === windowChange && state.resizes !== '') yield* resize(cli, state.resizes);
  const name = signalName(signal);
  if (state.signalsTo === '' || name === undefined) return false;
  if (isTermination(signal)) state.interrupts += 1;
  if (yield* isOneTooMany(cli, state.interrupts)) return true;
  yield* cli.engine.call('POST', `${state.signalsTo}/kill`, { query: { signal: name } });
  return false;
}
