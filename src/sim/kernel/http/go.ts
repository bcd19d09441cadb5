import { utf8, type Bytes } from '#sim/base/bytes';
import { httpDate } from '#sim/base/calendar';
import type { HeaderList } from './message';

/** Bodies up to this many bytes get a Content-Length from net/http, longer ones are sent in chunks. */
const longestWithLength = 2048;

/** What net/http says to something that is no HTTP. */
export const goBadRequest = {
  status: 400,
  headers: [
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Connection', 'close'],
  ],
  body: utf8('400 Bad Request'),
} as const;

/** What Go's server adds by itself. */
export interface GoOwn {
  /** the client will not use the connection again */
  readonly isClosing?: boolean;
  /** a type that the handler did not name */
  readonly sniffed?: string;
}

/**
 * Header fields as Go's net/http writes them: the handler's in alphabetical order, then Date, then what the server found out itself:
 * Content-Length of a short body, its type, the connection's end, or chunks. `body` undefined is a stream. HEAD and 204 have neither.
 */
export function goHeaders(
  given: HeaderList,
  body: Bytes | undefined,
  now: number,
  own: GoOwn = {},
): HeaderList {
  const headers: (readonly [string, string])[] = [...given].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  headers.push(['Date', httpDate(now)]);
  const hasLength = given.some(([name]) => name === 'Content-Length');
  const isShort = body !== undefined && body.length <= longestWithLength;
  if (!hasLength && isShort) headers.push(['Content-Length', String(body.length)]);
  if (own.sniffed !== undefined) headers.push(['Content-Type', own.sniffed]);
  if (own.isClosing === true) headers.push(['Connection', 'close']);
  if (!hasLength && !isShort) headers.push(['Transfer-Encoding', 'chunked']);
  return headers;
}

export function isChunked(body: Bytes): boolean {
  return body.length > longestWithLength;
}
