import { asBytes, type Bytes } from '#sim/base/bytes';

/** A frame's head: stream, three zeroes, length as 32 bits, big-endian. */
const headLength = 8;

/** A piece of standard output (1) or standard error (2). */
export interface Piece {
  readonly stream: 1 | 2;
  readonly data: Bytes;
}

/** Takes whole frames out of what has come; `rest` is the beginning of the next one. */
export function takeFrames(bytes: string): { readonly pieces: Piece[]; readonly rest: string } {
  const pieces: Piece[] = [];
  let at = 0;
  while (bytes.length - at >= headLength) {
    const byte = (i: number): number => bytes.charCodeAt(at + i);
    const length = byte(4) * 2 ** 24 + byte(5) * 2 ** 16 + byte(6) * 2 ** 8 + byte(7);
    if (bytes.length - at - headLength < length) break;
    const from = at + headLength;
    pieces.push({ stream: byte(0) === 2 ? 2 : 1, data: asBytes(bytes.slice(from, from + length)) });
    at = from + length;
  }
  return { pieces, rest: bytes.slice(at) };
}
