import { gunzipSync, gzipSync } from 'fflate';
import { asBytes, type Bytes } from '#sim/base/bytes';

function toArray(bytes: Bytes): Uint8Array {
  const array = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) array[i] = bytes.charCodeAt(i);
  return array;
}

function fromArray(array: Uint8Array): Bytes {
  let out = '';
  for (let i = 0; i < array.length; i += 8192) out += String.fromCharCode(...array.subarray(i, i + 8192));
  return asBytes(out);
}

/** RFC 1952. `name` is what the header keeps of it; `mtime` ms since 1970, 0 for none. */
export function compress(bytes: Bytes, level: number, name: string, mtime: number): Bytes {
  const options = { level: level as 6, mtime: 0, ...(name === '' ? {} : { filename: name }) };
  const packed = fromArray(gzipSync(toArray(bytes), options));
  const seconds = Math.floor(mtime / 1000);
  const time = [0, 8, 16, 24].map((shift) => String.fromCharCode((seconds >>> shift) & 255)).join('');
  return asBytes(packed.slice(0, 4) + time + packed.slice(8));
}

export function isGzip(bytes: Bytes): boolean {
  return bytes.startsWith('\x1f\x8b');
}

/** Undefined: not whole. */
export function decompress(bytes: Bytes): Bytes | undefined {
  try {
    return fromArray(gunzipSync(toArray(bytes)));
  } catch {
    return undefined;
  }
}
