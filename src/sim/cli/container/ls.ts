import { command } from '../command';
import { filterFlag, listFormat } from '../flags/shared';
import { tryContainerFormat, writeContainers, type ContainerSummary } from '../format/container';
import { filtersQuery, flag } from '../query';
import { isRefusal } from '../refusal';

export const ls = command({
  path: 'container ls',
  aliases: ['container list', 'container ps', 'ps'],
  usage: '',
  short: 'List containers',
  args: { max: 0 },
  flags: {
    all: { kind: 'bool', short: 'a', help: 'Stopped ones, too', shownDefault: 'shows just running' },
    filter: filterFlag,
    format: listFormat,
    last: { kind: 'int', short: 'n', default: -1, help: 'The last n that were made, in whatever state' },
    latest: { kind: 'bool', short: 'l', help: 'The one that was made last, in whatever state' },
    'no-trunc': { kind: 'bool', help: 'Show long values in full' },
    quiet: { kind: 'bool', short: 'q', help: 'IDs only' },
    size: { kind: 'bool', short: 's', help: 'Sizes, too' },
  },
  *run({ cli, flags, isTyped }) {
    const { format = '', quiet = false } = flags;
    if (format !== '' && quiet) {
      yield* cli.err('WARNING: Ignoring custom format, because both --format and --quiet are set.\n');
    }
    const tried = format === '' ? { needsSize: false } : tryContainerFormat(format);
    if (isRefusal(tried)) return yield* cli.fail(tried);
    const size = flags.size === true || (!quiet && !isTyped('size') && tried.needsSize);
    const last = flags.latest === true && flags.last === -1 ? 1 : flags.last;
    const rows = yield* cli.engine.json<ContainerSummary[]>('GET', '/containers/json', {
      query: {
        all: flag(flags.all),
        filters: filtersQuery(flags.filter),
        limit: last > 0 ? String(last) : undefined,
        size: flag(size),
      },
    });
    if (isRefusal(rows)) return yield* cli.fail(rows);
    return yield* cli.print(writeContainers(rows, { format, quiet, size }, cli.view(flags['no-trunc'])));
  },
});
