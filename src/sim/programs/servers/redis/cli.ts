import { text, utf8 } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { isNoName } from '#sim/network/index';
import { dial, isNoLine, lookUp } from '../../net/connect';
import { decode, encodeCommand, type Reply } from './resp';

interface Where {
  host: string;
  port: number;
  password: string;
  isRaw: boolean;
  words: string[];
}

/** redis-cli: one command from its arguments, or one from each line of its input. */
export const redisCli: Program = {
  name: 'redis-cli',
  start: { cpu: 2, anon: 1_200_000 },
  *main(p, state) {
    p.onSignal(SIG.PIPE, 'ignore');
    const where = readArgs(p);
    if ('show' in where) {
      yield* p.out(`redis-cli ${p.version === '' ? '7.0.8' : p.version}\n`);
      return 0;
    }
    const fd = state === null ? yield* connect(p, where) : Number(state);
    if (where.words.length > 0) return fd < 0 ? 1 : yield* one(p, fd, where, where.words);
    return yield* nextLine(p, fd, where);
  },
};

function readArgs(p: Proc): Where | { show: true } {
  const where: Where = {
    host: p.env['REDISCLI_HOST'] ?? '127.0.0.1',
    port: 6379,
    password: p.env['REDISCLI_AUTH'] ?? '',
    isRaw: !p.isTty(1),
    words: [],
  };
  const args = [...p.args];
  while (args[0]?.startsWith('-') === true) {
    const arg = args.shift() ?? '';
    if (arg === '-v' || arg === '--version') return { show: true };
    if (arg === '-h') where.host = args.shift() ?? '';
    else if (arg === '-p') where.port = Number(args.shift());
    else if (arg === '-a' || arg === '--pass') where.password = args.shift() ?? '';
    else if (arg === '-n' || arg === '-r' || arg === '-i' || arg === '--user') args.shift();
    else if (arg === '--raw') where.isRaw = true;
    else if (arg === '--no-raw') where.isRaw = false;
  }
  where.words = args;
  return where;
}

function* connect(p: Proc, where: Where): Steps<number> {
  const { host, port } = where;
  const addresses = yield* lookUp(p, host);
  if (isNoName(addresses)) {
    const why =
      addresses.noName === 'NXDOMAIN' ? 'Name or service not known' : 'Temporary failure in name resolution';
    yield* p.err(`Could not connect to Redis at ${host}:${port}: ${why}\n`);
    return -1;
  }
  const line = yield* dial(p, addresses[0] ?? '', port);
  if (isNoLine(line)) {
    yield* p.err(
      `Could not connect to Redis at ${host}:${port}: ${isFail(line) ? strerror(line) : 'Connection timed out'}\n`,
    );
    return -1;
  }
  if (where.password === '') return line.fd;
  yield* p.err(
    "Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.\n",
  );
  const answer = yield* ask(p, line.fd, ['AUTH', where.password]);
  if (typeof answer === 'object' && answer !== null && 'error' in answer)
    yield* p.err(`AUTH failed: ${answer.error}\n`);
  return line.fd;
}

function* ask(p: Proc, fd: number, words: readonly string[]): Steps<Reply | undefined> {
  yield* p.write(fd, encodeCommand(words.map((word) => utf8(word))));
  return yield* readReply(p, fd);
}

function* readReply(p: Proc, fd: number): Steps<Reply | undefined> {
  let got = '';
  for (;;) {
    const found = decode(got);
    if (found !== undefined) return found.value;
    const part = yield* p.read(fd);
    if (isFail(part) || part === '') return undefined;
    got += part;
  }
}

function* one(p: Proc, fd: number, where: Where, words: readonly string[]): Steps<number> {
  const answer = yield* ask(p, fd, words);
  if (answer === undefined) {
    yield* p.err(words[0]?.toUpperCase() === 'SHUTDOWN' ? '' : 'Error: Server closed the connection\n');
    return words[0]?.toUpperCase() === 'SHUTDOWN' ? 0 : 1;
  }
  yield* p.write(1, utf8(where.isRaw ? raw(answer) : pretty(answer, '')));
  for (let more: Reply | undefined = null; words[0]?.toUpperCase() === 'SUBSCRIBE';) {
    more = yield* readReply(p, fd);
    if (more === undefined) break;
    yield* p.write(1, utf8(where.isRaw ? raw(more) : pretty(more, '')));
  }
  return 0;
}

/** Asks for a line, carries it out, and begins anew. */
function* nextLine(p: Proc, fd: number, where: Where): Steps<Outcome> {
  const isTty = p.isTty(0);
  if (isTty) yield* p.out(fd < 0 ? 'not connected> ' : `${where.host}:${where.port}> `);
  let line = '';
  for (;;) {
    const part = yield* p.read(0, isTty ? 4096 : 1);
    if (isFail(part) || part === '') return fd < 0 ? 1 : 0;
    line += part;
    if (line.endsWith('\n')) break;
  }
  const words = [...text(line as never).matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  if (words[0]?.toLowerCase() === 'exit' || words[0]?.toLowerCase() === 'quit') return 0;
  if (words.length > 0 && fd >= 0) yield* one(p, fd, where, words);
  return again(fd);
}

/** For other programs: values alone, one on a line. */
function raw(reply: Reply): string {
  if (reply === null) return '\n';
  if (typeof reply === 'number') return `${reply}\n`;
  if (typeof reply === 'string') return `${text(reply as never)}\n`;
  if (Array.isArray(reply)) return reply.length === 0 ? '\n' : reply.map(raw).join('');
  return 'ok' in reply ? `${reply.ok}\n` : `${reply.error}\n\n`;
}

/** For people: types, quotes, numbered lists. */
function pretty(reply: Reply, margin: string): string {
  if (reply === null) return '(nil)\n';
  if (typeof reply === 'number') return `(integer) ${reply}\n`;
  if (typeof reply === 'string')
    return `"${text(reply as never)
      .replace(/["\\]/g, '\\$&')
      .replace(/\n/g, '\\n')
      .replace(/\r/g, '\\r')}"\n`;
  if (!Array.isArray(reply)) return 'ok' in reply ? `${reply.ok}\n` : `(error) ${reply.error}\n`;
  if (reply.length === 0) return '(empty array)\n';
  const width = String(reply.length).length;
  return reply
    .map((item, i) => {
      const number = `${String(i + 1).padStart(width)}) `;
      return `${i === 0 ? '' : margin}${number}${pretty(item, margin + ' '.repeat(number.length))}`;
    })
    .join('');
}
