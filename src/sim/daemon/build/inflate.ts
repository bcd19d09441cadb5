import { gunzipSync } from 'fflate';
import { asBytes, type Bytes } from '#sim/base/bytes';

/** An archive without its compression: gzip's, which clients use, or none. What is broken stays as it is. */
export function inflate(bytes: Bytes): Bytes {
  if (!bytes.startsWith('\x1f\x8b')) return bytes;
  let raw;
  try {
    raw = gunzipSync(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  } catch {
    return bytes;
  }
  let out = '';
  for (const byte of raw) out += String.fromCharCode(byte);
  return asBytes(out);
}
