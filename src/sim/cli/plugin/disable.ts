import { command } from '../command';
import { isRefusal } from '../refusal';

export const disable = command({
  path: 'plugin disable',
  usage: 'PLUGIN',
  short: 'Switch a plugin off',
  args: { exact: 1 },
  flags: { force: { kind: 'bool', short: 'f', help: 'Even while it is in use' } },
  *run({ cli, flags, args }) {
    const [name = ''] = args;
    const query = { force: flags.force === true ? '1' : undefined };
    const done = yield* cli.engine.call('POST', `/plugins/${name}/disable`, { query });
    if (isRefusal(done)) return yield* cli.fail(done);
    yield* cli.out(`${name}\n`);
    return 0;
  },
});
