import { isFail, strerror } from '#sim/base/fail';
import type { Cli } from '../cli';
import type { AnyCommand, ArgumentRule } from '../command';
import { command } from '../command';
import type { FlagSpec, FlagSpecs } from '../flags/spec';
import type { KindName } from '../flags/kinds';
import { isRefusal, refuse, type Refusal } from '../refusal';

/** A command of docker that nobody has simulated yet: its place in the manual, and that is all. */
export interface AbsentCommand {
  readonly path: string;
  readonly aliases?: readonly string[];
  /** After the path, as its usage line has it. */
  readonly usage: string;
  readonly short: string;
  /** `name,letter:type`, blanks between; without a type it is a switch. */
  readonly flags?: string;
  /** How many arguments it takes, where its usage line does not say it. */
  readonly args?: ArgumentRule;
  /** Words that it always refuses with, without asking anybody. */
  readonly refuses?: string;
  /** It reads a file before it asks the engine: which argument or flag names it, and what the refusal begins with. */
  readonly reads?: { readonly argument?: number; readonly flag?: string; readonly words: string };
  /** What it asks the engine first: the engine's refusal is the answer (swarm commands outside a swarm). */
  readonly asks?: readonly ['GET' | 'POST', string];
}

const kindOf: Readonly<Record<string, KindName>> = {
  ...{
    bytes: 'bytes',
    decimal: 'decimal',
    duration: 'duration',
    filter: 'filter',
    float: 'float',
    int: 'int',
  },
  ...{ list: 'list', map: 'map', mount: 'mount', network: 'network', string: 'string', strings: 'strings' },
  ...{ uint: 'uint', uint16: 'uint16', uint32: 'uint32', ulimit: 'ulimit' },
};

function flagsOf(words: string, isRefusedByEngine: boolean): FlagSpecs {
  const flags: Record<string, FlagSpec> = {};
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const [names = '', type] = word.split(':');
    const [name = '', short] = names.split(',');
    const kind = type === undefined ? 'bool' : (kindOf[type] ?? 'other');
    flags[name] = {
      ...{ kind, help: '' },
      ...(!isRefusedByEngine && { support: 'none' as const }),
      ...(short !== undefined && { short }),
      ...(kind === 'other' && type !== undefined && { word: type }),
    };
  }
  return flags;
}

/** The rule that a usage line stands for: words are needed, those in brackets may be there, dots mean any number. */
function argumentsOf(usage: string): ArgumentRule {
  const words = usage.split(' ').filter((word) => word !== '' && !/^\[?OPTIONS\]?$/.test(word));
  const min = words.filter((word) => !word.startsWith('[')).length;
  if (usage.includes('...')) return { min };
  return words.length === min ? { exact: min } : { min, max: words.length };
}

/** Why the file that a command names cannot be read; undefined when it can, or when it is standard input. */
function unreadable(
  cli: Cli,
  { argument, flag, words }: NonNullable<AbsentCommand['reads']>,
  args: readonly string[],
  flags: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  const given = flag === undefined ? args[argument ?? 0] : flags[flag];
  const file = String(Array.isArray(given) ? (given[0] ?? '') : (given ?? ''));
  if (file === '' || file === '-') return undefined;
  const content = cli.p.readFile(file);
  if (!isFail(content)) return undefined;
  return refuse(`${words.replaceAll('FILE', file)}open ${file}: ${strerror(content).toLowerCase()}`);
}

/** The command as the client lists it; used, it says that it is not there. */
export function absentCommand(absent: AbsentCommand): AnyCommand {
  const { path, aliases, usage, short, flags = '', asks } = absent;
  const specs = flagsOf(flags, asks !== undefined);
  return command({
    path,
    ...(aliases && { aliases }),
    // Written out where the real one has it without having flags.
    usage: flags === '' ? usage : usage.replace(/^\[OPTIONS\] ?/, ''),
    hidesOptions: !usage.startsWith('[OPTIONS]'),
    short,
    args: absent.args ?? argumentsOf(usage),
    flags: specs,
    isAbsent: true,
    *run({ cli, args, flags: given }) {
      if (absent.refuses !== undefined) return yield* cli.fail(refuse(absent.refuses));
      const unread = absent.reads === undefined ? undefined : unreadable(cli, absent.reads, args, given);
      if (unread !== undefined) return yield* cli.fail(unread);
      if (asks !== undefined) {
        const answer = yield* cli.engine.json(asks[0], asks[1].replace('NAME', args[0] ?? ''));
        if (isRefusal(answer)) {
          // inspect shows what it has found before it says what it has not
          if (path.endsWith(' inspect')) yield* cli.out('[]\n');
          return yield* cli.fail(answer);
        }
      }
      return yield* cli.fail(refuse(`docker: '${cli.shown}' is not simulated yet`));
    },
  });
}
