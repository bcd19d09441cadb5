import { utf8, type Bytes } from '#sim/base/bytes';
import { isFail, strerror, type Fail } from '#sim/base/fail';
import type { HeaderList } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { isNoName } from '#sim/network/index';
import { dial, isNoLine, lookUp, type Line } from '../connect';
import { exchange, follow, hostAndPort, isLate, parseUrl, type HttpAnswer, type Url } from '../http-exchange';
import { base64, type CurlOptions } from './options';
import { problem, type Problem } from './problem';
import type { Sink } from './sink';
import { shakeHands } from './tls';
import type { Transfer } from './write-out';

/** One transfer with its redirects. */
export class Transferring {
  readonly #began: number;
  readonly #deadline: number | undefined;

  constructor(
    private readonly p: Proc,
    private readonly options: CurlOptions,
    private readonly sink: Sink,
    readonly facts: Transfer,
    private readonly data: Bytes | undefined,
  ) {
    this.#began = p.clock();
    const most = options.ms('max-time');
    this.#deadline = most === undefined ? undefined : this.#began + most;
  }

  /** Carries it out; undefined when all went well. */
  *run(text: string): Steps<Problem | undefined> {
    let method = this.#method();
    let where = text;
    let isAgain = false;
    for (;;) {
      const url = parseUrl(where);
      if (url === undefined) return problem(3, 'URL using bad/illegal format or missing URL');
      if (url.scheme !== 'http' && url.scheme !== 'https') {
        return problem(1, `Protocol "${url.scheme}" not supported or disabled in libcurl`);
      }
      this.facts.url = /^[a-z][a-z0-9+.-]*:\/\//i.test(where) ? where : `http://${where}`;
      if (url.target === '/' && !this.facts.url.replace(/^[^:]*:\/\//, '').includes('/'))
        this.facts.url += '/';
      this.facts.scheme = url.scheme;
      const next: { location: string; status: number } | Problem | undefined = yield* this.#one(
        url,
        method,
        isAgain,
      );
      this.facts.times.total = this.#spent();
      if (next === undefined || 'code' in next) return next;
      const most = Number(this.options.value('max-redirs') ?? 50);
      if (this.facts.redirects >= most) return problem(47, `Maximum (${most}) redirects followed`);
      this.facts.redirects += 1;
      if (next.status !== 307 && next.status !== 308 && method === 'POST' && !this.options.has('request'))
        method = 'GET';
      where = follow(url, next.location);
      yield* this.#note(`Issue another request to this URL: '${where}'`);
      isAgain = true;
    }
  }

  #method(): string {
    const asked = this.options.value('request');
    if (asked !== undefined) return asked;
    if (this.options.has('head')) return 'HEAD';
    return this.data !== undefined && !this.options.has('get') ? 'POST' : 'GET';
  }

  /** One request and its answer: where to go on, what went wrong, or undefined: done. */
  *#one(
    url: Url,
    method: string,
    isAgain: boolean,
  ): Steps<{ location: string; status: number } | Problem | undefined> {
    const line = yield* this.#connect(url);
    if ('code' in line) return line;
    const distrust =
      url.scheme === 'https' && line.internet === undefined
        ? yield* shakeHands(this.p, line.fd, this.options)
        : undefined;
    if (distrust !== undefined) {
      this.p.close(line.fd);
      return distrust;
    }
    const body = method === 'GET' && isAgain ? undefined : this.options.has('get') ? undefined : this.data;
    const headers = this.#headers(url, body);
    yield* this.#showRequest(url, method, headers, body);
    const answer = yield* exchange(
      this.p,
      line,
      url,
      { method, headers, ...(body !== undefined && { body }) },
      this.#deadline,
    );
    this.facts.method = method;
    this.facts.sent = body?.length ?? 0;
    this.facts.times.firstByte = this.#spent();
    const outcome =
      'status' in answer ? yield* this.#take(url, method, answer) : yield* this.#noAnswer(line.fd, answer);
    yield* this.#hangUp(url, line, 'status' in answer && answer.isKeptAlive && outcome === undefined);
    return outcome;
  }

  *#connect(url: Url): Steps<Line | Problem> {
    const { p, options } = this;
    const unix = options.value('unix-socket');
    if (unix !== undefined) return yield* this.#connectUnix(unix, url);
    const addresses = this.#resolved(url) ?? (yield* lookUp(p, url.host));
    if (isNoName(addresses)) {
      yield* this.#note(`Could not resolve host: ${url.host}`);
      return problem(6, `Could not resolve host: ${url.host}`);
    }
    this.facts.times.lookUp = this.#spent();
    const patience = options.ms('connect-timeout');
    const until = Math.min(
      this.#deadline ?? Infinity,
      patience === undefined ? Infinity : p.clock() + patience,
    );
    const ip = addresses[0] ?? url.host;
    yield* this.#note(`  Trying ${ip}:${url.port}...`);
    const line = yield* dial(p, ip, url.port, until === Infinity ? undefined : until);
    this.facts.times.connect = this.#spent();
    const ms = Math.floor(this.#spent());
    if (isNoLine(line)) return yield* this.#noLine(url, ip, line, ms, until === this.#deadline);
    this.facts.connects += 1;
    this.facts.remoteIp = ip;
    this.facts.remotePort = url.port;
    const names = line.fd < 0 ? undefined : p.socketNames(line.fd);
    if (names !== undefined && !isFail(names)) {
      this.facts.localIp = names.local.ip;
      this.facts.localPort = names.local.port;
    }
    yield* this.#note(`Connected to ${url.host} (${ip}) port ${url.port}${this.#isOld() ? ' (#0)' : ''}`);
    return line;
  }

  *#connectUnix(path: string, url: Url): Steps<Line | Problem> {
    yield* this.#note(`  Trying ${path}:0...`);
    const fd = yield* this.p.connect({ unix: path });
    if (isFail(fd)) {
      yield* this.#note(`Immediate connect fail for ${path}: ${strerror(fd)}`);
      return problem(
        7,
        `Failed to connect to ${url.host} port ${url.port} after 0 ms: Couldn't connect to server`,
      );
    }
    yield* this.#note(`Connected to ${url.host} (${path}) port 0${this.#isOld() ? ' (#0)' : ''}`);
    return { fd, latency: 0 };
  }

  /** `--resolve HOST:PORT:ADDRESS` */
  #resolved(url: Url): string[] | undefined {
    const prefix = `${url.host}:${url.port}:`;
    const entry = this.options.values('resolve').find((one) => one.startsWith(prefix));
    return entry === undefined ? undefined : [entry.slice(prefix.length)];
  }

  *#noLine(url: Url, ip: string, why: Fail | { late: true }, ms: number, isWhole: boolean): Steps<Problem> {
    if (!isFail(why))
      return problem(
        28,
        isWhole ? `Connection timed out after ${ms} milliseconds` : `Connection timeout after ${ms} ms`,
      );
    yield* this.#note(`connect to ${ip} port ${url.port} failed: ${strerror(why)}`);
    const words = `Failed to connect to ${url.host} port ${url.port} after ${ms} ms: Couldn't connect to server`;
    yield* this.#note(words);
    return problem(why.error === 'ETIMEDOUT' ? 28 : 7, words);
  }

  #headers(url: Url, body: Bytes | undefined): HeaderList {
    const { options } = this;
    const own = options.values('header').map((one) => {
      const colon = one.search(/[:;]/);
      return [
        colon < 0 ? one : one.slice(0, colon),
        colon < 0 ? '' : one.slice(colon + 1).trim(),
        one[colon],
      ] as const;
    });
    const given = new Set(own.map(([name]) => name.toLowerCase()));
    const user = options.value('user') ?? (url.user === '' ? undefined : url.user);
    const usual: [string, string | undefined][] = [
      ['Host', hostAndPort(url)],
      ['Authorization', user === undefined ? undefined : `Basic ${base64(utf8(user))}`],
      ['User-Agent', options.value('user-agent') ?? `curl/${this.version}`],
      ['Accept', options.has('json') ? 'application/json' : '*/*'],
      ['Referer', options.value('referer')],
      ['Cookie', options.value('cookie')],
      ['Accept-Encoding', options.has('compressed') ? 'deflate, gzip' : undefined],
    ];
    const type = options.has('json') ? 'application/json' : 'application/x-www-form-urlencoded';
    const tail: [string, string | undefined][] =
      body === undefined
        ? []
        : [
            ['Content-Length', String(body.length)],
            ['Content-Type', type],
          ];
    const keep = (list: [string, string | undefined][]) =>
      list.flatMap(([name, value]) =>
        value === undefined || given.has(name.toLowerCase()) ? [] : [[name, value] as const],
      );
    const mine = own
      .filter(([, value, mark]) => value !== '' || mark === ';')
      .map(([name, value]) => [name, value] as const);
    return [...keep(usual), ...mine, ...keep(tail)];
  }

  get version(): string {
    return this.p.version === '' ? '8.5.0' : this.p.version;
  }

  #isOld(): boolean {
    return this.version.startsWith('7.');
  }

  *#showRequest(url: Url, method: string, headers: HeaderList, body: Bytes | undefined): Steps<void> {
    if (!this.options.has('verbose')) return;
    const lines = [
      `${method} ${url.target} HTTP/1.1`,
      ...headers.map(([name, value]) => `${name}: ${value}`),
      '',
    ];
    yield* this.p.err(lines.map((line) => `> ${line}\n`).join(''));
    if (body !== undefined) yield* this.p.err(`} [${body.length} bytes data]\n`);
  }

  *#noAnswer(fd: number, why: Fail | { late: true }): Steps<Problem> {
    if (!isFail(why)) {
      const ms = Math.floor(this.#spent());
      return problem(28, `Operation timed out after ${ms} milliseconds with 0 bytes received`);
    }
    const isEmpty = why.error === 'ECONNRESET' && !(yield* this.#wasReset(fd));
    const words = isEmpty
      ? 'Empty reply from server'
      : `Recv failure: ${strerror(why.error === 'EIO' ? 'ECONNRESET' : why)}`;
    yield* this.#note(words);
    return problem(isEmpty ? 52 : 56, words);
  }

  /** `request` says ECONNRESET for both a reset and an end without an answer: reading once more tells them apart. */
  *#wasReset(fd: number): Steps<boolean> {
    return isFail(yield* this.p.read(fd, 1));
  }

  *#take(
    url: Url,
    method: string,
    answer: HttpAnswer,
  ): Steps<{ location: string; status: number } | Problem | undefined> {
    const { options, facts, sink } = this;
    const head = [
      `${answer.protocol} ${answer.status} ${answer.reason}`,
      ...answer.rawHeaders.map(([n, v]) => `${n}: ${v}`),
      '',
    ];
    const text = head.map((line) => `${line}\r\n`).join('');
    Object.assign(facts, {
      status: answer.status,
      contentType: answer.headers['content-type'] ?? '',
      headerSize: facts.headerSize + text.length,
      protocol: answer.protocol.slice(5),
    });
    if (options.has('verbose'))
      yield* this.p.err(
        head
          .map((line) => `< ${line}${line === '' ? '' : '\r'}\n`)
          .join('')
          .replaceAll('\r', ''),
      );
    if (options.has('include', 'head')) yield* sink.write(utf8(text));
    const location = answer.status >= 300 && answer.status < 400 ? answer.headers['location'] : undefined;
    if (location !== undefined) facts.redirectUrl = options.has('location') ? '' : follow(url, location);
    if (options.has('location') && location !== undefined) {
      yield* this.#discard(answer);
      return { location, status: answer.status };
    }
    if (options.has('fail') && answer.status >= 400)
      return problem(22, `The requested URL returned error: ${answer.status}`);
    const length = answer.headers['content-length'];
    sink.expect(length === undefined ? -1 : Number(length));
    if (method === 'HEAD') return undefined;
    const refused = yield* this.#body(answer, length === undefined ? -1 : Number(length));
    const isBad = options.has('fail-with-body') && answer.status >= 400;
    return refused ?? (isBad ? problem(22, `The requested URL returned error: ${answer.status}`) : undefined);
  }

  *#discard(answer: HttpAnswer): Steps<void> {
    for (;;) {
      const part = yield* answer.chunk();
      if (part === '' || typeof part === 'object') return;
    }
  }

  *#body(answer: HttpAnswer, total: number): Steps<Problem | undefined> {
    for (;;) {
      const part: Bytes | Fail | { late: true } = yield* answer.chunk();
      if (isLate(part)) {
        const ms = Math.floor(this.#spent());
        const of = total < 0 ? '' : ` out of ${total}`;
        return problem(
          28,
          `Operation timed out after ${ms} milliseconds with ${this.facts.received}${of} bytes received`,
        );
      }
      if (isFail(part)) {
        if (part.error !== 'EIO') return problem(56, `Recv failure: ${strerror(part)}`);
        const left = total - this.facts.received;
        return problem(
          18,
          total < 0
            ? 'transfer closed with outstanding read data remaining'
            : `transfer closed with ${left} bytes remaining to read`,
        );
      }
      if (part === '') return undefined;
      if (this.facts.received === 0 && this.options.has('verbose') && !this.p.isTty(1))
        yield* this.p.err(`{ [${part.length} bytes data]\n`);
      this.facts.received += part.length;
      const refused = yield* this.sink.write(part);
      if (refused !== undefined) return problem(23, 'Failed writing body');
    }
  }

  *#hangUp(url: Url, line: Line, isKept: boolean): Steps<void> {
    if (line.fd >= 0) this.p.close(line.fd);
    const closing = this.#isOld() ? 'Closing connection 0' : 'Closing connection';
    yield* this.#note(isKept ? `Connection #0 to host ${url.host} left intact` : closing);
  }

  *#note(words: string): Steps<void> {
    if (this.options.has('verbose')) yield* this.p.err(`* ${words}\n`);
  }

  #spent(): number {
    return this.p.clock() - this.#began;
  }
}
