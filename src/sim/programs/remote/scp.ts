import { asBytes, text, utf8 } from '#sim/base/bytes';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import { connectTo } from './connection';
import { destinationOf, knownOptions, type Wishes } from './config';
import { frame, jsonFrame, nextFrame } from './frames';
import { answerTo, line, type FileAnswer, type FileRequest } from './sftp-server';

interface Copy extends Wishes {
  isRecursive: boolean;
  keepsTimes: boolean;
  isQuiet: boolean;
  words: string[];
}

/** A machine's files, here or over there. */
interface Side {
  ask(request: FileRequest): Steps<FileAnswer>;
}

const usage = `usage: scp [-pqr] [-i identity_file] [-o ssh_option] [-P port] source ... target
`;

/** Copies files between hosts: scp(1), over the same connection as ssh. */
export const scp: Program = {
  name: 'scp',
  start: { cpu: 8, anon: 2_000_000 },
  *main(p: Proc): Steps<Outcome> {
    const copy = readLine(p.args);
    if (typeof copy === 'string') {
      yield* p.err(copy);
      return 1;
    }
    const target = copy.words.at(-1) ?? '';
    const sources = copy.words.slice(0, -1);
    const to = yield* sideOf(p, copy, target);
    if (to === undefined) return 255;
    let status = 0;
    const targetInfo = yield* to.side.ask({ op: 'stat', path: to.path });
    const isFolder = 'type' in targetInfo && targetInfo.type === 'dir';
    if (sources.length > 1 && !isFolder) {
      yield* p.err(`scp: ${to.path}: Not a directory\n`);
      return 1;
    }
    for (const source of sources) {
      const from = yield* sideOf(p, copy, source);
      if (from === undefined) return 255;
      const name = from.path.replace(/\/+$/, '').replace(/.*\//, '');
      const at = isFolder ? `${to.path.replace(/\/$/, '')}/${name}` : to.path;
      if (!(yield* transfer(p, copy, from.side, from.path, to.side, at))) status = 1;
    }
    return status;
  },
};

function readLine(args: readonly string[]): Copy | string {
  const copy: Copy = {
    ...{ identities: [], options: {}, isRecursive: false, keepsTimes: false, isQuiet: false, words: [] },
  };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (!arg.startsWith('-') || arg === '-') copy.words.push(arg);
    else if (/^-[Pio]/.test(arg)) {
      const value = arg.slice(2) || (args[++i] ?? '');
      if (arg[1] === 'P') copy.port = Number(value);
      else if (arg[1] === 'i') copy.identities.push(value);
      else {
        const [name = '', word = ''] = value.split(/\s*=\s*/);
        if (!knownOptions.has(name.toLowerCase()))
          return `command-line: line 0: Bad configuration option: ${name.toLowerCase()}\r\n`;
        copy.options[name.toLowerCase()] ??= word;
      }
    } else {
      for (const letter of arg.slice(1)) {
        if (letter === 'r') copy.isRecursive = true;
        else if (letter === 'p') copy.keepsTimes = true;
        else if (letter === 'q') copy.isQuiet = true;
        else if (!'BC46v3'.includes(letter)) return `unknown option -- ${letter}\r\n${usage}`;
      }
    }
  }
  return copy.words.length < 2 ? usage : copy;
}

/** `host:path`, unless a slash comes before the colon. */
function* sideOf(p: Proc, copy: Copy, word: string): Steps<{ side: Side; path: string } | undefined> {
  const remote = /^([^/:]+):(.*)$/.exec(word);
  if (remote === null) return { side: here(p), path: word };
  const to = destinationOf(p, remote[1] ?? '', copy);
  const connected = yield* connectTo(p, to);
  if (connected === undefined) {
    yield* p.err('scp: Connection closed\r\n');
    return undefined;
  }
  yield* p.write(connected.fd, jsonFrame('R', { subsystem: 'sftp', env: {} } as Json));
  const side = there(p, connected.fd, connected.rest);
  return { side, path: (remote[2] ?? '').replace(/^~\//, '') || '.' };
}

function here(p: Proc): Side {
  return {
    *ask(request) {
      return answerTo(p, request);
    },
  };
}

function there(p: Proc, fd: number, before: string): Side {
  let rest = before;
  let said = '';
  return {
    *ask(request) {
      yield* p.write(fd, frame('0', line(request)));
      for (;;) {
        const end = said.indexOf('\n');
        if (end >= 0) {
          const answer = JSON.parse(text(asBytes(said.slice(0, end)))) as FileAnswer;
          said = said.slice(end + 1);
          return answer;
        }
        const next = yield* nextFrame(p, fd, rest);
        if (next === undefined || next.frame.kind === 'X') return { error: 'Connection closed' };
        rest = next.rest;
        if (next.frame.kind === '1') said += next.frame.data;
      }
    },
  };
}

/** One file, or a directory with all in it. False after having said what went wrong. */
function* transfer(p: Proc, copy: Copy, from: Side, path: string, to: Side, at: string): Steps<boolean> {
  const info = yield* from.ask({ op: 'stat', path });
  if ('error' in info) return yield* complain(p, `stat "${path}"`, info.error);
  if (!('type' in info)) return false;
  if (info.type === 'dir') {
    if (!copy.isRecursive) {
      yield* p.err(`scp: ${path}: not a regular file\n`);
      return false;
    }
    return yield* transferFolder(p, copy, from, path, to, at, info.mode);
  }
  const read = yield* from.ask({ op: 'read', path });
  if (!('data' in read)) return yield* complain(p, `open "${path}"`, 'error' in read ? read.error : '');
  const written = yield* to.ask({
    op: 'write',
    path: at,
    data: read.data,
    mode: info.mode & 0o777,
    ...(copy.keepsTimes && { mtime: info.mtime }),
  });
  if ('error' in written) return yield* complain(p, `dest open "${at}"`, written.error);
  if (!copy.isQuiet && p.isTty(1)) yield* meter(p, path.replace(/.*\//, ''), read.data.length);
  return true;
}

function* transferFolder(
  p: Proc,
  copy: Copy,
  from: Side,
  path: string,
  to: Side,
  at: string,
  mode: number,
): Steps<boolean> {
  const there = yield* to.ask({ op: 'stat', path: at });
  if (!('type' in there)) {
    const made = yield* to.ask({ op: 'mkdir', path: at, mode: mode & 0o777 });
    if ('error' in made) return yield* complain(p, `remote mkdir "${at}"`, made.error);
  }
  const listed = yield* from.ask({ op: 'list', path });
  let isWell = true;
  for (const name of 'names' in listed ? listed.names : [])
    isWell = (yield* transfer(p, copy, from, `${path}/${name}`, to, `${at}/${name}`)) && isWell;
  return isWell;
}

function* complain(p: Proc, what: string, why: string): Steps<false> {
  yield* p.err(`scp: ${what}: ${why}\n`);
  return false;
}

/** The line of a file that has arrived: name, share, bytes, speed, time. */
function* meter(p: Proc, name: string, bytes: number): Steps<void> {
  const width = Math.max(10, (p.tty(1)?.cols ?? 80) - 36);
  const size = bytes < 10_000 ? `${bytes}` : `${Math.round(bytes / 1024)}KB`;
  const speed = `${(bytes / 1024).toFixed(1)}KB/s`;
  yield* p.write(
    1,
    utf8(
      `\r${name.padEnd(width).slice(0, width)} 100% ${size.padStart(4)} ${speed.padStart(11)}   00:00    \n`,
    ),
  );
}
