import { command } from '../command';
import { force, pruneFilter } from '../flags/shared';
import { pruneOne } from '../pruning';

export const prune = command({
  path: 'network prune',
  usage: '',
  short: 'Remove every network that nobody is on',
  args: { max: 0 },
  flags: { filter: pruneFilter, force },
  run: ({ cli, flags }) =>
    pruneOne(cli, 'networks', {
      warning: 'This will remove all custom networks not used by at least one container.',
      force: flags.force,
      filters: flags.filter,
    }),
});
