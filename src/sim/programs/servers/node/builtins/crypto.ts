import { asBytes, text, utf8 } from '#sim/base/bytes';
import { md5 } from '../../../hash/md5';
import { toBase64 } from '../../../hash/base64';
import { sha1, sha256, sha512 } from '../../../hash/sha';
import { isObj, type Value } from '../heap';
import type { Native, Realm } from '../realm';

const digests: Readonly<Record<string, (bytes: string) => string>> = { md5, sha1, sha256, sha512 };

/** Bytes of a text or a buffer. */
function bytesOf(value: Value): string {
  return isObj(value) ? String(value.slot ?? '') : utf8(String(value as string));
}

function buffer(realm: Realm, bytes: string): Value {
  const made = realm.object(realm.builtin('Buffer.prototype'));
  made.slot = bytes;
  return made;
}

function fromHex(hex: string): string {
  return hex.replace(/../g, (two) => String.fromCharCode(parseInt(two, 16)));
}

const hexOf = (bytes: string) =>
  [...bytes].map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');

function randomBytes(realm: Realm, count: number): string {
  return Array.from({ length: count }, () => String.fromCharCode(realm.p.random(256))).join('');
}

/** The parts of `crypto` and of `Buffer` that are about bytes. */
export const cryptoNatives: Readonly<Record<string, Native>> = {
  'crypto.createHash': (realm, _, [name]) => {
    const made = realm.object(realm.builtin('Hash.prototype'));
    if (digests[String(name as string)] === undefined)
      return realm.throwError('Error', 'Digest method not supported');
    made.set('%name', name, true);
    made.slot = '';
    return made;
  },
  'Hash.prototype.update': (_, self, [data]) => {
    if (isObj(self)) self.slot = String(self.slot ?? '') + bytesOf(data);
    return self;
  },
  'Hash.prototype.digest': (realm, self, [how]) => {
    if (!isObj(self)) return undefined;
    const hex = digests[String(self.get('%name') as string)]?.(String(self.slot ?? '')) ?? '';
    if (how === 'hex') return hex;
    return how === 'base64' ? toBase64(asBytes(fromHex(hex))) : buffer(realm, fromHex(hex));
  },
  'crypto.randomBytes': (realm, _, [count]) => buffer(realm, randomBytes(realm, Number(count))),
  'crypto.randomUUID': (realm) => {
    const hex = hexOf(randomBytes(realm, 16));
    const variant = '89ab'.charAt(realm.p.random(4));
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  },
  'Buffer.byteLength': (_, __, [data]) => bytesOf(data).length,
  'Buffer.isBuffer': (realm, _, [value]) => isObj(value) && value.proto === realm.builtin('Buffer.prototype'),
  'Buffer.prototype.toString': (_, self, [how]) => {
    const bytes = asBytes(isObj(self) ? String(self.slot ?? '') : '');
    if (how === 'hex') return hexOf(bytes);
    return how === 'base64' ? toBase64(bytes) : text(bytes);
  },
};
