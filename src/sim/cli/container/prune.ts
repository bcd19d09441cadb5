import { command } from '../command';
import { force, pruneFilter } from '../flags/shared';
import { pruneOne } from '../pruning';

export const prune = command({
  path: 'container prune',
  usage: '',
  short: 'Remove every container that has stopped',
  args: { max: 0 },
  flags: { filter: pruneFilter, force },
  run: ({ cli, flags }) =>
    pruneOne(cli, 'containers', {
      warning: 'This will remove all stopped containers.',
      force: flags.force,
      filters: flags.filter,
    }),
});
