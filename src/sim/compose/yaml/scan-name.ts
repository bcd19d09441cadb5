import { isBlank, isBlankZ, isBreak, isBreakZ, isWordChar, type Reader } from './reader';
import { token, type Mark, type Token } from './token';

/** What an anchor or alias may be followed by. */
const endsName = '?:,]}%@`';
const uriChars = /^[0-9A-Za-z_\-;/?:@&=+$,.!~*'()[\]]$/;

export function scanAnchor(r: Reader, kind: 'anchor' | 'alias'): Token {
  const start = r.mark;
  r.skip();
  let value = '';
  while (isWordChar(r.peek())) value += r.read();
  const next = r.peek();
  if (value === '' || !(isBlankZ(next) || endsName.includes(next))) {
    throw r.fault('did not find expected alphabetic or numeric character', start);
  }
  return token(kind, start, { value });
}

/** `!suffix`, `!handle!suffix`, `!<verbatim>` or `!`. */
export function scanTag(r: Reader): Token {
  const start = r.mark;
  let handle = '';
  let suffix: string;
  if (r.peek(1) === '<') {
    r.skip(2);
    suffix = scanUri(r, '', start);
    if (r.peek() !== '>') throw r.fault("did not find the expected '>'", start);
    r.skip();
  } else {
    handle = scanHandle(r, false, start);
    if (handle.length > 1 && handle.endsWith('!')) suffix = scanUri(r, '', start);
    else {
      suffix = scanUri(r, handle, start);
      handle = '!';
      if (suffix === '') [handle, suffix] = [suffix, handle];
    }
  }
  if (!isBlankZ(r.peek())) throw r.fault('did not find expected whitespace or line break', start);
  return token('tag', start, { value: handle, suffix });
}

function scanHandle(r: Reader, isDirective: boolean, start: Mark): string {
  if (r.peek() !== '!') throw r.fault("did not find expected '!'", start);
  let handle = r.read();
  while (isWordChar(r.peek())) handle += r.read();
  if (r.peek() === '!') handle += r.read();
  else if (isDirective && handle !== '!') throw r.fault("did not find expected '!'", start);
  return handle;
}

function scanUri(r: Reader, head: string, start: Mark): string {
  let uri = head.slice(1);
  let found = head !== '';
  while (uriChars.test(r.peek()) || r.peek() === '%') {
    uri += r.peek() === '%' ? scanOctets(r, start) : r.read();
    found = true;
  }
  if (!found) throw r.fault('did not find expected tag URI', start);
  return uri;
}

/** `%C3%A9` and so on: one character of UTF-8. */
function scanOctets(r: Reader, start: Mark): string {
  let octets = '';
  while (r.peek() === '%') {
    const digits = r.peek(1) + r.peek(2);
    if (!/^[0-9A-Fa-f]{2}$/.test(digits)) throw r.fault('did not find URI escaped octet', start);
    octets += `%${digits}`;
    r.skip(3);
  }
  try {
    return decodeURIComponent(octets);
  } catch {
    throw r.fault('found an incorrect leading UTF-8 octet', start);
  }
}

/** A line that begins with %. */
export function scanDirective(r: Reader): Token {
  const start = r.mark;
  r.skip();
  let name = '';
  while (isWordChar(r.peek())) name += r.read();
  if (name === '') throw r.fault('could not find expected directive name', start);
  if (!isBlankZ(r.peek())) throw r.fault('found unexpected non-alphabetical character', start);
  let result: Token;
  if (name === 'YAML') {
    skipBlanks(r);
    const major = scanNumber(r, start);
    if (r.peek() !== '.') throw r.fault("did not find expected digit or '.' character", start);
    r.skip();
    result = token('version-directive', start, { value: `${major}.${scanNumber(r, start)}` });
  } else if (name === 'TAG') {
    skipBlanks(r);
    const value = scanHandle(r, true, start);
    if (!isBlank(r.peek())) throw r.fault('did not find expected whitespace', start);
    skipBlanks(r);
    const suffix = scanUri(r, '', start);
    if (!isBlankZ(r.peek())) throw r.fault('did not find expected whitespace or line break', start);
    result = token('tag-directive', start, { value, suffix });
  } else throw r.fault('found unknown directive name', start);
  skipBlanks(r);
  if (r.peek() === '#') while (!isBreakZ(r.peek())) r.skip();
  if (!isBreakZ(r.peek())) throw r.fault('did not find expected comment or line break', start);
  if (isBreak(r.peek())) r.readBreak();
  return result;
}

function skipBlanks(r: Reader): void {
  while (isBlank(r.peek())) r.skip();
}

function scanNumber(r: Reader, start: Mark): number {
  let digits = '';
  while (/^\d$/.test(r.peek())) {
    if (digits.length === 2) throw r.fault('found extremely long version number', start);
    digits += r.read();
  }
  if (digits === '') throw r.fault('did not find expected version number', start);
  return Number(digits);
}
