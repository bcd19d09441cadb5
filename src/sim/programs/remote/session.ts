import { utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import { credentialsOf } from '../process/sudo';
import type { User } from '../users';
import { frame, type SessionRequest } from './frames';
import type { RelayState } from './relay';

/** What a session begins with. */
export interface Opening {
  fd: number;
  /** what came behind the request already */
  rest: string;
  user: User;
  request: SessionRequest;
}

/** Checks what came over the network. */
export function readRequest(json: string): SessionRequest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { command, subsystem, terminal, env } = value as Partial<SessionRequest>;
  const request: SessionRequest = { env: {} };
  if (typeof command === 'string') request.command = command;
  if (typeof subsystem === 'string') request.subsystem = subsystem;
  if (typeof terminal === 'object')
    request.terminal = {
      rows: Number(terminal.rows) || 24,
      cols: Number(terminal.cols) || 80,
      term: String(terminal.term),
    };
  if (typeof env === 'object')
    for (const [name, word] of Object.entries(env))
      if (/^(LANG|LC_\w+)$/.test(name)) request.env[name] = String(word); // AcceptEnv of Debian
  return request;
}

const userPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/games:/snap/bin';

/** Starts the shell (or the command in it) as that user, and goes on as the one who carries bytes to and fro. */
export function* openSession(p: Proc, { fd, rest, user, request }: Opening): Steps<Outcome> {
  const names = p.socketNames(fd);
  const connection = isFail(names)
    ? ''
    : `${names.remote.ip} ${names.remote.port} ${names.local.ip} ${names.local.port}`;
  const env: Record<string, string> = {
    USER: user.name,
    LOGNAME: user.name,
    HOME: user.home,
    PATH: userPath,
    SHELL: user.shell || '/bin/sh',
    SSH_CLIENT: connection.replace(/ \S+ (\S+)$/, ' $1'),
    SSH_CONNECTION: connection,
    ...request.env,
  };
  const lines = openLines(p, request, env);
  if (lines === undefined) return 255;
  const shell = user.shell || '/bin/sh';
  const name = shell.replace(/.*\//, '');
  const command = request.subsystem === 'sftp' ? '/usr/lib/openssh/sftp-server' : request.command;
  if (request.terminal !== undefined && command === undefined) yield* greet(p, fd);
  const pid = p.spawn({
    path: shell,
    argv: command === undefined ? [`-${name}`] : [name, '-c', command],
    env,
    cwd: p.exists(user.home) ? user.home : '/',
    files: { 0: lines.child[0], 1: lines.child[1], 2: lines.child[2] },
    session: true,
    cred: credentialsOf(p, user),
    ...(request.terminal === undefined ? {} : { terminal: lines.child[0] }),
  });
  for (const own of new Set(lines.child)) p.close(own);
  if (isFail(pid)) {
    yield* p.write(fd, frame('2', utf8(`${shell}: No such file or directory\n`)));
    yield* p.write(fd, frame('X', utf8('1')));
    return 1;
  }
  const state: RelayState = { role: 'relay', fd, rest, pid, input: lines.input, outputs: lines.outputs };
  return again(state);
}

interface Lines {
  /** the child's descriptors 0 to 2, here */
  child: [number, number, number];
  /** where its input is written */
  input: number;
  /** where its output comes from, and as what it is sent */
  outputs: [number, '1' | '2'][];
}

/** A terminal's two ends, or three pipes. */
function openLines(p: Proc, request: SessionRequest, env: Record<string, string>): Lines | undefined {
  if (request.terminal !== undefined) {
    const master = p.open('/dev/ptmx', { read: true, write: true });
    if (isFail(master)) return undefined;
    const { rows, cols, term } = request.terminal;
    p.setWindow(master, rows, cols);
    const name = p.tty(master)?.name ?? '';
    const line = p.open(name, { read: true, write: true });
    if (isFail(line)) return undefined;
    env['TERM'] = term;
    env['SSH_TTY'] = name;
    return { child: [line, line, line], input: master, outputs: [[master, '1']] };
  }
  const [input, output, errors] = [p.pipe(), p.pipe(), p.pipe()];
  if (isFail(input) || isFail(output) || isFail(errors)) return undefined;
  for (const own of [input[1], output[0], errors[0]]) p.setCloseOnExec(own, true);
  return {
    child: [input[0], output[1], errors[1]],
    input: input[1],
    outputs: [
      [output[0], '1'],
      [errors[0], '2'],
    ],
  };
}

/** What a server says to who logs in: /etc/motd, where there is one. */
function* greet(p: Proc, fd: number): Steps<void> {
  const words = p.readText('/etc/motd');
  if (!isFail(words)) yield* p.write(fd, frame('1', utf8(words.replaceAll('\n', '\r\n'))));
}
