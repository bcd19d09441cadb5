import { asBytes, noBytes, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '../proc';
import type { Steps } from '../program';
import { BodyReader, bodyFraming } from './body';
import { hasHeader, hasToken, readHead, writeHead, type HeaderList, type Headers } from './message';

/** A request to send. `Host` and, where there is a body, `Content-Length` are added when they are missing. */
export interface Request {
  method: string;
  /** path and query, as on the wire */
  path: string;
  headers?: HeaderList;
  body?: Bytes;
}

export interface Response {
  status: number;
  /** the words after the status: `Not Found` */
  reason: string;
  /** `HTTP/1.1` */
  protocol: string;
  headers: Headers;
  rawHeaders: HeaderList;
  body: BodyReader;
  /** may the connection be used again once the body has been read? */
  isKeptAlive: boolean;
}

/**
 * Sends a request over a connected descriptor and reads the head of the answer. `rest` is what was read too far before, on a
 * connection in its second use. Refusals: those of read and write; ECONNRESET when the connection closed without an answer.
 */
export function* request(p: Proc, fd: number, asked: Request, rest: Bytes = noBytes): Steps<Response | Fail> {
  const refused = yield* sendRequest(p, fd, asked);
  // a server may answer and close before it has read everything: its answer counts, then
  if (refused !== undefined && refused.error !== 'EPIPE') return refused;
  return yield* readResponse(p, fd, asked.method, rest);
}

/** Sends head and body (where there is one). */
export function* sendRequest(p: Proc, fd: number, asked: Request): Steps<Fail | undefined> {
  const given = asked.headers ?? [];
  const headers: (readonly [string, string])[] = [];
  if (!hasHeader(given, 'host')) headers.push(['Host', 'localhost']);
  headers.push(...given);
  const isFramed = hasHeader(given, 'content-length') || hasHeader(given, 'transfer-encoding');
  if (asked.body !== undefined && !isFramed) headers.push(['Content-Length', String(asked.body.length)]);
  const head = writeHead(`${asked.method} ${asked.path} HTTP/1.1`, headers);
  return yield* p.write(fd, asked.body === undefined ? head : asBytes(head + asked.body));
}

/** Reads the head of an answer to a request of that method; answers of 100 Continue are passed over. */
export function* readResponse(
  p: Proc,
  fd: number,
  method: string,
  rest: Bytes = noBytes,
): Steps<Response | Fail> {
  let before = rest;
  for (;;) {
    const head = yield* readHead(p, fd, before);
    if (head === undefined) return { error: 'ECONNRESET' };
    if (isFail(head)) return head;
    const words = /^(HTTP\/\d\.\d) (\d{3}) ?(.*)$/.exec(head.line);
    if (words === null) return { error: 'EIO' };
    const status = Number(words[2]);
    if (status === 100) {
      before = head.rest;
      continue;
    }
    const isBare = method === 'HEAD' || status === 204 || status === 304 || (status < 200 && status !== 101);
    const framing = isBare
      ? { kind: 'none' as const, left: 0 }
      : status === 101
        ? { kind: 'close' as const, left: 0 }
        : bodyFraming(head.headers, true);
    const body = new BodyReader(p, {
      fd,
      ...framing,
      rest: head.rest,
      isEnded: isBare,
      wantsContinue: false,
    });
    return {
      status,
      reason: words[3] ?? '',
      protocol: words[1] ?? '',
      headers: head.headers,
      rawHeaders: head.rawHeaders,
      body,
      isKeptAlive:
        framing.kind !== 'close' && words[1] === 'HTTP/1.1' && !hasToken(head.headers['connection'], 'close'),
    };
  }
}
