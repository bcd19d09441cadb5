import { command } from '../command';
import { force } from '../flags/shared';
import { pruneOne } from '../pruning';
import { refuse } from '../refusal';

export const prune = command({
  path: 'volume prune',
  usage: '',
  short: 'Remove every volume that nobody uses',
  args: { max: 0 },
  flags: {
    all: { kind: 'bool', short: 'a', help: 'Those with a name, too' },
    filter: { kind: 'filter', help: 'Condition (such as "label=<label>")' },
    force,
  },
  *run({ cli, flags }) {
    if (flags.all === true && flags.filter?.['all']) {
      return yield* cli.fail(refuse('conflicting options: cannot specify both --all and --filter all=1'));
    }
    const which = flags.all === true ? 'all local' : 'anonymous local';
    return yield* pruneOne(cli, 'volumes', {
      warning: `This will remove ${which} volumes not used by at least one container.`,
      force: flags.force,
      filters: flags.all === true ? { ...flags.filter, all: ['true'] } : flags.filter,
    });
  },
});
