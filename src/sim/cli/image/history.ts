import { command } from '../command';
import { listFormat } from '../flags/shared';
import { writeHistory, type HistoryItem } from '../format/history';
import { isRefusal } from '../refusal';

export const history = command({
  path: 'image history',
  aliases: ['history'],
  usage: 'IMAGE',
  short: 'Show the steps that made an image',
  args: { exact: 1 },
  completes: 'images',
  flags: {
    format: listFormat,
    human: { kind: 'bool', short: 'H', default: true, help: 'Sizes and dates that people read' },
    'no-trunc': { kind: 'bool', help: 'Show long values in full' },
    platform: { kind: 'string', support: 'none', help: 'Platform to look at where the image has several' },
    quiet: { kind: 'bool', short: 'q', help: 'IDs only' },
  },
  *run({ cli, flags, args }) {
    const rows = yield* cli.engine.json<HistoryItem[]>('GET', `/images/${args[0] ?? ''}/history`);
    if (isRefusal(rows)) return yield* cli.fail(rows);
    const asked = { format: flags.format || 'table', quiet: flags.quiet === true, human: flags.human };
    return yield* cli.print(writeHistory(rows, asked, cli.view(flags['no-trunc'])));
  },
});
