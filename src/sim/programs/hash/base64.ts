import { asBytes, type Bytes } from '#sim/base/bytes';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648. */
export function toBase64(bytes: Bytes): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const length = Math.min(3, bytes.length - i);
    const bits =
      (bytes.charCodeAt(i) << 16) |
      ((length > 1 ? bytes.charCodeAt(i + 1) : 0) << 8) |
      (length > 2 ? bytes.charCodeAt(i + 2) : 0);
    for (let k = 0; k < 4; k++) out += k <= length ? letters.charAt((bits >> (18 - 6 * k)) & 63) : '=';
  }
  return out;
}

/** What the digits mean; `isWhole` false where something else stood among them. */
export function fromBase64(text: string): { bytes: Bytes; isWhole: boolean } {
  let out = '';
  let bits = 0;
  let count = 0;
  let isWhole = true;
  const digits = text.replace(/=+$/, '');
  for (const char of digits) {
    const value = letters.indexOf(char);
    if (value < 0) {
      isWhole = false;
      break;
    }
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += String.fromCharCode((bits >> count) & 255);
    }
  }
  return { bytes: asBytes(out), isWhole: isWhole && digits.length % 4 !== 1 };
}
