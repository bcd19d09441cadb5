import type { Bytes } from '#sim/base/bytes';

/** Where a command applies. */
export type SedAddress =
  | { kind: 'line'; line: number }
  | { kind: 'last' }
  | { kind: 'regex'; pattern: Bytes; ignoreCase: boolean; multiLine: boolean }
  | { kind: 'step'; first: number; step: number }
  /** as a second address: so many lines more, or up to a multiple */
  | { kind: 'more'; lines: number }
  | { kind: 'multiple'; of: number };

export interface Substitution {
  pattern: Bytes;
  ignoreCase: boolean;
  multiLine: boolean;
  replacement: ReplacementPart[];
  isGlobal: boolean;
  /** the match to begin with */
  number: number;
  prints: boolean;
  /** file to write to */
  file?: string;
}

/** A piece of what `s` puts in: bytes, a group (0: everything), or a change of case for what follows. */
export type ReplacementPart = Bytes | number | { case: 'U' | 'L' | 'u' | 'l' | 'E' };

export interface SedCommand {
  first?: SedAddress;
  second?: SedAddress;
  isNegated: boolean;
  name: string;
  /** text of a i c; label of b t T and `:`; file name of r R w W; exit status of q Q; characters of y */
  text: Bytes;
  substitution?: Substitution;
  /** `{`: index of its `}`; b t T: index to go to (the number of commands: the end) */
  jump: number;
}

/** What is wrong with a script: sed's words behind `-e expression #1, char 3: `. */
export class SedProblem {
  constructor(
    readonly message: string,
    readonly at: number,
    /** the message stands alone, without the place */
    readonly isPlain = false,
  ) {}
}
