/** DER (X.690): values as strings of bytes, written and taken apart. */
export type Der = string;

const byte = (code: number) => String.fromCharCode(code & 255);

function lengthOf(size: number): Der {
  if (size < 128) return byte(size);
  let digits = '';
  for (let rest = size; rest > 0; rest >>>= 8) digits = byte(rest) + digits;
  return byte(128 + digits.length) + digits;
}

export const tagged = (tag: number, content: Der): Der => byte(tag) + lengthOf(content.length) + content;
export const sequence = (...parts: Der[]): Der => tagged(0x30, parts.join(''));
export const set = (...parts: Der[]): Der => tagged(0x31, parts.join(''));
export const octets = (content: Der): Der => tagged(4, content);
export const bits = (content: Der): Der => tagged(3, `\0${content}`);
export const nothing: Der = tagged(5, '');
export const utf8Text = (text: string): Der => tagged(12, text);
export const printable = (text: string): Der => tagged(19, text);
export const yes: Der = tagged(1, '\xff');

/** A whole number from its bytes, most significant first: never negative. */
export function integer(digits: string): Der {
  const bare = digits.replace(/^\0+(?=[\s\S])/, '');
  return tagged(2, bare.charCodeAt(0) >= 128 ? `\0${bare}` : bare);
}

export function small(value: number): Der {
  let digits = '';
  for (let rest = value; rest > 0; rest >>>= 8) digits = byte(rest) + digits;
  return integer(digits === '' ? '\0' : digits);
}

/** `1.2.840.113549` */
export function oid(text: string): Der {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  let content = byte(first * 40 + second);
  for (const part of rest) {
    let piece = byte(part & 127);
    for (let left = part >>> 7; left > 0; left >>>= 7) piece = byte((left & 127) | 128) + piece;
    content += piece;
  }
  return tagged(6, content);
}

/** A value taken apart: its tag, what is in it, and all of its bytes. */
export interface Value {
  tag: number;
  content: string;
  whole: Der;
}

/** The values that stand one behind the other. */
export function values(der: Der): Value[] {
  const found: Value[] = [];
  for (let at = 0; at + 1 < der.length;) {
    const tag = der.charCodeAt(at);
    let size = der.charCodeAt(at + 1);
    let head = 2;
    if (size > 128) {
      const count = size - 128;
      size = 0;
      for (let i = 0; i < count; i++) size = size * 256 + der.charCodeAt(at + 2 + i);
      head += count;
    }
    found.push({
      tag,
      content: der.slice(at + head, at + head + size),
      whole: der.slice(at, at + head + size),
    });
    at += head + size;
  }
  return found;
}
