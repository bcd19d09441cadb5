import { command } from '../command';
import { filterFlag, listFormat } from '../flags/shared';
import { writeImages, type ImageSummary } from '../format/image';
import { filtersQuery, flag } from '../query';
import { isRefusal } from '../refusal';

export const ls = command({
  path: 'image ls',
  aliases: ['image list', 'images'],
  usage: '[REPOSITORY[:TAG]]',
  short: 'List images',
  args: { max: 1 },
  completes: 'images',
  flags: {
    all: {
      kind: 'bool',
      short: 'a',
      help: 'Intermediate ones, too',
      shownDefault: 'hides intermediate images',
    },
    digests: { kind: 'bool', help: 'Digests, too' },
    filter: filterFlag,
    format: listFormat,
    'no-trunc': { kind: 'bool', help: 'Show long values in full' },
    quiet: { kind: 'bool', short: 'q', help: 'IDs only' },
    tree: { kind: 'bool', support: 'none', help: 'As a tree of platforms (EXPERIMENTAL)' },
  },
  *run({ cli, flags, args }) {
    const [name] = args;
    const filters = name === undefined || name === '' ? flags.filter : { ...flags.filter, reference: [name] };
    const images = yield* cli.engine.json<ImageSummary[]>('GET', '/images/json', {
      query: { all: flag(flags.all), filters: filtersQuery(filters) },
    });
    if (isRefusal(images)) return yield* cli.fail(images);
    const asked = {
      format: flags.format || 'table',
      quiet: flags.quiet === true,
      digests: flags.digests === true,
    };
    return yield* cli.print(writeImages(images, asked, cli.view(flags['no-trunc'])));
  },
});
