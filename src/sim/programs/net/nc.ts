import { isFail, strerror } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { again, type Again, type Steps } from '#sim/kernel/program';
import { isNoName } from '#sim/network/index';
import { Quit, tool, type Tool } from '../tool';
import { dial, isNoLine, lookUp, nameOf } from './connect';

type Option =
  | 'listen'
  | 'port'
  | 'zero'
  | 'verbose'
  | 'wait'
  | 'numeric'
  | 'udp'
  | 'keep'
  | 'quit'
  | 'unix'
  | 'exec'
  | 'v4'
  | 'close';

interface State {
  [key: string]: Json | undefined;
  fd: number;
  /** has standard input ended? */
  isDone: boolean;
}

/** Carries bytes between a connection and its own input and output: OpenBSD's nc, and busybox's. */
export const nc = tool<Option>({
  name: 'nc',
  usage: '[-lzvnk] [-w timeout] [-p port] [destination] [port]',
  summary: 'Opens a pipe to an address and port',
  options: {
    listen: 'l',
    port: 'p=PORT',
    zero: 'z',
    verbose: 'v',
    wait: 'w=SECONDS',
    numeric: 'n',
    udp: 'u',
    keep: 'k',
    quit: 'q=SECONDS',
    unix: 'U',
    exec: 'e=PROGRAM',
    v4: '4',
    close: 'N',
  },
  busybox: { usage: '[OPTIONS] HOST PORT  - connect\nnc [OPTIONS] -l -p PORT [HOST] [PORT]  - listen' },
  *run(t, state) {
    if (state !== null) return yield* carry(t, { ...(state as State) });
    if (t.has('exec')) throw new Quit('-e is not available in this world', 1);
    if (t.has('udp')) throw new Quit('UDP is not available in this world', 1);
    const fd = t.has('listen') ? yield* listen(t) : yield* connect(t);
    return typeof fd === 'object' ? fd.code : again({ fd, isDone: false });
  },
});

interface Over {
  code: number;
}

function* listen(t: Tool<Option>): Steps<number | Over> {
  const port = Number(t.value('port') ?? t.operands.at(-1) ?? 0);
  const fd = t.p.listen({ ip: '', port }, 1);
  if (isFail(fd)) throw new Quit(t.isBusybox ? `bind: ${strerror(fd)}` : strerror(fd), 1);
  if (t.has('verbose')) yield* t.p.err(`Listening on 0.0.0.0 ${port}\n`);
  const accepted = yield* t.p.accept(fd);
  if (isFail(accepted)) return { code: 1 };
  if (t.has('verbose'))
    yield* t.p.err(`Connection received on ${nameOf(t.p, accepted.remote.ip)} ${accepted.remote.port}\n`);
  if (!t.has('keep')) t.p.close(fd);
  return accepted.fd;
}

function* connect(t: Tool<Option>): Steps<number | Over> {
  const [host, ports] = t.operands;
  if (host === undefined || (ports === undefined && !t.has('unix')))
    throw new Quit(t.isBusybox ? '' : 'missing port number', 1, t.isBusybox);
  if (t.has('unix')) {
    const fd = yield* t.p.connect({ unix: host });
    if (isFail(fd)) throw new Quit(`${host}: ${strerror(fd)}`, 1);
    return fd;
  }
  const addresses = yield* lookUp(t.p, host);
  if (isNoName(addresses)) {
    if (t.isBusybox) throw new Quit(`bad address '${host}'`, 1);
    const why =
      addresses.noName === 'NXDOMAIN' ? 'Name or service not known' : 'Temporary failure in name resolution';
    throw new Quit(`getaddrinfo for host "${host}" port ${ports ?? ''}: ${why}`, 1);
  }
  const ip = addresses[0] ?? '';
  const [from = 0, to = from] = (ports ?? '').split('-').map(Number);
  let code = 1;
  for (let port = from; port <= to; port++) {
    const fd = yield* one(t, host, ip, port);
    if (fd === undefined) continue;
    if (!t.has('zero')) return fd;
    t.p.close(fd);
    code = 0;
  }
  return { code };
}

function* one(t: Tool<Option>, host: string, ip: string, port: number): Steps<number | undefined> {
  const wait = t.value('wait');
  const line = yield* dial(t.p, ip, port, wait === undefined ? undefined : t.p.clock() + Number(wait) * 1000);
  const isVerbose = t.has('verbose');
  if (!isNoLine(line)) {
    if (line.fd < 0 && !t.has('zero'))
      throw new Quit('hosts of the internet speak only HTTP in this world: see curl', 1);
    const where = host === ip ? ip : `${host} (${ip})`;
    if (isVerbose)
      yield* t.p.err(
        t.isBusybox
          ? `${host} (${ip}:${port}) open\n`
          : `Connection to ${where} ${port} port [tcp/${services[port] ?? '*'}] succeeded!\n`,
      );
    return line.fd;
  }
  const why = isFail(line) ? strerror(line) : t.isBusybox ? 'timed out' : 'Operation now in progress';
  if (t.isBusybox) {
    const isLate = !isFail(line);
    if (isVerbose || !t.has('zero'))
      yield* t.p.err(
        isLate
          ? 'nc: timed out\n'
          : isVerbose
            ? `nc: ${host} (${ip}:${port}): ${why}\n`
            : `nc: can't connect to remote host (${ip}): ${why}\n`,
      );
  } else if (isVerbose)
    yield* t.p.err(
      `nc: connect to ${host}${host === ip ? '' : ` (${ip})`} port ${port} (tcp) ${isFail(line) ? 'failed' : 'timed out'}: ${why}\n`,
    );
  return undefined;
}

const services: Readonly<Record<number, string>> = {
  21: 'ftp',
  22: 'ssh',
  23: 'telnet',
  25: 'smtp',
  53: 'domain',
  80: 'http',
  110: 'pop3',
  143: 'imap2',
  443: 'https',
  3306: 'mysql',
  5432: 'postgresql',
  6379: 'redis',
  8080: 'http-alt',
  27017: '*',
};

/** One turn of carrying: whatever is there first. */
function* carry(t: Tool<Option>, s: State): Steps<number | Again> {
  const wait = t.value('wait') ?? (s.isDone ? t.value('quit') : undefined);
  const until = wait === undefined ? {} : { until: t.p.clock() + Number(wait) * 1000 };
  const event = yield* t.p.poll({ read: s.isDone ? [s.fd] : [0, s.fd], ...until });
  if (event === 'time' || event === 'signal') return 0;
  const data = yield* t.p.read(event);
  if (event === 0) {
    if (!isFail(data) && data !== '') {
      yield* t.p.write(s.fd, data);
      return again(s);
    }
    // busybox and nc -N say that no more will come; OpenBSD's nc otherwise just goes on reading
    if (t.isBusybox || t.has('close')) t.p.shutdown(s.fd);
    return again({ ...s, isDone: true });
  }
  if (isFail(data) || data === '') return 0;
  yield* t.p.write(1, data);
  return again(s);
}
