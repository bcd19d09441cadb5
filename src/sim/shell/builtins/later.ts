import { Later } from '#sim/base/later';
import type { Builtin } from './builtin';
import type * as completion from '../edit/completion';
import type * as syntaxErrors from '../run/syntax-errors';
import type { rareBuiltins } from './rare';

/** What of the shells a page loads when a script or a player uses it. */
export const later = new Later<
  typeof rareBuiltins &
    typeof completion &
    typeof syntaxErrors & {
      functionText: (name: string, text: string) => string;
      strftime: (format: string, ms: number) => string;
    }
>('shell-more');

/** The row of a builtin that is there only when it is run. What it says of itself stands here: completion and `type` ask for it. */
export function rarely(
  name: keyof typeof rareBuiltins,
  says: Omit<Builtin, 'run' | 'takesAssignments'>,
): Builtin {
  return { ...says, run: (sh, args, work) => later.value[name].run(sh, args, work) };
}

/** A function as bash prints it (`type`, `declare -f`). */
export function functionText(name: string, text: string): string {
  return later.value.functionText(name, text);
}
