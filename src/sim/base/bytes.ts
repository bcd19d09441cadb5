/**
 * Bytes in the world are strings whose every character is one byte (code 0–255): JSON holds them, they compare and
 * slice fast, and they cannot be mixed up with text, which is what people read (UTF-16, as JavaScript has it).
 */
declare const byteString: unique symbol;
export type Bytes = string & { readonly [byteString]: true };

const notAscii = /[^\x00-\x7f]/;

/** Text as UTF-8 bytes. */
export function utf8(text: string): Bytes {
  if (!notAscii.test(text)) return text as Bytes;
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) out += char;
    else if (code < 0x800) out += String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000)
      out += String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      out += String.fromCharCode(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return out as Bytes;
}

/** UTF-8 bytes as text; what is no UTF-8 becomes U+FFFD. */
export function text(bytes: Bytes): string {
  if (!notAscii.test(bytes)) return bytes;
  let out = '';
  let i = 0;
  while (i < bytes.length) {
    const [code, length] = decodeOne(bytes, i);
    out += String.fromCodePoint(code);
    i += length;
  }
  return out;
}

const least = [0, 0, 0x80, 0x800, 0x10000];

function decodeOne(bytes: Bytes, at: number): [code: number, length: number] {
  const first = bytes.charCodeAt(at);
  if (first < 0x80) return [first, 1];
  const length = first >= 0xf0 && first < 0xf8 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  if (length === 1 || first >= 0xf8) return [0xfffd, 1];
  let code = first & (0xff >> (length + 1));
  for (let k = 1; k < length; k++) {
    const next = bytes.charCodeAt(at + k);
    if (Number.isNaN(next) || (next & 0xc0) !== 0x80) return [0xfffd, k];
    code = (code << 6) | (next & 63);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  if (code < (least[length] ?? 0) || code > 0x10ffff || isSurrogate) return [0xfffd, 1];
  return [code, length];
}

/** Takes a string that is known to hold bytes only, such as a slice or a sum of byte strings. */
export function asBytes(known: string): Bytes {
  return known as Bytes;
}

export const noBytes = '' as Bytes;
