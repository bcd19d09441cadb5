import { command } from '../command';
import type { Filters } from '../flags/kinds';
import { force } from '../flags/shared';
import { humanSize } from '../format/units';
import { confirm } from '../prompt';
import { prune as pruneKind, pruneBuilds } from '../pruning';
import { isRefusal, refuse } from '../refusal';

export const prune = command({
  path: 'system prune',
  usage: '',
  short: 'Remove everything that nobody uses',
  args: { max: 0 },
  flags: {
    all: {
      kind: 'bool',
      short: 'a',
      help: 'All images that no container uses, not only those without a name',
    },
    filter: { kind: 'filter', help: 'Condition (such as "label=<key>=<value>")' },
    force,
    volumes: { kind: 'bool', help: 'Anonymous volumes, too' },
  },
  *run({ cli, flags }) {
    if (flags.volumes === true && flags.filter?.['until']) {
      return yield* cli.fail(refuse('ERROR: The "until" filter is not supported with "--volumes"'));
    }
    const all = flags.all === true;
    const question = questionOf(all, flags.volumes === true, flags.filter ?? {});
    if (flags.force !== true && !(yield* confirm(cli, question))) return 0;
    const images = { ...flags.filter, dangling: [String(!all)] };
    let bytes = 0;
    const steps = [
      () => pruneKind(cli, 'containers', flags.filter),
      () => pruneKind(cli, 'networks', flags.filter),
      ...(flags.volumes === true ? [() => pruneKind(cli, 'volumes', flags.filter)] : []),
      () => pruneKind(cli, 'images', images),
      () => pruneBuilds(cli, all, flags.filter),
    ];
    for (const step of steps) {
      const pruned = yield* step();
      if (isRefusal(pruned)) return yield* cli.fail(pruned);
      bytes += pruned.bytes;
      if (pruned.words !== '') yield* cli.out(`${pruned.words}\n`);
    }
    yield* cli.out(`Total reclaimed space: ${humanSize(bytes, 4)}\n`);
    return 0;
  },
});

function questionOf(all: boolean, volumes: boolean, filters: Filters): string {
  const goes = [
    'all stopped containers',
    'all networks not used by at least one container',
    ...(volumes ? ['all anonymous volumes not used by at least one container'] : []),
    all ? 'all images without at least one container associated to them' : 'all dangling images',
    all ? 'all build cache' : 'unused build cache',
  ];
  const shown = ['label', 'label!', 'until'].flatMap((name) =>
    (filters[name] ?? []).map((value) => `\n  - ${name}=${value}`),
  );
  const filtered =
    shown.length > 0 ? `\n  Items to be pruned will be filtered with:${shown.sort().join('')}\n` : '';
  const list = goes.map((what) => `\n  - ${what}`).join('');
  return `WARNING! This will remove:${list}\n${filtered}\nAre you sure you want to continue?`;
}
