import type { Wait } from '#sim/world/process';
import type { Shell } from '../shell';
import type { DialectName, Work } from '../state';

/** What a builtin is told of itself: `memo` is its own plain state, kept while it waits. */
export type BuiltinWork = Extract<Work, { k: 'builtin' }>;

/** A command that the shell does itself. */
export interface Builtin {
  readonly dialects: readonly DialectName[];
  /** POSIX's special builtins: their errors end dash and ash, their assignments stay */
  readonly isSpecial?: boolean;
  /** its arguments may be assignments, whose values are not split */
  readonly takesAssignments?: boolean;
  /** Answers the status, or what it waits for; then it is called again with the same arguments. */
  run(sh: Shell, args: readonly string[], work: BuiltinWork): number | Wait;
}

export const everywhere: readonly DialectName[] = ['bash', 'dash', 'ash', 'zsh'];
export const inBash: readonly DialectName[] = ['bash', 'zsh'];
export const notInDash: readonly DialectName[] = ['bash', 'ash', 'zsh'];

/** `cd: -x: invalid option` with bash's usage line; dash and ash in their own words. Status 2. */
export function invalidOption(sh: Shell, name: string, option: string, usage: string): number {
  if (sh.dialect.isBash) {
    sh.complain(`-${option}: invalid option`, name);
    sh.err(`${name}: usage: ${usage}\n`);
  } else sh.complain(`${sh.s.dialect === 'dash' ? 'Illegal' : 'illegal'} option -${option}`, name);
  if (['unset', 'export', 'readonly', 'set', 'trap'].includes(name) && !sh.dialect.isBash) sh.endStrictly(2);
  return 2;
}

/** Letters of options before the first other argument. `allowed` ends a letter that takes a value with `:`. */
export function readOptions(
  args: readonly string[],
  allowed: string,
): { flags: Record<string, string | true>; rest: readonly string[]; bad?: string } {
  const flags: Record<string, string | true> = {};
  let i = 0;
  for (; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') return { flags, rest: args.slice(i + 1) };
    if (!arg.startsWith('-') || arg === '-') break;
    for (let k = 1; k < arg.length; k++) {
      const letter = arg[k] ?? '';
      const at = allowed.indexOf(letter);
      if (at < 0 || letter === ':') return { flags, rest: args.slice(i), bad: letter };
      if (allowed[at + 1] !== ':') flags[letter] = true;
      else {
        const inside = arg.slice(k + 1);
        flags[letter] = inside === '' ? (args[++i] ?? '') : inside;
        break;
      }
    }
  }
  return { flags, rest: args.slice(i) };
}
