import { stats as dockerStats } from '#sim/cli/container/stats';
import { listFormat } from '#sim/cli/flags/shared';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import { writeStats } from '#sim/cli/format/stats';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { labels } from '../client/labels';
import { command } from '../command';
import { asDockers } from './exec';

export const stats = command({
  name: 'stats',
  usage: '[SERVICE]',
  short: 'Watch what the containers use',
  args: { max: 1 },
  flags: {
    all: { kind: 'bool', short: 'a', help: 'Stopped ones, too', shownDefault: 'shows just running' },
    format: listFormat,
    'no-stream': { kind: 'bool', help: 'Only once' },
    'no-trunc': { kind: 'bool', help: 'Show long values in full' },
  },
  *run({ compose, flags, args }) {
    const ids = yield* compose.loop.run(idsOf(compose, args[0], flags.all === true));
    if (isRefusal(ids)) return yield* compose.fail(ids);
    const { cli } = compose;
    if (ids.length === 0) {
      const text = writeStats([], flags.format ?? '', cli.view(flags['no-trunc']));
      return yield* cli.print(text);
    }
    return yield* dockerStats.run({
      cli: asDockers(cli, dockerStats.path),
      args: ids,
      flags: { ...flags } as never,
      isTyped: () => false,
    });
  },
});

function* idsOf(
  compose: Compose,
  service: string | undefined,
  all: boolean,
): Steps<readonly string[] | Refusal> {
  const name = yield* compose.projectName();
  if (isRefusal(name)) return name;
  const own = service === undefined ? [] : [`${labels.service}=${service}`];
  const rows = yield* compose.api.containers([`${labels.project}=${name}`, ...own], all);
  return isRefusal(rows) ? rows : rows.map(({ Id }) => Id);
}
