import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import type { Fail } from '#sim/base/fail';
import { chunk, goHeaders, lastChunk } from '#sim/kernel/http/index';
import * as io from '#sim/kernel/io';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { daemonHeaders, encode } from './answer';
import type { Connection } from './verb';

/** Writes the head of an answer whose body follows in chunks: status and headers now, body later. */
export function* beginStream(
  p: Proc,
  { fd, isClosing, begun }: Connection,
  type = 'application/json',
): Steps<Fail | undefined> {
  begun(200);
  const fields = goHeaders([...daemonHeaders, ['Content-Type', type]], undefined, p.now(), { isClosing });
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return yield* p.write(fd, asBytes(`HTTP/1.1 200 OK\r\n${lines}\r\n`));
}

/** One piece of the body. */
export function* sendChunk(p: Proc, fd: number, data: Bytes): Steps<Fail | undefined> {
  return data === '' ? undefined : yield* p.write(fd, chunk(data));
}

/** One JSON value in a chunk of its own, with a line end: a line feed, or CR LF in progress streams. */
export function* sendJson(p: Proc, fd: number, value: unknown, end = '\n'): Steps<Fail | undefined> {
  return yield* sendChunk(p, fd, utf8(`${encode(value).trimEnd()}${end}`));
}

export function* endStream(p: Proc, fd: number): Steps<Fail | undefined> {
  return yield* p.write(fd, lastChunk);
}

/** Has the client hung up? Go's server looks for that while a handler runs, and ends the handler's context. */
export function hasHungUp(sim: Sim, processId: number, fd: number): boolean {
  const file = io.openFileOf(sim, processId, fd);
  const socket = file === undefined ? undefined : sim.sockets.peek(file.target);
  if (socket === undefined) return true;
  return socket.inbox === '' && (socket.isEnded || socket.wasReset || socket.state === 'closed');
}

/** What to be woken by when the client hangs up. */
export function connectionKey(sim: Sim, processId: number, fd: number): string {
  return io.wakeKey(sim, processId, fd);
}

/** Waits until `check` finds something, or the client hangs up ('gone'). */
export function* untilOrGone<T>(
  p: Proc,
  fd: number,
  keys: readonly string[],
  check: (sim: Sim) => T | undefined,
  until?: number,
): Steps<T | 'gone'> {
  const key = p.do((sim) => connectionKey(sim, p.processId, fd));
  return yield* p.until(
    (sim) => check(sim) ?? (hasHungUp(sim, p.processId, fd) ? 'gone' : undefined),
    [...keys, key],
    until,
  );
}

/** The head of an answer that leaves HTTP behind: 101 for those who asked to upgrade, moby's bare 200 for others. */
export function hijackHead(wantsUpgrade: boolean, type: string, more = ''): Bytes {
  const head = wantsUpgrade
    ? `HTTP/1.1 101 UPGRADED\r\nContent-Type: ${type}\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n`
    : `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n`;
  return asBytes(`${head}${more}\r\n`);
}

export const rawStream = 'application/vnd.docker.raw-stream';
export const multiplexedStream = 'application/vnd.docker.multiplexed-stream';

/** The type of a hijacked stream: since API 1.42 frames have their own, when the client upgrades. */
export function streamType(isFramed: boolean, wantsUpgrade: boolean, isNew: boolean): string {
  return isFramed && wantsUpgrade && isNew ? multiplexedStream : rawStream;
}
