import type { ArithmeticExpression, Command, Redirection, TestExpression, Word } from 'unbash';

/**
 * What a script is compiled to: a flat list of instructions with jumps, so that the machine's place in it is one number. The list
 * is made from the text anew whenever it is needed; only the text and the number are kept.
 */
export type Op =
  | { op: 'simple'; node: Command; line: number; suspends: boolean }
  | { op: 'arithmetic'; text: string; line: number; isCommand: boolean; expression?: ArithmeticExpression }
  | { op: 'test'; expression: TestExpression; line: number }
  | { op: 'jump'; to: number }
  /** goes on elsewhere where the status is (not) zero */
  | { op: 'branch'; onSuccess: boolean; to: number }
  | { op: 'status'; status: number }
  /** suspends `set -e`, and lets it act again */
  | { op: 'quiet'; by: 1 | -1 }
  | { op: 'negate' }
  /** `set -e` and the ERR trap look at the status */
  | { op: 'check'; line: number }
  | { op: 'pipeline'; starts: number[]; isStderrToo: boolean[]; next: number; text: string; line: number }
  | { op: 'subshell'; start: number; next: number; text: string; line: number }
  | { op: 'background'; start: number; next: number; text: string; line: number }
  /** the end of what a subshell runs */
  | { op: 'leave' }
  | { op: 'loop'; breakTo: number; continueTo: number }
  /** remembers the status of a round, and gives it back behind the loop */
  | { op: 'keep' }
  | { op: 'kept' }
  | { op: 'endloop' }
  | { op: 'words'; words: readonly Word[] | undefined; line: number }
  | { op: 'next'; name: string; to: number }
  | { op: 'choose'; name: string; to: number; line: number }
  | { op: 'case'; word: Word; line: number }
  | { op: 'match'; patterns: readonly Word[]; to: number }
  | { op: 'endcase' }
  | { op: 'redirect'; redirects: readonly Redirection[]; to: number; line: number }
  | { op: 'restore' }
  | { op: 'define'; name: string; text: string; next: number; line: number }
  | { op: 'time'; isEnd: boolean }
  /** the end of a function's body */
  | { op: 'return' }
  /** the end of the text */
  | { op: 'end' }
  /** the text is wrong from here on */
  | { op: 'broken'; pos: number }
  | { op: 'warn'; line: number; delimiter: string; at: number };

/** A compiled text. */
export interface Unit {
  source: string;
  ops: readonly Op[];
  /** where each statement of the text itself begins */
  tops: readonly { pc: number; line: number }[];
}
