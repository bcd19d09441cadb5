import { command } from '../command';
import { filterFlag } from '../flags/shared';
import { isRefusal } from '../refusal';

/** The engine's own plugins cannot be installed here, so that the list is always empty; its columns are the real one's. */
export const ls = command({
  path: 'plugin ls',
  aliases: ['plugin list'],
  usage: '',
  short: 'List plugins',
  args: { max: 0 },
  flags: {
    filter: { ...filterFlag, help: 'Condition (such as "enabled=true")' },
    format: { kind: 'string', help: 'Template, or "table", "json"' },
    'no-trunc': { kind: 'bool', help: 'Whole ids' },
    quiet: { kind: 'bool', short: 'q', help: 'Ids only' },
  },
  *run({ cli, flags }) {
    const plugins = yield* cli.engine.json<unknown[]>('GET', '/plugins');
    if (isRefusal(plugins)) return yield* cli.fail(plugins);
    if (flags.quiet !== true && ['', 'table', undefined].includes(flags.format))
      yield* cli.out('ID        NAME      DESCRIPTION   ENABLED\n');
    return 0;
  },
});
