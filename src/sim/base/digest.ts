import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Bytes } from './bytes';

/** What registries and engines name content by. Others join when something names content by them. */
const algorithms = { sha256 };

/** The digest of bytes, as hex digits. */
export function hexDigest(algorithm: keyof typeof algorithms, bytes: Bytes): string {
  const input = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) input[i] = bytes.charCodeAt(i);
  return bytesToHex(algorithms[algorithm](input));
}
