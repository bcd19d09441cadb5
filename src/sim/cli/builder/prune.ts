import { command } from '../command';
import { force } from '../flags/shared';
import { humanSize } from '../format/units';
import { confirm } from '../prompt';
import { pruneBuilds } from '../pruning';
import { isRefusal } from '../refusal';

export const prune = command({
  path: 'builder prune',
  usage: '',
  hidesOptions: true,
  short: 'Empty the build cache',
  args: { max: 0 },
  flags: {
    all: { kind: 'bool', short: 'a', help: 'All that no build uses, not only what nothing refers to' },
    filter: { kind: 'filter', help: 'Condition (such as "until=24h")' },
    force,
    'keep-storage': { kind: 'bytes', support: 'none', help: 'Space that the cache may keep' },
  },
  *run({ cli, flags }) {
    const all = flags.all === true;
    const question = `WARNING! This will remove all ${all ? '' : 'dangling '}build cache. Are you sure you want to continue?`;
    if (flags.force !== true && !(yield* confirm(cli, question))) return 0;
    const pruned = yield* pruneBuilds(cli, all, flags.filter);
    if (isRefusal(pruned)) return yield* cli.fail(pruned);
    if (pruned.words !== '') yield* cli.out(`${pruned.words}\n`);
    yield* cli.out(`Total reclaimed space: ${humanSize(pruned.bytes, 4)}\n`);
    return 0;
  },
});
