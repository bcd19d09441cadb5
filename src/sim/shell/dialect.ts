import type { DialectName } from './state';

/** What one shell has and another has not. Behaviour that is only a different text stands in messages.ts. */
export interface Dialect {
  readonly name: DialectName;
  /** arrays, braces, process substitution, `(( ))`, `select`, `function` and the rest of bash's own */
  readonly isBash: boolean;
  /** `${x/a/b}`, `${x:1:2}`, `$'…'`, `[[ ]]`, `&>`, `source` (bash; ash is built with them) */
  readonly hasBashisms: boolean;
  /** words of an assignment are not split in `export x=$y` */
  readonly keepsDeclarations: boolean;
  /** an error in a special builtin or an expansion ends a script */
  readonly isStrict: boolean;
}

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  bash: { name: 'bash', isBash: true, hasBashisms: true, keepsDeclarations: true, isStrict: false },
  dash: { name: 'dash', isBash: false, hasBashisms: false, keepsDeclarations: true, isStrict: true },
  ash: { name: 'ash', isBash: false, hasBashisms: true, keepsDeclarations: true, isStrict: true },
};
