import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { composeVersion } from '../client/labels';
import { command } from '../command';

/** Prints which compose this is. */
export function* printVersion(p: Proc, isShort: boolean, format: string): Steps<number> {
  const json = `{"version":"v${composeVersion}"}\n`;
  const pretty = `Docker Compose version v${composeVersion}\n`;
  yield* p.out(isShort ? `${composeVersion}\n` : format === 'json' ? json : pretty);
  return 0;
}

export const version = command({
  name: 'version',
  usage: '',
  short: 'Which version of compose this is',
  args: { max: 0 },
  flags: {
    format: { kind: 'string', short: 'f', help: 'How to print: pretty (the default) or json' },
    short: { kind: 'bool', help: 'The number alone' },
  },
  *run({ compose, flags }) {
    return yield* printVersion(compose.cli.p, flags.short === true, flags.format ?? '');
  },
});
