import type { AnyCommand } from '../command';
import { command } from '../command';
import type { FlagSpec, FlagSpecs } from '../flags/spec';
import type { KindName } from '../flags/kinds';
import { isRefusal, refuse } from '../refusal';

/** A command of docker that nobody has simulated yet: its place in the manual, and that is all. */
export interface AbsentCommand {
  readonly path: string;
  readonly aliases?: readonly string[];
  /** After the path, as its usage line has it. */
  readonly usage: string;
  readonly short: string;
  /** `name,letter:type`, blanks between; without a type it is a switch. */
  readonly flags?: string;
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

/** The command as the client lists it; used, it says that it is not there. */
export function absentCommand({ path, aliases, usage, short, flags = '', asks }: AbsentCommand): AnyCommand {
  const specs = flagsOf(flags, asks !== undefined);
  return command({
    path,
    ...(aliases && { aliases }),
    // Written out where the real one has it without having flags.
    usage: flags === '' ? usage : usage.replace(/^\[OPTIONS\] ?/, ''),
    hidesOptions: !usage.startsWith('[OPTIONS]'),
    short,
    args: {},
    flags: specs,
    isAbsent: true,
    *run({ cli }) {
      if (asks !== undefined) {
        const answer = yield* cli.engine.json(asks[0], asks[1]);
        if (isRefusal(answer)) return yield* cli.fail(answer);
      }
      return yield* cli.fail(refuse(`docker: '${cli.shown}' is not simulated yet`));
    },
  });
}
