import { command } from '../command';
import { isRefusal } from '../refusal';

export const set = command({
  path: 'plugin set',
  usage: 'PLUGIN KEY=VALUE [KEY=VALUE...]',
  short: 'Change the settings of a plugin',
  args: { min: 2 },
  flags: {},
  *run({ cli, args }) {
    const [name = '', ...settings] = args;
    const done = yield* cli.engine.call('POST', `/plugins/${name}/set`, { json: settings });
    return isRefusal(done) ? yield* cli.fail(done) : 0;
  },
});
