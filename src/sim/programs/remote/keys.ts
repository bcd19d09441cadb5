import { asBytes } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { fromBase64, toBase64 } from '../hash/base64';

/** A public key as it stands in a file: kind and base64 of its blob. */
export interface PublicKey {
  kind: string;
  blob: string;
  comment: string;
}

/** A length and the bytes: `string` of RFC 4251, 5. */
function packed(bytes: string): string {
  const { length } = bytes;
  return String.fromCharCode(0, 0, (length >> 8) & 255, length & 255) + bytes;
}

/** Bytes in a public key of each kind, beside its name: ed25519 has 32; an RSA of 3072 bits a modulus of 385. */
const sizes: Readonly<Record<string, readonly number[]>> = {
  'ssh-ed25519': [32],
  'ecdsa-sha2-nistp256': [65],
  'ssh-rsa': [3, 385],
};

/** The blob of a new public key, from bytes of chance. */
export function publicBlob(kind: string, random: () => number): string {
  let blob = packed(kind);
  for (const size of sizes[kind] ?? [32])
    blob += packed(Array.from({ length: size }, () => String.fromCharCode(random())).join(''));
  return toBase64(asBytes(blob));
}

/** Reads a line of a .pub file, of authorized_keys (without options) or of known_hosts behind its names. */
export function readKey(line: string): PublicKey | undefined {
  const [kind = '', blob = '', ...comment] = line.trim().split(/\s+/);
  if (!/^(ssh|ecdsa|sk)-/.test(kind) || blob === '') return undefined;
  return { kind, blob, comment: comment.join(' ') };
}

/** `SHA256:…`, as ssh-keygen -l shows it. */
export function fingerprint(blob: string): string {
  const hex = hexDigest('sha256', fromBase64(blob).bytes);
  const raw = (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join('');
  return `SHA256:${toBase64(asBytes(raw)).replace(/=+$/, '')}`;
}

/** `ED25519`: how messages name a kind of key. */
export function shortKind(kind: string): string {
  if (kind.startsWith('ecdsa')) return 'ECDSA';
  return kind.replace(/^ssh-/, '').toUpperCase();
}

/** A private key's file: armour around its own public half, which is all that is ever compared here. */
export function privateFile(key: PublicKey): string {
  const inner = toBase64(asBytes(`openssh-key-v1\0${key.kind} ${key.blob} ${key.comment}`));
  const lines = inner.match(/.{1,70}/g) ?? [];
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

/** The key in a private key's file; undefined where there is none. */
export function readPrivate(content: string): PublicKey | undefined {
  const inner = /-----BEGIN OPENSSH PRIVATE KEY-----\n([\s\S]*?)\n-----END/.exec(content)?.[1];
  const bytes = inner === undefined ? '' : fromBase64(inner.replaceAll('\n', '')).bytes;
  if (!bytes.startsWith('openssh-key-v1\0')) return undefined;
  return readKey(bytes.slice('openssh-key-v1\0'.length));
}

/** Bytes of chance, for new keys. */
export function chance(p: Proc): () => number {
  return () => p.random(256);
}

/** Writes a pair of key files. */
export function writePair(p: Proc, path: string, key: PublicKey): boolean {
  const refused = p.writeText(path, privateFile(key), { mode: 0o600 });
  if (refused !== undefined) return false;
  p.chmod(path, 0o600);
  p.writeText(`${path}.pub`, `${key.kind} ${key.blob} ${key.comment}\n`, { mode: 0o644 });
  return true;
}

/** The lines of a file that are keys. */
export function keysIn(p: Proc, path: string): PublicKey[] {
  const content = p.readText(path);
  if (isFail(content)) return [];
  return content.split('\n').flatMap((line) => readKey(line) ?? []);
}
