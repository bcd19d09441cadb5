import { command } from '#sim/cli/command';
import { isRefusal } from '#sim/cli/refusal';
import { builderFor } from '../builder/store';
import { commonFlags } from '../help';
import { error } from './build';

export const stop = command({
  path: 'stop',
  usage: '[NAME]',
  hidesOptions: true,
  short: 'Stop a builder instance',
  args: { max: 1 },
  flags: { ...commonFlags },
  *run({ cli, flags, args }) {
    const builder = builderFor(cli.p, args[0] ?? flags.builder);
    return isRefusal(builder) ? yield* error(cli, builder.refused) : 0;
  },
});
