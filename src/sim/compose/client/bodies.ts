import type { BodyState } from '#sim/kernel/http/index';

/** A chunk's head, after the end of the one before it. */
const chunkHead = /^(\r?\n)?[0-9a-fA-F]+[^\n]*\n/;

/** Is there something of a body that has been read from the connection already? Then nobody must wait for the connection. */
export function holdsMore({ kind, left, rest, isEnded }: BodyState): boolean {
  if (isEnded) return true;
  if (kind !== 'chunked') return rest !== '' || (kind === 'length' && left === 0);
  return left > 0 ? rest !== '' : chunkHead.test(rest);
}
