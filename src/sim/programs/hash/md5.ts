/** RFC 1321. A state of four words, fed with blocks of 64 bytes. */
const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const sines = Array.from(
  { length: 64 },
  (_none, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 0x100000000) | 0,
);

function block(state: number[], words: readonly number[]): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    const [mix, at] =
      round === 0
        ? [(b & c) | (~b & d), i]
        : round === 1
          ? [(d & b) | (~d & c), (5 * i + 1) & 15]
          : round === 2
            ? [b ^ c ^ d, (3 * i + 5) & 15]
            : [c ^ (b | ~d), (7 * i) & 15];
    const sum = (a + mix + (sines[i] ?? 0) + (words[at] ?? 0)) | 0;
    const shift = shifts[round * 4 + (i & 3)] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
  }
  [a, b, c, d].forEach((word, i) => (state[i] = ((state[i] ?? 0) + word) | 0));
}

const hexLittle = (word: number) =>
  [0, 8, 16, 24].map((shift) => ((word >>> shift) & 255).toString(16).padStart(2, '0')).join('');

/** The digest of a byte string, in hex. */
export function md5(bytes: string): string {
  const state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  const padded = `${bytes}\x80${'\0'.repeat((119 - (bytes.length % 64)) % 64)}`;
  const bits = bytes.length * 8;
  const lengthWords = [bits | 0, Math.floor(bits / 0x100000000)];
  for (let at = 0; at < padded.length; at += 64) {
    const words: number[] = [];
    for (let i = 0; i < 64; i += 4)
      words.push(
        padded.charCodeAt(at + i) |
          (padded.charCodeAt(at + i + 1) << 8) |
          (padded.charCodeAt(at + i + 2) << 16) |
          (padded.charCodeAt(at + i + 3) << 24),
      );
    if (at + 64 > padded.length) words.splice(14, 2, ...lengthWords);
    block(state, words);
  }
  return state.map(hexLittle).join('');
}
