/** SHA-1, SHA-224/256 and SHA-384/512 of byte strings, in hex. Source: FIPS 180-4. */
const primes: number[] = [];
for (let n = 2; primes.length < 80; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);

/** The first 64 bits behind the point of a prime's root, exactly. */
function rootBits(prime: number, degree: 2 | 3, bits: bigint): bigint {
  // the integer root of prime · 2^(degree · bits), by Newton's method
  const target = BigInt(prime) << (BigInt(degree) * bits);
  let guess = 1n << (bits + 6n);
  for (;;) {
    const next = degree === 2 ? (guess + target / guess) / 2n : (2n * guess + target / (guess * guess)) / 3n;
    if (next >= guess) return BigInt.asUintN(Number(bits), guess);
    guess = next;
  }
}

const k512 = primes.map((prime) => rootBits(prime, 3, 64n));
const k256 = k512.slice(0, 64).map((bits) => Number(bits >> 32n) | 0);
const start512 = primes.slice(0, 8).map((prime) => rootBits(prime, 2, 64n));
const start256 = start512.map((bits) => Number(bits >> 32n) | 0);
const start384 = primes.slice(8, 16).map((prime) => rootBits(prime, 2, 64n));
const start224 = start384.map((bits) => Number(BigInt.asUintN(32, bits)) | 0);

const hex32 = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
const rotate = (x: number, n: number) => (x >>> n) | (x << (32 - n));

/** Padding with the length in bits, big-endian, in `lengthBytes` bytes. */
function padded(bytes: string, blockBytes: number, lengthBytes: number): string {
  const zeros = (((blockBytes - lengthBytes - 1 - bytes.length) % blockBytes) + blockBytes) % blockBytes;
  const length = (BigInt(bytes.length) * 8n).toString(16).padStart(lengthBytes * 2, '0');
  return `${bytes}\x80${'\0'.repeat(zeros)}${length.replace(/../g, (hex) => String.fromCharCode(Number.parseInt(hex, 16)))}`;
}

function words32(data: string, at: number): number[] {
  return Array.from(
    { length: 16 },
    (_none, i) =>
      (data.charCodeAt(at + 4 * i) << 24) |
      (data.charCodeAt(at + 4 * i + 1) << 16) |
      (data.charCodeAt(at + 4 * i + 2) << 8) |
      data.charCodeAt(at + 4 * i + 3),
  );
}

export function sha1(bytes: string): string {
  const h = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
  const data = padded(bytes, 64, 8);
  for (let at = 0; at < data.length; at += 64) {
    const w = words32(data, at);
    for (let i = 16; i < 80; i++)
      w.push(rotate((w[i - 3] ?? 0) ^ (w[i - 8] ?? 0) ^ (w[i - 14] ?? 0) ^ (w[i - 16] ?? 0), 31));
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = h;
    for (let i = 0; i < 80; i++) {
      const [mix, constant] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      const next = (rotate(a, 27) + mix + e + constant + (w[i] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, rotate(b, 2), a, next];
    }
    [a, b, c, d, e].forEach((word, i) => (h[i] = ((h[i] ?? 0) + word) | 0));
  }
  return h.map(hex32).join('');
}

function sha2short(bytes: string, start: readonly number[]): number[] {
  const h = [...start];
  const data = padded(bytes, 64, 8);
  const w = new Int32Array(64);
  for (let at = 0; at < data.length; at += 64) {
    w.set(words32(data, at));
    for (let i = 16; i < 64; i++) {
      const [x = 0, y = 0] = [w[i - 15], w[i - 2]];
      w[i] =
        ((w[i - 16] ?? 0) +
          (rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)) +
          (w[i - 7] ?? 0) +
          (rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10))) |
        0;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, last = 0] = h;
    for (let i = 0; i < 64; i++) {
      const one =
        (last +
          (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
          ((e & f) ^ (~e & g)) +
          (k256[i] ?? 0) +
          (w[i] ?? 0)) |
        0;
      const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      last = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, last].forEach((word, i) => (h[i] = ((h[i] ?? 0) + word) | 0));
  }
  return h;
}

export const sha256 = (bytes: string) => sha2short(bytes, start256).map(hex32).join('');
export const sha224 = (bytes: string) => sha2short(bytes, start224).slice(0, 7).map(hex32).join('');

const rotate64 = (x: bigint, n: bigint) => (x >> n) | BigInt.asUintN(64, x << (64n - n));
const low64 = (x: bigint) => BigInt.asUintN(64, x);

function sha2long(bytes: string, start: readonly bigint[]): bigint[] {
  const h = [...start];
  const data = padded(bytes, 128, 16);
  for (let at = 0; at < data.length; at += 128) {
    const halves = [...words32(data, at), ...words32(data, at + 64)].map((word) => BigInt(word >>> 0));
    const w = Array.from(
      { length: 16 },
      (_none, i) => ((halves[2 * i] ?? 0n) << 32n) | (halves[2 * i + 1] ?? 0n),
    );
    for (let i = 16; i < 80; i++) {
      const [x = 0n, y = 0n] = [w[i - 15], w[i - 2]];
      w.push(
        low64(
          (w[i - 16] ?? 0n) +
            (rotate64(x, 1n) ^ rotate64(x, 8n) ^ (x >> 7n)) +
            (w[i - 7] ?? 0n) +
            (rotate64(y, 19n) ^ rotate64(y, 61n) ^ (y >> 6n)),
        ),
      );
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, last = 0n] = h;
    for (let i = 0; i < 80; i++) {
      const one =
        last +
        (rotate64(e, 14n) ^ rotate64(e, 18n) ^ rotate64(e, 41n)) +
        ((e & f) ^ (low64(~e) & g)) +
        (k512[i] ?? 0n) +
        (w[i] ?? 0n);
      const two = (rotate64(a, 28n) ^ rotate64(a, 34n) ^ rotate64(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [last, g, f, e, d, c, b, a] = [g, f, e, low64(d + one), c, b, a, low64(one + two)];
    }
    [a, b, c, d, e, f, g, last].forEach((word, i) => (h[i] = low64((h[i] ?? 0n) + word)));
  }
  return h;
}

const hex64 = (word: bigint) => word.toString(16).padStart(16, '0');

export const sha512 = (bytes: string) => sha2long(bytes, start512).map(hex64).join('');
export const sha384 = (bytes: string) => sha2long(bytes, start384).slice(0, 6).map(hex64).join('');
