import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';

/** Letters that were given, with the values of those that take one, and what follows them. */
export interface Letters {
  readonly flags: Readonly<Record<string, string | true>>;
  readonly operands: readonly string[];
}

/** What a program of macOS is: letters as getopt(3) wants them (`ab:` has a value for b), a usage line, and what it does. */
interface MacTool {
  name: string;
  letters: string;
  usage: string;
  /** exit status of a wrong command line */
  wrong?: number;
  start?: Program['start'];
  run(p: Proc, letters: Letters): Steps<Outcome>;
}

/** Reads letters before the first operand; a letter that is unknown, or lacks its value, comes back as text. */
function readLetters(args: readonly string[], known: string): Letters | string {
  const flags: Record<string, string | true> = {};
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') return { flags, operands: args.slice(i + 1) };
    if (!/^-./.test(arg)) return { flags, operands: args.slice(i) };
    for (let k = 1; k < arg.length; k++) {
      const letter = arg[k] ?? '';
      const at = letter === ':' ? -1 : known.indexOf(letter);
      if (at < 0) return `illegal option -- ${letter}`;
      if (known[at + 1] !== ':') {
        flags[letter] = true;
        continue;
      }
      const value = arg.slice(k + 1) || args[++i];
      if (value === undefined) return `option requires an argument -- ${letter}`;
      flags[letter] = value;
      break;
    }
  }
  return { flags, operands: [] };
}

/** A program in the manner of BSD: what it does not know it names, and says how it is used. */
export function macTool(spec: MacTool): Program {
  return {
    name: `darwin-${spec.name}`,
    ...(spec.start === undefined ? {} : { start: spec.start }),
    *main(p) {
      const called = (p.argv[0] ?? spec.name).replace(/.*\//, '');
      const letters = readLetters(p.args, spec.letters);
      if (typeof letters !== 'string') return yield* spec.run(p, letters);
      yield* p.err(`${called}: ${letters}\nusage: ${spec.usage}\n`);
      return spec.wrong ?? 1;
    },
  };
}
