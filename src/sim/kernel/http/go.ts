import type { Bytes } from '#sim/base/bytes';
import { httpDate } from '#sim/base/calendar';
import type { HeaderList } from './message';

/** Bodies up to this many bytes get a Content-Length from net/http, longer ones are sent in chunks. */
const longestWithLength = 2048;

/**
 * Header fields as Go's net/http writes them: the handler's in alphabetical order, then Date, then what the server found out itself:
 * Content-Length of a short body, or chunks. `body` undefined is a stream. HEAD and 204 have neither.
 */
export function goHeaders(given: HeaderList, body: Bytes | undefined, now: number): HeaderList {
  const headers: (readonly [string, string])[] = [...given].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  headers.push(['Date', httpDate(now)]);
  if (given.some(([name]) => name === 'Content-Length')) return headers;
  if (body !== undefined && body.length <= longestWithLength)
    headers.push(['Content-Length', String(body.length)]);
  else headers.push(['Transfer-Encoding', 'chunked']);
  return headers;
}

export function isChunked(body: Bytes): boolean {
  return body.length > longestWithLength;
}
