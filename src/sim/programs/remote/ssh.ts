import { utf8, text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { connectTo } from './connection';
import { destinationOf, knownOptions, type Wishes } from './config';
import { frame, jsonFrame, takeFrame, type SessionRequest } from './frames';

/** A session under way, as the client knows it between two events. */
type Session = {
  fd: number;
  rest: string;
  hostName: string;
  hasTerminal: boolean;
  hasInput: boolean;
  isQuiet: boolean;
};

interface Line extends Wishes {
  terminal: 'usual' | 'never' | 'always';
  isQuiet: boolean;
  noInput: boolean;
  version: boolean;
  words: string[];
  wrong?: string;
}

const usage = `usage: ssh [-nqTtV] [-i identity_file] [-l login_name] [-o option] [-p port]
           destination [command [argument ...]]
`;

const withValue = 'BbcDEeFIiJLlmOopQRSWw';
/** Real options that are not here: refused. */
const absent = 'AaCDfgGkKLMNRsWwXxYyBbcEeFIJmOQS';

function readLine(args: readonly string[]): Line {
  const line: Line = {
    ...{
      identities: [],
      options: {},
      terminal: 'usual',
      isQuiet: false,
      noInput: false,
      version: false,
      words: [],
    },
  };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (line.words.length > 1 || !arg.startsWith('-') || arg === '-') {
      line.words.push(arg);
      if (line.words.length === 2) line.words.push(...args.slice(i + 1));
      if (line.words.length >= 2) break;
      continue;
    }
    if (arg === '--') continue;
    for (let k = 1; k < arg.length; k++) {
      const letter = arg.charAt(k);
      let value = '';
      if (withValue.includes(letter)) {
        value = arg.slice(k + 1) || (args[++i] ?? '');
        k = arg.length;
      }
      line.wrong ??= applyOption(line, letter, value);
    }
  }
  return line;
}

function applyOption(line: Line, letter: string, value: string): string | undefined {
  if (letter === 'p') line.port = Number(value);
  else if (letter === 'l') line.user = value;
  else if (letter === 'i') line.identities.push(value);
  else if (letter === 't') line.terminal = 'always';
  else if (letter === 'T') line.terminal = 'never';
  else if (letter === 'q') line.isQuiet = true;
  else if (letter === 'n') line.noInput = true;
  else if (letter === 'V') line.version = true;
  else if (letter === 'o') {
    const [, name = '', word = ''] = /^\s*(\w+)(?:\s*=\s*|\s+)(.*)$/.exec(value) ?? [];
    if (!knownOptions.has(name.toLowerCase()))
      return `command-line: line 0: Bad configuration option: ${name.toLowerCase()}\r\n`;
    line.options[name.toLowerCase()] ??= word;
  } else if ('46v'.includes(letter)) return undefined;
  else if (absent.includes(letter)) return `ssh: -${letter} is not simulated\r\n`;
  else return `unknown option -- ${letter}\r\n${usage}`;
  return undefined;
}

/** The client of a remote shell: ssh(1). */
export const ssh: Program = {
  name: 'ssh',
  start: { cpu: 8, anon: 2_000_000 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    return state === null ? yield* begin(p) : yield* carry(p, cloneJson(state) as Session);
  },
};

function* begin(p: Proc): Steps<Outcome> {
  const line = readLine(p.args);
  if (line.wrong !== undefined) {
    yield* p.err(line.wrong);
    return 255;
  }
  if (line.version) {
    yield* p.err('OpenSSH_9.6p1 Ubuntu-3ubuntu13.5, OpenSSL 3.0.13 30 Jan 2024\n');
    return 0;
  }
  const [typed, ...command] = line.words;
  if (typed === undefined) {
    yield* p.err(usage);
    return 255;
  }
  const to = destinationOf(p, typed, line);
  const connected = yield* connectTo(p, to);
  if (connected === undefined) return 255;
  const wants = line.terminal === 'always' || (line.terminal === 'usual' && command.length === 0);
  const screen = wants ? p.tty(0) : undefined;
  if (wants && screen === undefined && !line.isQuiet)
    yield* p.err('Pseudo-terminal will not be allocated because stdin is not a terminal.\r\n');
  const request: SessionRequest = { env: {} };
  if (command.length > 0) request.command = command.join(' ');
  if (p.env['LANG'] !== undefined) request.env['LANG'] = p.env['LANG'];
  if (screen !== undefined) {
    request.terminal = { rows: screen.rows, cols: screen.cols, term: p.env['TERM'] ?? 'xterm-256color' };
    p.onSignal(SIG.WINCH, 'handle');
    p.setTtyModes(0, raw);
  }
  yield* p.write(connected.fd, jsonFrame('R', request as unknown as Json));
  if (line.noInput) yield* p.write(connected.fd, frame('E', utf8('')));
  return again({
    fd: connected.fd,
    rest: connected.rest,
    hostName: to.hostName,
    hasTerminal: screen !== undefined,
    hasInput: !line.noInput,
    isQuiet: line.isQuiet,
  });
}

const raw = { canonical: false, echo: false, signals: false, newline: false, carriageReturn: false };
const cooked = { canonical: true, echo: true, signals: true, newline: true, carriageReturn: true };

/** One event of a session: keys or other input, output of the other side, a new size of the window, the end. */
function* carry(p: Proc, s: Session): Steps<Outcome> {
  const ready = yield* p.poll({ read: [s.fd, ...(s.hasInput ? [0] : [])], signal: s.hasTerminal });
  if (ready === 'signal') {
    p.takeSignal();
    const screen = p.tty(0);
    if (screen !== undefined) yield* p.write(s.fd, frame('W', utf8(`${screen.rows} ${screen.cols}`)));
  } else if (ready === 0) {
    const typed = yield* p.read(0, 32768);
    if (isFail(typed) || typed === '') {
      s.hasInput = false;
      yield* p.write(s.fd, frame('E', utf8('')));
    } else yield* p.write(s.fd, frame('0', typed));
  } else if (ready === s.fd) {
    const data = yield* p.read(s.fd);
    if (isFail(data) || data === '') return yield* lose(p, s);
    s.rest += data;
    for (let taken = takeFrame(s.rest); taken !== undefined; taken = takeFrame(s.rest)) {
      s.rest = taken.rest;
      if (taken.frame.kind === '1') yield* p.write(1, taken.frame.data);
      if (taken.frame.kind === '2') yield* p.write(2, taken.frame.data);
      if (taken.frame.kind === 'X') return yield* end(p, s, Number(text(taken.frame.data)));
    }
  }
  return again(s);
}

function* end(p: Proc, s: Session, how: number): Steps<number> {
  if (s.hasTerminal) {
    p.setTtyModes(0, cooked);
    if (!s.isQuiet) yield* p.err(`Connection to ${s.hostName} closed.\r\n`);
  }
  return how < 0 ? 255 : how;
}

function* lose(p: Proc, s: Session): Steps<number> {
  if (s.hasTerminal) p.setTtyModes(0, cooked);
  yield* p.err(`Connection to ${s.hostName} closed by remote host.\r\n`);
  return 255;
}
