import type { Builtin } from './builtins/builtin';
import type { Piece } from './expand/pieces';
import type { Shell } from './shell';
import type { DialectName, Job } from './state';

/** The shells whose words the tables of this folder hold. */
export type WordsName = 'bash' | 'dash' | 'ash';

/** What a shell has in its own way that goes in most things like bash. Its part of the simulation brings it (zsh). */
export interface Manner {
  /** builtins that it has besides, or in place of bash's */
  readonly builtins: Readonly<Record<string, Builtin>>;
  /** `--version` */
  version(sh: Shell): string;
  /** a complaint in bash's words, as the whole line that it says */
  complaint(sh: Shell, why: string, command: string | undefined): string;
  /** the text of commands as it was written, in the words of the common parser; `isTyped`: at a prompt */
  translate(source: string, isTyped: boolean): string;
  /** what an unquoted parameter gives: bash splits it and looks for files */
  keep(sh: Shell, pieces: readonly Piece[]): Piece[];
  /** a pattern that matches no file; undefined: the pattern itself */
  noMatch(sh: Shell, pattern: string): string[] | undefined;
  /** variables and options that it begins with, in place of bash's */
  begin(sh: Shell): void;
  startupFiles(sh: Shell, isLogin: boolean): string[];
  prompt(sh: Shell, template: string): string;
  /** what is drawn before a prompt, so that it begins a line */
  beforePrompt(sh: Shell, cols: number): string;
  jobLine(sh: Shell, job: Job, mark: string, state: string): string;
}

/** What one shell has and another has not. Behaviour that is only a different text stands in messages.ts. */
export interface Dialect {
  readonly name: DialectName;
  readonly words: WordsName;
  readonly own?: Manner;
  /** arrays, braces, process substitution, `(( ))`, `select`, `function` and the rest of bash's own */
  readonly isBash: boolean;
  /** `${x/a/b}`, `${x:1:2}`, `$'…'`, `[[ ]]`, `&>`, `source` (bash; ash is built with them) */
  readonly hasBashisms: boolean;
  /** words of an assignment are not split in `export x=$y` */
  readonly keepsDeclarations: boolean;
  /** an error in a special builtin or an expansion ends a script */
  readonly isStrict: boolean;
}

const usual = { hasBashisms: true, keepsDeclarations: true };

export const dialects: Record<WordsName, Dialect> & Partial<Record<DialectName, Dialect>> = {
  bash: { ...usual, name: 'bash', words: 'bash', isBash: true, isStrict: false },
  dash: { ...usual, name: 'dash', words: 'dash', isBash: false, hasBashisms: false, isStrict: true },
  ash: { ...usual, name: 'ash', words: 'ash', isBash: false, isStrict: true },
};
