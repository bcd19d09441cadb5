import { command } from '#sim/cli/command';
import { choose } from '../builder/store';
import { commonFlags } from '../help';
import { error } from './build';

export const use = command({
  path: 'use',
  usage: 'NAME',
  short: 'Use another builder instance from now on',
  args: { exact: 1 },
  flags: {
    ...commonFlags,
    default: { kind: 'bool', help: 'Make it the default of the current context' },
    global: { kind: 'bool', help: 'Keep it when the context changes' },
  },
  *run({ cli, args }) {
    const refused = choose(cli.p, args[0] ?? '');
    return refused === undefined ? 0 : yield* error(cli, refused.refused);
  },
});
