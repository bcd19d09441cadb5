import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** What both ends say first, as every SSH implementation does (RFC 4253, 4.2). */
export const serverVersion = 'SSH-2.0-OpenSSH_9.6p1 Ubuntu-3ubuntu13.5';
export const clientVersion = 'SSH-2.0-OpenSSH_9.6p1';

/**
 * After the versions, both ends speak in frames of this simulation's own: a letter, the length, a line break, the data.
 * Nothing is encrypted, since nobody listens; who may do what is checked as the real ones do.
 */
export type FrameKind =
  /** the server's host key, as known_hosts has it */
  | 'K'
  /** who wants in, with which keys */
  | 'A'
  /** the server lets in; or refuses, naming the ways that it takes */
  | 'Y'
  | 'N'
  /** what to run: a `SessionRequest` */
  | 'R'
  /** standard input, output and error */
  | '0'
  | '1'
  | '2'
  /** no more input */
  | 'E'
  /** the size of the window: `rows cols` */
  | 'W'
  /** how it ended: exit status, or minus the signal */
  | 'X';

export interface Frame {
  kind: FrameKind;
  data: Bytes;
}

/** What a client wants to be run after it was let in. */
export interface SessionRequest {
  /** through the user's shell; absent: a login shell */
  command?: string;
  /** a subsystem instead: `sftp` */
  subsystem?: string;
  /** a terminal of that size */
  terminal?: { rows: number; cols: number; term: string };
  env: Record<string, string>;
}

export function frame(kind: FrameKind, data: Bytes): Bytes {
  return asBytes(`${kind}${data.length}\n${data}`);
}

export function jsonFrame(kind: FrameKind, value: Json): Bytes {
  return frame(kind, utf8(JSON.stringify(value)));
}

/** Takes a whole frame from the beginning of what was read; undefined while it is not all there. */
export function takeFrame(got: string): { frame: Frame; rest: string } | undefined {
  const end = got.indexOf('\n');
  if (end < 0) return undefined;
  const length = Number(got.slice(1, end));
  if (got.length < end + 1 + length) return undefined;
  const data = asBytes(got.slice(end + 1, end + 1 + length));
  return { frame: { kind: got.charAt(0) as FrameKind, data }, rest: got.slice(end + 1 + length) };
}

/** Waits for the next frame. Answers undefined when the other end went away. */
export function* nextFrame(
  p: Proc,
  fd: number,
  before: string,
): Steps<{ frame: Frame; rest: string } | undefined> {
  let got = before;
  for (;;) {
    const taken = takeFrame(got);
    if (taken !== undefined) return taken;
    const more = yield* p.read(fd);
    if (isFail(more) || more === '') return undefined;
    got += more;
  }
}

/** Reads the other end's version line; undefined when it sent none. */
export function* readVersion(
  p: Proc,
  fd: number,
): Steps<{ version: string; rest: string } | Fail | undefined> {
  let got = '';
  for (;;) {
    const end = got.indexOf('\n');
    if (end >= 0) {
      const version = got.slice(0, end).replace(/\r$/, '');
      return version.startsWith('SSH-') ? { version, rest: got.slice(end + 1) } : undefined;
    }
    if (got.length > 255) return undefined;
    const more = yield* p.read(fd);
    if (isFail(more)) return more;
    if (more === '') return undefined;
    got += more;
  }
}

/** The value in a frame, or undefined where it is none. What comes over the network may be anything. */
export function valueOf(data: Bytes): unknown {
  try {
    return JSON.parse(text(data)) as unknown;
  } catch {
    return undefined;
  }
}
