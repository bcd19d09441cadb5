import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { isFail, strerror, type Fail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';

/** What scp asks of the other side, one JSON value a line; and what it is told. */
export type FileRequest =
  | { op: 'stat' | 'list' | 'read'; path: string }
  | { op: 'write'; path: string; data: string; mode: number; mtime?: number }
  | { op: 'mkdir'; path: string; mode: number };

export type FileAnswer =
  | { error: string }
  | { type: string; mode: number; size: number; mtime: number }
  | { names: string[] }
  | { data: string }
  | { done: true };

export function line(value: FileRequest | FileAnswer): Bytes {
  return utf8(`${JSON.stringify(value)}\n`);
}

/** Does things to files for whoever writes to its input, with the rights of the user it runs as. */
export const sftpServer: Program = {
  name: 'sftp-server',
  start: { cpu: 2, anon: 1 << 20 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    let got = typeof state === 'string' ? state : '';
    const more = yield* p.read(0);
    if (isFail(more) || more === '') return 0;
    got += more;
    for (let end = got.indexOf('\n'); end >= 0; end = got.indexOf('\n')) {
      yield* p.write(1, line(answer(p, got.slice(0, end))));
      got = got.slice(end + 1);
    }
    return again(got);
  },
};

function answer(p: Proc, json: string): FileAnswer {
  let request: FileRequest;
  try {
    // UTF-8 of the line was left as it is: all that matters in it is ASCII
    request = JSON.parse(decodeURIComponent(escapeBytes(json))) as FileRequest;
  } catch {
    return { error: 'Bad message' };
  }
  return answerTo(p, request);
}

/** Does it, with the rights of the process that asks. */
export function answerTo(p: Proc, request: FileRequest): FileAnswer {
  const path = String(request.path);
  if (request.op === 'write') return write(p, path, request);
  if (request.op === 'mkdir') return done(p.mkdir(path, request.mode));
  if (request.op === 'list') {
    const names = p.readDir(path);
    return isFail(names) ? refusal(names) : { names: names.map(({ name }) => name) };
  }
  if (request.op === 'read') {
    const data = p.readFile(path);
    return isFail(data) ? refusal(data) : { data };
  }
  const seen = p.stat(path);
  if (isFail(seen)) return refusal(seen);
  return { type: seen.type, mode: seen.mode, size: seen.size, mtime: seen.mtime };
}

function write(p: Proc, path: string, request: Extract<FileRequest, { op: 'write' }>): FileAnswer {
  const refused = p.writeFile(path, asBytes(request.data), { mode: request.mode });
  if (refused === undefined && request.mtime !== undefined) p.touch(path, request.mtime);
  return done(refused);
}

const refusal = (fail: Fail): FileAnswer => ({ error: strerror(fail) });
const done = (refused: Fail | undefined): FileAnswer =>
  refused === undefined ? { done: true } : refusal(refused);

/** Bytes as %-escapes, to be read as UTF-8. */
function escapeBytes(bytes: string): string {
  return bytes.replace(/[^\x20-\x24\x26-\x7e]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
