import { text, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { readUsers, type User } from '../users';
import { frame, jsonFrame, nextFrame, readVersion, serverVersion, valueOf } from './frames';
import { chance, keysIn, publicBlob, writePair } from './keys';
import { isRelay, relay } from './relay';
import { openSession, readRequest } from './session';

/** Descriptor on which systemd hands a socket over (sd_listen_fds(3)). */
const handedOver = 3;
const hostKey = '/etc/ssh/ssh_host_ed25519_key';
/** sshd_config(5) */
const mostTries = 6;

type State = { role: 'listener'; socket: number } | { role: 'connection'; fd: number };

/** The server of remote shells: sshd(8). It makes its host key when it has none, and a process for every connection. */
export const sshd: Program = {
  name: 'sshd',
  start: { cpu: 4, anon: 6 << 20 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    if (state === null) return yield* begin(p);
    if (isRelay(state)) return yield* relay(p, state);
    const known = state as State;
    if (known.role === 'connection') return yield* serve(p, known.fd);
    const accepted = yield* p.accept(known.socket);
    while (!isFail(p.waitNoHang(-1) ?? { error: 'ECHILD' as const })) continue; // those that have ended
    if (isFail(accepted)) return 255;
    p.fork({ role: 'connection', fd: 3 }, { files: { 3: accepted.fd } });
    p.close(accepted.fd);
    return again(state);
  },
};

function* begin(p: Proc): Steps<Outcome> {
  p.onSignal(SIG.PIPE, 'ignore');
  if (!p.exists(`${hostKey}.pub`)) makeHostKey(p);
  const { LISTEN_FDS } = p.env;
  const socket = LISTEN_FDS === '1' ? handedOver : p.listen({ ip: '', port: 22 });
  if (isFail(socket)) {
    yield* p.err(
      'Cannot bind any address.\nerror: Bind to port 22 on 0.0.0.0 failed: Address already in use.\n',
    );
    return 255;
  }
  p.mkdir('/run/sshd', 0o755);
  p.writeText('/run/sshd.pid', `${p.pid}\n`);
  return again({ role: 'listener', socket });
}

function makeHostKey(p: Proc): void {
  p.mkdir('/etc/ssh', 0o755);
  const name = p.readText('/etc/hostname');
  const comment = `root@${isFail(name) ? 'localhost' : name.trim()}`;
  writePair(p, hostKey, { kind: 'ssh-ed25519', blob: publicBlob('ssh-ed25519', chance(p)), comment });
}

/** One connection, until there is something to relay. */
function* serve(p: Proc, fd: number): Steps<Outcome> {
  yield* p.write(fd, utf8(`${serverVersion}\r\n`));
  const hello = yield* readVersion(p, fd);
  const key = keysIn(p, `${hostKey}.pub`)[0];
  if (hello === undefined || isFail(hello) || key === undefined) return 255;
  yield* p.write(fd, frame('K', utf8(`${key.kind} ${key.blob}`)));
  let { rest } = hello;
  for (let tries = 0; tries < mostTries; tries++) {
    const asked = yield* nextFrame(p, fd, rest);
    if (asked?.frame.kind !== 'A') return 255;
    ({ rest } = asked);
    const user = letIn(p, valueOf(asked.frame.data));
    if (user === undefined) {
      yield* p.write(fd, jsonFrame('N', ['publickey']));
      continue;
    }
    yield* p.write(fd, frame('Y', utf8('')));
    const wish = yield* nextFrame(p, fd, rest);
    const request = wish?.frame.kind === 'R' ? readRequest(text(wish.frame.data)) : undefined;
    if (wish === undefined || request === undefined) return 255;
    return yield* openSession(p, { fd, rest: wish.rest, user, request });
  }
  return 255;
}

/** The user who may come in: there is such an account, and one of the keys stands in its authorized_keys. */
function letIn(p: Proc, asked: unknown): User | undefined {
  if (typeof asked !== 'object' || asked === null || !('user' in asked) || !('keys' in asked))
    return undefined;
  const { user: name, keys } = asked;
  const user = readUsers(p).find((one) => one.name === name);
  if (user === undefined || !Array.isArray(keys)) return undefined;
  const allowed = keysIn(p, `${user.home}/.ssh/authorized_keys`).map((key) => `${key.kind} ${key.blob}`);
  return keys.some((key) => allowed.includes(String(key))) ? user : undefined;
}
