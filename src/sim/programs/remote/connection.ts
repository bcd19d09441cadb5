import { text, utf8 } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { isNoName } from '#sim/network/index';
import { dial, isNoLine, lookUp } from '../net/connect';
import { readUsers } from '../users';
import { clientVersion, jsonFrame, nextFrame, readVersion } from './frames';
import { fingerprint, readKey, readPrivate, shortKind, type PublicKey } from './keys';

/** Where to, as whom, with what: after the configuration file has had its say. */
export interface Destination {
  /** as it was typed */
  host: string;
  hostName: string;
  user: string;
  port: number;
  identities: string[];
  /** StrictHostKeyChecking */
  checking: 'ask' | 'yes' | 'no' | 'accept-new';
  /** UserKnownHostsFile */
  knownHosts: string;
  /** LogLevel: says nothing but errors */
  isTerse: boolean;
  /** BatchMode: asks nothing */
  isBatch: boolean;
}

/** A connection that was let in: the descriptor, and what was read too far. */
export interface Connected {
  fd: number;
  rest: string;
}

/** Connects and logs in. Answers undefined after having said why not. `name`: who speaks. */
export function* connectTo(p: Proc, to: Destination): Steps<Connected | undefined> {
  const addresses = yield* lookUp(p, to.hostName);
  if (isNoName(addresses)) {
    const why =
      addresses.noName === 'NXDOMAIN' ? 'Name or service not known' : 'Temporary failure in name resolution';
    yield* p.err(`ssh: Could not resolve hostname ${to.hostName}: ${why}\r\n`);
    return undefined;
  }
  const ip = addresses[0] ?? '';
  const line = yield* dial(p, ip, to.port);
  if (isNoLine(line)) {
    const why = isFail(line) ? strerror(line) : 'Connection timed out';
    yield* p.err(`ssh: connect to host ${to.hostName} port ${to.port}: ${why}\r\n`);
    return undefined;
  }
  const hello = line.fd < 0 ? undefined : yield* readVersion(p, line.fd);
  if (hello === undefined || isFail(hello)) {
    yield* p.err(
      `kex_exchange_identification: Connection closed by remote host\r\nConnection closed by ${ip} port ${to.port}\r\n`,
    );
    return undefined;
  }
  yield* p.write(line.fd, utf8(`${clientVersion}\r\n`));
  const first = yield* nextFrame(p, line.fd, hello.rest);
  const key = first?.frame.kind === 'K' ? readKey(text(first.frame.data)) : undefined;
  if (first === undefined || key === undefined) {
    yield* p.err(`Connection closed by ${ip} port ${to.port}\r\n`);
    return undefined;
  }
  if (!(yield* isTrusted(p, to, ip, key))) {
    yield* p.err('Host key verification failed.\r\n');
    return undefined;
  }
  return yield* logIn(p, to, { fd: line.fd, rest: first.rest });
}

/** The user's own directory, from the list of accounts, as ssh asks for it (not $HOME). */
export function homeOf(p: Proc): string {
  const uid = p.uid();
  return readUsers(p).find((user) => user.uid === uid)?.home ?? '/';
}

/** What known_hosts calls a host: with its port where that is not the usual one. */
function listedAs(to: Destination): string {
  return to.port === 22 ? to.hostName : `[${to.hostName}]:${to.port}`;
}

/** Is this the key that the host had before? Asks about one that was never seen. */
function* isTrusted(p: Proc, to: Destination, ip: string, key: PublicKey): Steps<boolean> {
  const path = to.knownHosts;
  const content = p.readText(path);
  const name = listedAs(to);
  const known = (isFail(content) ? '' : content).split('\n').flatMap((line) => {
    const [names = '', ...rest] = line.trim().split(/\s+/);
    const one = names.split(',').includes(name) ? readKey(rest.join(' ')) : undefined;
    return one?.kind === key.kind ? [one] : [];
  });
  if (known.some((one) => one.blob === key.blob)) return true;
  const kind = shortKind(key.kind);
  if (known.length > 0) {
    const bar = '@'.repeat(59);
    yield* p.err(
      `${bar}\r\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\n${bar}\r\n` +
        `The ${kind} host key of ${name} is another one than ${path} has.\r\nIts fingerprint is\n${fingerprint(key.blob)}.\r\n` +
        `Remove the old one with:\r\n  ssh-keygen -f '${path}' -R '${name}'\r\n`,
    );
    return to.checking === 'no';
  }
  if (to.checking === 'yes' || (to.checking === 'ask' && to.isBatch)) {
    yield* p.err(`No ${kind} host key is known for ${name} and you have requested strict checking.\r\n`);
    return false;
  }
  if (to.checking === 'ask' && !(yield* asksYes(p, name, ip, key))) return false;
  if (path.startsWith(`${homeOf(p)}/.ssh/`)) p.mkdir(`${homeOf(p)}/.ssh`, 0o700);
  p.writeText(path, `${name} ${key.kind} ${key.blob}\n`, { append: true, mode: 0o600 });
  if (!to.isTerse)
    yield* p.err(`Warning: Permanently added '${name}' (${kind}) to the list of known hosts.\r\n`);
  return true;
}

function* asksYes(p: Proc, name: string, ip: string, key: PublicKey): Steps<boolean> {
  const terminal = p.open('/dev/tty', { read: true, write: true });
  if (isFail(terminal)) return false;
  const shown = name === ip ? `${name} (${ip})` : `${name} (${ip})`;
  const about =
    `The authenticity of host '${shown}' can't be established.\n` +
    `${shortKind(key.kind)} key fingerprint is ${fingerprint(key.blob)}.\n` +
    'This key is not known by any other names.\n';
  yield* p.write(
    terminal,
    utf8(`${about}Are you sure you want to continue connecting (yes/no/[fingerprint])? `),
  );
  for (;;) {
    const answer = yield* p.read(terminal);
    const word = isFail(answer) ? '' : text(answer).trim().toLowerCase();
    if (isFail(answer) || answer === '' || word === 'no') {
      p.close(terminal);
      return false;
    }
    if (word === 'yes' || word === fingerprint(key.blob).toLowerCase()) {
      p.close(terminal);
      return true;
    }
    yield* p.write(terminal, utf8("Please type 'yes', 'no' or the fingerprint: "));
  }
}

/** Offers the keys that the user has. */
function* logIn(p: Proc, to: Destination, line: Connected): Steps<Connected | undefined> {
  const keys: string[] = [];
  for (const path of to.identities) {
    const content = p.readText(path);
    if (isFail(content)) continue;
    const mode = p.stat(path);
    if (!isFail(mode) && (mode.mode & 0o077) !== 0 && mode.uid === p.uid()) {
      yield* p.err(
        `Permissions 0${(mode.mode & 0o777).toString(8)} for '${path}' are too open.\r\nThis private key will be ignored.\r\n`,
      );
      continue;
    }
    const key = readPrivate(content);
    if (key === undefined) yield* p.err(`Load key "${path}": error in libcrypto\r\n`);
    else keys.push(`${key.kind} ${key.blob}`);
  }
  yield* p.write(line.fd, jsonFrame('A', { user: to.user, keys }));
  const answer = yield* nextFrame(p, line.fd, line.rest);
  if (answer?.frame.kind === 'Y') return { fd: line.fd, rest: answer.rest };
  yield* p.err(`${to.user}@${to.hostName}: Permission denied (publickey).\r\n`);
  return undefined;
}
