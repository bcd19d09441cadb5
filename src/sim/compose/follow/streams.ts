import { text, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { takeFrames } from '#sim/cli/stream/frames';
import { BodyReader, type BodyState } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** What one container writes, on its way to the printer: plain data. */
export interface LogStream {
  /** the container's short name, and its id */
  readonly source: string;
  readonly id: string;
  /** a bare connection (attach), or the body of an answer (logs) */
  readonly fd: number;
  body: BodyState | null;
  readonly isRaw: boolean;
  /** all of it goes to standard output: logs of the past do not keep the two apart on the screen */
  readonly joins: boolean;
  /** the beginning of a frame */
  rest: string;
  /** lines that have no end yet, of standard output and standard error */
  out: string;
  err: string;
}

/** A whole line, and where it was written. */
export interface Line {
  readonly stream: 1 | 2;
  readonly text: string;
}

export function newStream(
  how: Pick<LogStream, 'source' | 'id' | 'fd' | 'isRaw' | 'joins'> & {
    readonly body?: BodyState;
    readonly rest?: string;
  },
): LogStream {
  const { body = null, rest = '', ...others } = how;
  return { ...others, body, rest, out: '', err: '' };
}

/** Reads what is there. Undefined at the end of the stream. */
export function* readLines(p: Proc, stream: LogStream): Steps<readonly Line[] | undefined> {
  const part = yield* readPart(p, stream);
  if (part === undefined) return undefined;
  stream.rest += part;
  return take(stream);
}

/** Takes whole lines out of what has been read. */
export function take(stream: LogStream): Line[] {
  const pieces = stream.isRaw ? [{ stream: 1 as const, data: stream.rest }] : [];
  if (stream.isRaw) stream.rest = '';
  else {
    const frames = takeFrames(stream.rest);
    stream.rest = frames.rest;
    pieces.push(...(frames.pieces as typeof pieces));
  }
  const lines: Line[] = [];
  for (const piece of pieces) {
    const isError = (piece.stream as number) === 2 && !stream.joins;
    const whole = ((isError ? stream.err : stream.out) + piece.data).split('\n');
    const begun = whole.pop() ?? '';
    if (isError) stream.err = begun;
    else stream.out = begun;
    for (const line of whole) lines.push({ stream: isError ? 2 : 1, text: decode(line) });
  }
  return lines;
}

/** What was begun and never ended with a newline. */
export function leftovers(stream: LogStream): Line[] {
  return [
    ...(stream.out === '' ? [] : [{ stream: 1 as const, text: decode(stream.out) }]),
    ...(stream.err === '' ? [] : [{ stream: 2 as const, text: decode(stream.err) }]),
  ];
}

const decode = (line: string): string => text(line as Bytes);

function* readPart(p: Proc, stream: LogStream): Steps<string | undefined> {
  if (stream.body === null) {
    const part = yield* p.read(stream.fd);
    return isFail(part) || part === '' ? undefined : part;
  }
  const reader = new BodyReader(p, { ...stream.body });
  const part = yield* reader.chunk();
  stream.body = reader.state();
  return isFail(part) || part === '' ? undefined : part;
}
