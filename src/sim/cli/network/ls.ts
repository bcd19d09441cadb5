import { command } from '../command';
import { filterFlag, listFormat } from '../flags/shared';
import { writeNetworks, type NetworkSummary } from '../format/network';
import { naturally } from '../container/port';
import { filtersQuery } from '../query';
import { isRefusal } from '../refusal';

export const ls = command({
  path: 'network ls',
  aliases: ['network list'],
  usage: '',
  short: 'List networks',
  args: { max: 0 },
  flags: {
    filter: { ...filterFlag, help: 'Condition (such as "driver=bridge")' },
    format: listFormat,
    'no-trunc': { kind: 'bool', help: 'Show long values in full' },
    quiet: { kind: 'bool', short: 'q', help: 'IDs only' },
  },
  *run({ cli, flags }) {
    const query = { filters: filtersQuery(flags.filter) };
    const rows = yield* cli.engine.json<NetworkSummary[]>('GET', '/networks', { query });
    if (isRefusal(rows)) return yield* cli.fail(rows);
    const sorted = [...rows].sort((a, b) => naturally(a.Name, b.Name));
    const asked = { format: flags.format || 'table', quiet: flags.quiet === true };
    return yield* cli.print(writeNetworks(sorted, asked, cli.view(flags['no-trunc'])));
  },
});
