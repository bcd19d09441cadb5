import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** A command of VBoxManage. It prints, or throws a `Refusal`. */
export interface Command {
  usage: string;
  run(p: Proc, args: readonly string[]): Steps<void>;
}

export type Commands = Readonly<Record<string, Command>>;

/** Ends with the command's usage. */
export class WrongUse {
  constructor(readonly message: string) {}
}

export interface Words {
  operands: string[];
  options: Map<string, string>;
}

/** Reads words: options with a value (`--size 10` or `--size=10`), and those without. A single dash is as good as two. */
export function readWords(
  args: readonly string[],
  valued: readonly string[],
  bare: readonly string[] = [],
): Words {
  const words: Words = { operands: [], options: new Map() };
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (!/^--?[a-zA-Z]/.test(word)) {
      words.operands.push(word);
      continue;
    }
    const [name = '', inline] = word.replace(/^--?/, '').split(/=(.*)/s);
    const isValued = valued.some((known) =>
      known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : known === name,
    );
    if (isValued) words.options.set(name, inline ?? args[++at] ?? '');
    else if (bare.includes(name)) words.options.set(name, '');
    else throw new WrongUse(`Unknown option: ${word}`);
  }
  return words;
}
