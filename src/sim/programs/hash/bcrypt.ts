import { utf8 } from '#sim/base/bytes';

/** Words of Blowfish's tables: the fraction of π (Schneier 1993), worked out when first needed. */
let tables: { p: Uint32Array; s: Uint32Array } | undefined;

const words = 18 + 4 * 256;

/** The first 32 · `words` bits of π's fraction, by Machin's formula. */
function fractionOfPi(): bigint {
  const bits = BigInt(32 * words + 64);
  const one = 1n << bits;
  const arctan = (inverse: bigint): bigint => {
    let power = one / inverse;
    let sum = power;
    const square = inverse * inverse;
    for (let n = 3n; power !== 0n; n += 2n) {
      power = -power / square;
      sum += power / n;
    }
    return sum;
  };
  const pi = 4n * (4n * arctan(5n) - arctan(239n));
  return (pi - 3n * one) >> 64n;
}

function initialTables(): { p: Uint32Array; s: Uint32Array } {
  if (tables === undefined) {
    const hex = fractionOfPi()
      .toString(16)
      .padStart(words * 8, '0');
    const all = Uint32Array.from({ length: words }, (_, i) => parseInt(hex.slice(i * 8, i * 8 + 8), 16));
    tables = { p: all.slice(0, 18), s: all.slice(18) };
  }
  return { p: tables.p.slice(), s: tables.s.slice() };
}

/** Blowfish with bcrypt's expensive key schedule (Provos and Mazières 1999). */
class Cipher {
  readonly #p: Uint32Array;
  readonly #s: Uint32Array;
  #left = 0;
  #right = 0;

  constructor(key: Uint8Array, salt: Uint8Array, cost: number) {
    const { p, s } = initialTables();
    [this.#p, this.#s] = [p, s];
    this.#expand(key, salt);
    for (let i = 0; i < 2 ** cost; i++) {
      this.#expand(key, none);
      this.#expand(salt, none);
    }
  }

  #expand(key: Uint8Array, salt: Uint8Array): void {
    let at = 0;
    for (let i = 0; i < 18; i++) {
      let word = 0;
      for (let k = 0; k < 4; k++) word = (word << 8) | (key[at++ % key.length] ?? 0);
      this.#p[i] = (this.#p[i] ?? 0) ^ word;
    }
    let saltAt = 0;
    const next = (): number => {
      if (salt.length === 0) return 0;
      let word = 0;
      for (let k = 0; k < 4; k++) word = (word << 8) | (salt[saltAt++ % salt.length] ?? 0);
      return word;
    };
    [this.#left, this.#right] = [0, 0];
    for (const table of [this.#p, this.#s]) {
      for (let i = 0; i < table.length; i += 2) {
        this.#left ^= next();
        this.#right ^= next();
        this.#encrypt();
        table[i] = this.#left;
        table[i + 1] = this.#right;
      }
    }
  }

  #encrypt(): void {
    const [p, s] = [this.#p, this.#s];
    let [left, right] = [this.#left, this.#right];
    for (let i = 0; i < 16; i++) {
      left ^= p[i] ?? 0;
      const [a, b] = [s[left >>> 24] ?? 0, s[256 + ((left >>> 16) & 255)] ?? 0];
      const [c, d] = [s[512 + ((left >>> 8) & 255)] ?? 0, s[768 + (left & 255)] ?? 0];
      right ^= ((((a + b) | 0) ^ c) + d) | 0;
      [left, right] = [right, left];
    }
    this.#left = right ^ (p[17] ?? 0);
    this.#right = left ^ (p[16] ?? 0);
  }

  /** A text of two words, encrypted 64 times. */
  seal(left: number, right: number): [number, number] {
    [this.#left, this.#right] = [left, right];
    for (let i = 0; i < 64; i++) this.#encrypt();
    return [this.#left, this.#right];
  }
}

const none = new Uint8Array(0);
const letters = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function encode(bytes: readonly number[], length: number): string {
  let out = '';
  let [bits, held] = [0, 0];
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    for (held += 8; held >= 6; held -= 6) out += letters[(bits >> (held - 6)) & 63] ?? '';
    bits &= 0xff;
  }
  if (held > 0) out += letters[(bits << (6 - held)) & 63] ?? '';
  return out.slice(0, length);
}

function decode(source: string, length: number): Uint8Array {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const char of source) {
    bits = ((bits << 6) | Math.max(0, letters.indexOf(char))) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 255);
  }
  return Uint8Array.from(bytes.slice(0, length));
}

/** `OrpheanBeholderScryDoubt`, what bcrypt encrypts. */
const magic = [0x4f727068, 0x65616e42, 0x65686f6c, 0x64657253, 0x63727944, 0x6f756274];

/** `$2y$05$…`: a password's hash. `salt`: 22 letters of bcrypt's own alphabet; `cost` from 4 to 31. */
export function bcrypt(password: string, salt: string, cost: number, version = '2y'): string {
  const bytes = utf8(password).slice(0, 72);
  const key = Uint8Array.from([...Array.from(bytes, (char) => char.charCodeAt(0)), 0]);
  const cipher = new Cipher(key, decode(salt, 16), cost);
  const sealed: number[] = [];
  for (let i = 0; i < magic.length; i += 2) {
    for (const word of cipher.seal(magic[i] ?? 0, magic[i + 1] ?? 0))
      sealed.push((word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255);
  }
  const settings = `$${version}$${String(cost).padStart(2, '0')}$`;
  return `${settings}${salt}${encode(sealed.slice(0, 23), 31)}`;
}

/** Is this the hash of that password? False for hashes of other kinds. */
export function isBcrypt(password: string, hash: string): boolean {
  const parts = /^\$(2[abxy])\$(\d\d)\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})$/.exec(hash);
  if (parts === null) return false;
  const [, version = '2y', cost = '05', salt = ''] = parts;
  return bcrypt(password, salt, Number(cost), version) === hash;
}

/** Sixteen bytes as a salt. */
export function saltOf(bytes: readonly number[]): string {
  return encode(bytes, 22);
}
