import { command } from '../command';
import { force, pruneFilter } from '../flags/shared';
import { pruneOne } from '../pruning';

export const prune = command({
  path: 'image prune',
  usage: '',
  short: 'Remove images that nobody uses',
  args: { max: 0 },
  flags: {
    all: { kind: 'bool', short: 'a', help: 'All that no container uses, not only those without a name' },
    filter: pruneFilter,
    force,
  },
  run: ({ cli, flags }) =>
    pruneOne(cli, 'images', {
      warning:
        flags.all === true
          ? 'This will remove all images without at least one container associated to them.'
          : 'This will remove all dangling images.',
      force: flags.force,
      filters: { ...flags.filter, dangling: [String(flags.all !== true)] },
    }),
});
