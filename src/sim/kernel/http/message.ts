import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '../proc';
import type { Steps } from '../program';

/** Header fields in the order and spelling they are (to be) written in. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Header fields by lower-case name; repeated ones are joined by a comma. */
export type Headers = Readonly<Record<string, string>>;

/** The head of a message: its first line, and its fields. */
export interface Head {
  line: string;
  headers: Headers;
  rawHeaders: HeaderList;
  /** bytes that came after it */
  rest: Bytes;
}

/** Longest head that is read: Go's net/http takes 1 MB. */
const longest = 1 << 20;

/**
 * Reads from `fd` up to the empty line that ends a head. `rest` is what was read too far before. Answers undefined when
 * the other side closed before its first byte, and EIO when it closed in the middle or sent no head at all.
 */
export function* readHead(p: Proc, fd: number, rest: Bytes): Steps<Head | Fail | undefined> {
  let got: string = rest;
  for (;;) {
    const end = got.indexOf('\r\n\r\n');
    if (end >= 0) return parseHead(got.slice(0, end), asBytes(got.slice(end + 4)));
    if (got.length > longest) return { error: 'EIO' };
    const part = yield* p.read(fd, 65536);
    if (isFail(part)) return part;
    if (part === '') return got === '' ? undefined : { error: 'EIO' };
    got += part;
  }
}

/** Splits a head (without its last empty line) into line and fields. */
export function parseHead(head: string, rest: Bytes): Head {
  const lines = head.split('\r\n');
  const headers: Record<string, string> = {};
  const rawHeaders: [string, string][] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    rawHeaders.push([name, value]);
    const key = name.toLowerCase();
    headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
  }
  return { line: lines[0] ?? '', headers, rawHeaders, rest };
}

/** A head as bytes, with the empty line that ends it. */
export function writeHead(line: string, headers: HeaderList): Bytes {
  let out = `${line}\r\n`;
  for (const [name, value] of headers) out += `${name}: ${value}\r\n`;
  return asBytes(`${out}\r\n`);
}

export function hasHeader(headers: HeaderList, name: string): boolean {
  const wanted = name.toLowerCase();
  return headers.some(([one]) => one.toLowerCase() === wanted);
}

/** Does a comma-separated field such as Connection contain this word? */
export function hasToken(value: string | undefined, token: string): boolean {
  if (value === undefined) return false;
  return value.split(',').some((part) => part.trim().toLowerCase() === token);
}

/** One chunk of a chunked body; the empty one ends it. */
export function chunk(data: Bytes): Bytes {
  return asBytes(`${data.length.toString(16)}\r\n${data}\r\n`);
}

/** What ends a chunked body. */
export const lastChunk = '0\r\n\r\n' as Bytes;
