import { noBytes, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import { readResponse, reasonOf, sendRequest, type HeaderList, type Headers } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Line } from './connect';
import { askSite } from './internet-sites';

/** A URL as far as command-line clients take it apart. */
export interface Url {
  scheme: string;
  user: string;
  host: string;
  port: number;
  /** was the port written down? */
  isPortGiven: boolean;
  /** path and query, at least / */
  target: string;
}

const ports: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };

/** Takes a URL apart; without a scheme it is http. Undefined when there is no host, or the port is no number. */
export function parseUrl(text: string): Url | undefined {
  const found =
    /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):\/\/)?(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?([/?][^#]*)?(?:#.*)?$/.exec(
      text,
    );
  if (found === null) return undefined;
  const [, scheme = 'http', user = '', host = '', port = '', rest = '/'] = found;
  if (host === '') return undefined;
  const number = port === '' ? (ports[scheme.toLowerCase()] ?? 80) : Number(port);
  if (number > 65535) return undefined;
  return {
    scheme: scheme.toLowerCase(),
    user,
    host: host.replace(/^\[|\]$/g, ''),
    port: number,
    isPortGiven: port !== '',
    target: rest.startsWith('/') ? rest : `/${rest}`,
  };
}

/** Host and, unless it is the scheme's own, port: as in the Host header. */
export function hostAndPort(url: Url): string {
  return url.port === ports[url.scheme] ? url.host : `${url.host}:${url.port}`;
}

/** Where a Location header leads from here. */
export function follow(from: Url, location: string): string {
  if (/^[a-zA-Z][a-zA-Z0-9+.-]*:\/\//.test(location)) return location;
  if (location.startsWith('//')) return `${from.scheme}:${location}`;
  const base = `${from.scheme}://${hostAndPort(from)}`;
  if (location.startsWith('/')) return base + location;
  return `${base}${from.target.replace(/[?].*/, '').replace(/[^/]*$/, '')}${location}`;
}

/** An answer, from wherever it came. */
export interface HttpAnswer {
  protocol: string;
  status: number;
  reason: string;
  headers: Headers;
  rawHeaders: HeaderList;
  isKeptAlive: boolean;
  /** the next piece of the body; '' at its end */
  chunk(): Steps<Bytes | Fail | Late>;
}

export interface HttpQuestion {
  method: string;
  headers: HeaderList;
  body?: Bytes;
}

/** Nothing came in the time that the caller has. */
export interface Late {
  late: true;
}

/** Sends a request over a line and reads the head of the answer. Refusals as of `request`; `late` when nothing came until `deadline`. */
export function* exchange(
  p: Proc,
  line: Line,
  url: Url,
  asked: HttpQuestion,
  deadline?: number,
): Steps<HttpAnswer | Fail | Late> {
  if (line.internet !== undefined) return yield* askInternet(p, line, url, asked);
  const refused = yield* sendRequest(p, line.fd, {
    method: asked.method,
    path: url.target,
    headers: asked.headers,
    ...(asked.body !== undefined && { body: asked.body }),
  });
  if (refused !== undefined && refused.error !== 'EPIPE') return refused;
  if (yield* isTooLate(p, line.fd, deadline)) return { late: true };
  const answer = yield* readResponse(p, line.fd, asked.method);
  if (isFail(answer)) return answer;
  const { protocol, status, reason, headers, rawHeaders, isKeptAlive, body } = answer;
  function* chunk(): Steps<Bytes | Fail | Late> {
    const isHere = body.isEnded || body.rest !== '';
    if (!isHere && (yield* isTooLate(p, line.fd, deadline))) return { late: true };
    return yield* body.chunk();
  }
  return { protocol, status, reason, headers, rawHeaders, isKeptAlive, chunk };
}

/** Waits until there is something to read; true when the deadline comes first. */
function* isTooLate(p: Proc, fd: number, deadline: number | undefined): Steps<boolean> {
  return deadline !== undefined && (yield* p.poll({ read: [fd], until: deadline })) === 'time';
}

export function isLate(answer: unknown): answer is Late {
  return typeof answer === 'object' && answer !== null && 'late' in answer;
}

function* askInternet(p: Proc, line: Line, url: Url, asked: HttpQuestion): Steps<HttpAnswer> {
  yield* p.sleep(line.latency);
  const answer = p.do((sim) => {
    const scheme = url.scheme === 'https' ? 'https' : 'http';
    const { status, headers, body } = askSite({
      scheme,
      host: url.host,
      method: asked.method,
      target: url.target,
      from: '203.0.113.24',
      now: sim.now,
    });
    return { status, headers, body };
  });
  let rest = answer.body;
  return {
    protocol: 'HTTP/1.1',
    status: answer.status,
    reason: reasonOf(answer.status),
    headers: Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), value])),
    rawHeaders: answer.headers,
    isKeptAlive: true,
    chunk() {
      const part = rest;
      rest = noBytes;
      return readyNow(part);
    },
  };
}

/** A step that needs no waiting. */

function* readyNow<T>(value: T): Steps<T> {
  return value;
}
