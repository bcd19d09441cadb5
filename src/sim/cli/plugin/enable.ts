import { command } from '../command';
import { isRefusal } from '../refusal';

export const enable = command({
  path: 'plugin enable',
  usage: 'PLUGIN',
  short: 'Switch a plugin on',
  args: { exact: 1 },
  flags: { timeout: { kind: 'int', default: 30, help: 'Seconds that it has for its start' } },
  *run({ cli, flags, args }) {
    const [name = ''] = args;
    const query = { timeout: String(flags.timeout) };
    const done = yield* cli.engine.call('POST', `/plugins/${name}/enable`, { query });
    if (isRefusal(done)) return yield* cli.fail(done);
    yield* cli.out(`${name}\n`);
    return 0;
  },
});
