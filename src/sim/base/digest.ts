import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Bytes } from './bytes';

const algorithms = { md5, sha1, sha256, sha512 };

/** The digest of bytes, as hex digits. */
export function hexDigest(algorithm: keyof typeof algorithms, bytes: Bytes): string {
  const input = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) input[i] = bytes.charCodeAt(i);
  return bytesToHex(algorithms[algorithm](input));
}
