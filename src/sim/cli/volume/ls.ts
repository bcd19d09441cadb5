import { command } from '../command';
import { filterFlag, listFormat } from '../flags/shared';
import { writeVolumes, type Volume } from '../format/volume';
import { naturally } from '../container/port';
import { filtersQuery } from '../query';
import { isRefusal } from '../refusal';

export const ls = command({
  path: 'volume ls',
  aliases: ['volume list'],
  usage: '',
  short: 'List volumes',
  args: { max: 0 },
  flags: {
    cluster: { kind: 'bool', support: 'none', hidden: true, help: 'Those of the cluster only' },
    filter: { ...filterFlag, help: 'Condition (such as "dangling=true")' },
    format: listFormat,
    quiet: { kind: 'bool', short: 'q', help: 'Names only' },
  },
  *run({ cli, flags }) {
    const query = { filters: filtersQuery(flags.filter) };
    const list = yield* cli.engine.json<{ Volumes: Volume[] | null }>('GET', '/volumes', { query });
    if (isRefusal(list)) return yield* cli.fail(list);
    const sorted = [...(list.Volumes ?? [])].sort((a, b) => naturally(a.Name, b.Name));
    const asked = { format: flags.format || 'table', quiet: flags.quiet === true };
    return yield* cli.print(writeVolumes(sorted, asked, cli.view(true)));
  },
});
