import { command } from '../command';
import { filterFlag } from '../flags/shared';
import { writeSearch, type SearchResult } from '../format/search';
import { filtersQuery } from '../query';
import { isRefusal } from '../refusal';

export const search = command({
  path: 'search',
  usage: 'TERM',
  short: 'Look for images on Docker Hub',
  args: { exact: 1 },
  flags: {
    filter: filterFlag,
    format: { kind: 'string', help: 'Go template for each line' },
    limit: { kind: 'int', help: 'Most lines' },
    'no-trunc': { kind: 'bool', help: 'Show long values in full' },
  },
  *run({ cli, flags, args }) {
    const rows = yield* cli.engine.json<SearchResult[]>('GET', '/images/search', {
      query: {
        filters: filtersQuery(flags.filter),
        limit: flags.limit === undefined || flags.limit <= 0 ? undefined : String(flags.limit),
        term: args[0],
      },
    });
    if (isRefusal(rows)) return yield* cli.fail(rows);
    const byStars = [...rows].sort((a, b) => b.star_count - a.star_count);
    return yield* cli.print(writeSearch(byStars, flags.format ?? '', cli.view(flags['no-trunc'])));
  },
});
