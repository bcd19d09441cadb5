import { command } from '../command';
import { alignTabs } from '../format/tabwriter';
import { isRefusal } from '../refusal';

export const top = command({
  path: 'container top',
  aliases: ['top'],
  usage: 'CONTAINER [ps OPTIONS]',
  short: 'List the processes of a container',
  args: { min: 1 },
  interspersed: false,
  completes: 'running containers',
  flags: {},
  *run({ cli, args }) {
    const [name = '', ...options] = args;
    const list = yield* cli.engine.json<{ Titles: string[]; Processes: string[][] | null }>(
      'GET',
      `/containers/${name}/top`,
      { query: { ps_args: options.length > 0 ? options.join(' ') : undefined } },
    );
    if (isRefusal(list)) return yield* cli.fail(list);
    const lines = [list.Titles, ...(list.Processes ?? [])].map((cells) => `${cells.join('\t')}\n`);
    yield* cli.out(alignTabs(lines.join(''), { minWidth: 20, padding: 3 }));
    return 0;
  },
});
