import type { Bytes } from '#sim/base/bytes';
import { isFail, strerror, type Fail } from '#sim/base/fail';
import { isoSeconds } from '#sim/base/calendar';
import type { Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { isNoName } from '#sim/network/index';
import { humanSize } from '../sizes';
import { Quit, tool, type Tool } from '../tool';
import { dial, isNoLine, lookUp, type Line } from './connect';
import { exchange, follow, hostAndPort, isLate, parseUrl, type HttpAnswer, type Url } from './http-exchange';

export type WgetOption =
  | 'output'
  | 'quiet'
  | 'timeout'
  | 'tries'
  | 'spider'
  | 'headers'
  | 'header'
  | 'agent'
  | 'post'
  | 'postFile'
  | 'noCheck'
  | 'prefix'
  | 'nonverbose'
  | 'continue'
  | 'progress'
  | 'user'
  | 'password'
  | 'method'
  | 'body'
  | 'log'
  | 'y';

/** GNU wget, and busybox's. They do the same and say it in different words. */
export const wget = tool<WgetOption>({
  name: 'wget',
  usage: '[OPTION]... [URL]...',
  summary: 'Fetches files over HTTP',
  start: { cpu: 4, anon: 2_000_000 },
  usageStatus: 2,
  origin: 'GNU Wget',
  options: {
    output: 'O,output-document=FILE',
    quiet: 'q,quiet',
    timeout: 'T,timeout=SECONDS',
    tries: 't,tries=NUMBER',
    spider: ',spider',
    headers: 'S,server-response',
    header: ',header=LINE',
    agent: 'U,user-agent=NAME',
    post: ',post-data=DATA',
    postFile: ',post-file=FILE',
    noCheck: ',no-check-certificate',
    prefix: 'P,directory-prefix=DIR',
    nonverbose: ',no-verbose',
    continue: 'c,continue',
    progress: ',progress=TYPE',
    user: ',user=USER',
    password: ',password=PASSWORD',
    method: ',method=METHOD',
    body: ',body-data=DATA',
    log: 'o,output-file=FILE',
    y: 'Y=ON',
  },
  rewrite: (args) => args.map((arg) => (arg === '-nv' ? '--no-verbose' : arg === '-qO-' ? '-qO-' : arg)),
  busybox: {
    usage:
      '[-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]\n\t[--post-data STR | --post-file FILE] [-Y on/off]\n\t[-P DIR] [-U AGENT] [-T SEC] URL...',
  },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing URL', t.isBusybox ? 1 : 2, true);
    t.p.onSignal(SIG.PIPE, 'ignore');
    for (const url of t.operands) {
      const code = yield* fetchUrl(t, url);
      if (code !== 0) t.status = code;
      if (code !== 0 && t.isBusybox) return code;
    }
    return undefined;
  },
});

type T = Tool<WgetOption>;

/** To standard error, unless -q. */
function* tell(t: T, text: string): Steps<void> {
  if (!t.has('quiet')) yield* t.p.err(text);
}

const clock = (t: T) => isoSeconds(t.p.now()).replace('T', ' ');

function* fetchUrl(t: T, text: string): Steps<number> {
  let where = text;
  for (let turns = 0; turns < 20; turns++) {
    const url = parseUrl(where);
    if (url === undefined || (url.scheme !== 'http' && url.scheme !== 'https')) {
      throw new Quit(t.isBusybox ? `not an http or ftp url: ${where}` : `${where}: Unsupported scheme.`, 1);
    }
    const shown = `${url.scheme}://${hostAndPort(url)}${url.target}`;
    if (!t.isBusybox && !t.has('nonverbose')) yield* tell(t, `--${clock(t)}--  ${shown}\n`);
    const line = yield* connect(t, url);
    if (typeof line === 'number') return line;
    const answer = yield* ask(t, url, line);
    if (typeof answer === 'number') return answer;
    const location = answer.status >= 300 && answer.status < 400 ? answer.headers['location'] : undefined;
    if (location === undefined) return yield* receive(t, url, shown, line, answer);
    if (line.fd >= 0) t.p.close(line.fd);
    if (!t.isBusybox && !t.has('nonverbose')) yield* tell(t, `Location: ${location} [following]\n`);
    where = follow(url, location);
  }
  throw new Quit(t.isBusybox ? 'too many redirections' : '20 redirections exceeded.', t.isBusybox ? 1 : 8);
}

function* connect(t: T, url: Url): Steps<Line | number> {
  const { host, port } = url;
  const isGnu = !t.isBusybox && !t.has('nonverbose');
  const isNumber = /^[\d.]+$/.test(host);
  if (isGnu && !isNumber) yield* tell(t, `Resolving ${host} (${host})... `);
  const addresses = yield* lookUp(t.p, host);
  if (isNoName(addresses)) {
    if (t.isBusybox) throw new Quit(`bad address '${host}'`, 1);
    const isUnknown = addresses.noName === 'NXDOMAIN';
    if (isGnu)
      yield* tell(
        t,
        `failed: ${isUnknown ? 'Name or service not known' : 'Temporary failure in name resolution'}.\n`,
      );
    yield* t.p.err(`wget: unable to resolve host address ${t.quote(host)}\n`);
    return 4;
  }
  const ip = addresses[0] ?? '';
  if (isGnu && !isNumber) yield* tell(t, `${addresses.join(', ')}\n`);
  if (isGnu)
    yield* tell(
      t,
      `Connecting to ${isNumber ? '' : `${host} (${host})|`}${ip}${isNumber ? '' : '|'}:${port}... `,
    );
  if (t.isBusybox) yield* tell(t, `Connecting to ${hostAndPort(url)} (${ip}:${port})\n`);
  const patience = Number(t.value('timeout') ?? 900) * 1000;
  const line = yield* dial(t.p, ip, port, t.p.clock() + patience);
  if (!isNoLine(line)) {
    if (isGnu) yield* tell(t, 'connected.\n');
    return line;
  }
  const words = isFail(line) ? strerror(line) : 'Connection timed out';
  if (t.isBusybox)
    throw new Quit(isFail(line) ? `can't connect to remote host (${ip}): ${words}` : 'download timed out', 1);
  if (isGnu) yield* tell(t, `failed: ${words}.\n`);
  return 4;
}

function* ask(t: T, url: Url, line: Line): Steps<HttpAnswer | number> {
  const isGnu = !t.isBusybox && !t.has('nonverbose');
  if (isGnu) yield* tell(t, 'HTTP request sent, awaiting response... ');
  const given = t
    .values('header')
    .map((one) => [one.replace(/:.*/s, ''), one.replace(/^[^:]*:\s*/, '')] as const);
  const data = t.value('post') ?? t.value('body');
  const file = t.value('postFile');
  const content = file === undefined ? undefined : t.p.readFile(file);
  const body = content === undefined || isFail(content) ? (data as Bytes | undefined) : content;
  const agent =
    t.value('agent') ?? (t.isBusybox ? 'Wget' : `Wget/${t.p.version === '' ? '1.21.4' : t.p.version}`);
  const type: [string, string][] =
    body === undefined ? [] : [['Content-Type', 'application/x-www-form-urlencoded']];
  const usual: [string, string][] = t.isBusybox
    ? [['Host', hostAndPort(url)], ['User-Agent', agent], ['Connection', 'close'], ...type]
    : [
        ['Host', hostAndPort(url)],
        ['User-Agent', agent],
        ['Accept', '*/*'],
        ['Accept-Encoding', 'identity'],
        ['Connection', 'Keep-Alive'],
        ...type,
      ];
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  const headers = [...usual.filter(([name]) => !names.has(name.toLowerCase())), ...given];
  const method = t.value('method') ?? (body === undefined ? (t.has('spider') ? 'HEAD' : 'GET') : 'POST');
  const patience = Number(t.value('timeout') ?? 900) * 1000;
  const answer = yield* exchange(
    t.p,
    line,
    url,
    { method, headers, ...(body !== undefined && { body }) },
    t.p.clock() + patience,
  );
  if (isLate(answer) || isFail(answer)) return yield* noAnswer(t, answer);
  if (isGnu) yield* tell(t, `${answer.status} ${answer.reason}\n`);
  if (t.has('headers')) {
    const lines = [
      `${answer.protocol} ${answer.status} ${answer.reason}`,
      ...answer.rawHeaders.map(([n, v]) => `${n}: ${v}`),
    ];
    yield* tell(t, lines.map((one) => `  ${one}\n`).join(''));
  }
  if (answer.status < 400) return answer;
  if (t.isBusybox)
    throw new Quit(`server returned error: ${answer.protocol} ${answer.status} ${answer.reason}`, 1);
  yield* tell(t, `${clock(t)} ERROR ${answer.status}: ${answer.reason}.\n\n`);
  return 8;
}

function* noAnswer(t: T, why: Fail | { late: true }): Steps<number> {
  if (t.isBusybox) throw new Quit(isFail(why) ? 'error getting response' : 'download timed out', 1);
  yield* tell(
    t,
    isFail(why)
      ? `Read error (${strerror(why)}) in headers.\nGiving up.\n\n`
      : 'Read error (Connection timed out) in headers.\nGiving up.\n\n',
  );
  return 4;
}

function fileFor(t: T, url: Url): string {
  const given = t.value('output');
  if (given !== undefined) return given;
  const name = url.target.replace(/[?].*/, '').replace(/.*\//, '') || 'index.html';
  const folder = t.value('prefix');
  const wanted = folder === undefined ? name : `${folder}/${name}`;
  if (t.isBusybox || !t.p.exists(wanted)) return wanted;
  for (let i = 1; ; i++) if (!t.p.exists(`${wanted}.${i}`)) return `${wanted}.${i}`;
}

function* receive(t: T, url: Url, shown: string, line: Line, answer: HttpAnswer): Steps<number> {
  const isGnu = !t.isBusybox;
  const length = answer.headers['content-length'];
  const total = length === undefined ? -1 : Number(length);
  if (t.has('spider')) {
    yield* tell(t, isGnu ? 'Remote file exists.\n\n' : 'remote file exists\n');
    return 0;
  }
  const file = fileFor(t, url);
  if (!isGnu && file !== '-' && t.value('output') === undefined && t.p.exists(file))
    throw new Quit(`can't open '${file}': File exists`, 1);
  const type = (answer.headers['content-type'] ?? '').replace(/;.*/, '');
  const target = file === '-' ? (isGnu ? 'STDOUT' : 'stdout') : file;
  if (isGnu && !t.has('nonverbose')) {
    const size = total < 0 ? 'unspecified' : `${total}${total >= 1024 ? ` (${humanSize(total)})` : ''}`;
    yield* tell(t, `Length: ${size} [${type}]\nSaving to: ${t.quote(target)}\n\n`);
  }
  if (!isGnu) yield* tell(t, file === '-' ? 'writing to stdout\n' : `saving to '${file}'\n`);
  const began = t.p.clock();
  const fd = file === '-' ? 1 : t.p.open(file, { write: true, create: true, truncate: true });
  if (isFail(fd))
    throw new Quit(
      isGnu ? `${file}: ${strerror(fd)}` : `can't open '${file}': ${strerror(fd)}`,
      isGnu ? 3 : 1,
    );
  let got = 0;
  for (;;) {
    const part: Bytes | Fail | { late: true } = yield* answer.chunk();
    if (typeof part !== 'string' || part === '') break;
    got += part.length;
    const refused = yield* t.p.write(fd, part);
    if (refused !== undefined) throw new Quit(`write error: ${strerror(refused)}`, isGnu ? 3 : 1);
  }
  if (fd !== 1) t.p.close(fd);
  if (line.fd >= 0) t.p.close(line.fd);
  yield* finish(t, shown, target, file, got, total, Math.max(1, t.p.clock() - began));
  return 0;
}

function* finish(
  t: T,
  shown: string,
  target: string,
  file: string,
  got: number,
  total: number,
  ms: number,
): Steps<void> {
  const rate = (got * 1000) / ms;
  if (t.isBusybox) {
    const name = file === '-' ? '-' : file.replace(/.*\//, '');
    yield* tell(t, `${name.padEnd(20)} 100% |${'*'.repeat(32)}|${String(got).padStart(6)}  0:00:00 ETA\n`);
    yield* tell(t, file === '-' ? 'written to stdout\n' : `'${file}' saved\n`);
    return;
  }
  const speed = rate < 1048576 ? `${(rate / 1024).toFixed(1)} KB/s` : `${(rate / 1048576).toFixed(1)} MB/s`;
  const size = total < 0 ? `[${got}]` : `[${got}/${total}]`;
  if (t.has('nonverbose')) {
    yield* tell(t, `${clock(t)} URL:${shown} ${size} -> "${file}" [1]\n`);
    return;
  }
  const verb = target === 'STDOUT' ? `written to stdout` : `${t.quote(target)} saved`;
  yield* tell(
    t,
    `     0K ${'.'.repeat(Math.min(10, Math.ceil(got / 1024) || 1)).padEnd(50)} ${total > 0 ? '100%' : '    '} ${humanSize(Math.floor(rate))}=0s\n\n`,
  );
  yield* tell(t, `${clock(t)} (${speed}) - ${verb} ${size}\n\n`);
}
