import type { Bytes } from '#sim/base/bytes';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding (RFC 4648, 4). */
export function toBase64(bytes: Bytes): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes.charCodeAt(i), bytes.charCodeAt(i + 1), bytes.charCodeAt(i + 2)];
    const bits = (a << 16) | ((Number.isNaN(b) ? 0 : b) << 8) | (Number.isNaN(c) ? 0 : c);
    const four = [18, 12, 6, 0].map((shift) => alphabet[(bits >> shift) & 63] ?? '').join('');
    out += Number.isNaN(b) ? `${four.slice(0, 2)}==` : Number.isNaN(c) ? `${four.slice(0, 3)}=` : four;
  }
  return out;
}

/** The bytes of Base64 in either alphabet, with or without padding; undefined when it is none. */
export function fromBase64(source: string): Bytes | undefined {
  const plain = source
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/[=\s]+$/, '');
  let out = '';
  let bits = 0;
  let held = 0;
  for (const char of plain) {
    const value = alphabet.indexOf(char);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += String.fromCharCode((bits >> held) & 255);
  }
  return out as Bytes;
}
