import { command } from '../command';
import { isRefusal, refuse } from '../refusal';

export const rename = command({
  path: 'container rename',
  aliases: ['rename'],
  usage: 'CONTAINER NEW_NAME',
  short: 'Give a container another name',
  args: { exact: 2 },
  completes: 'containers',
  flags: {},
  *run({ cli, args }) {
    const [from = '', to = ''] = args.map((arg) => arg.trim());
    if (from === '' || to === '')
      return yield* cli.fail(refuse('Error: Neither old nor new names may be empty'));
    const renamed = yield* cli.engine.call('POST', `/containers/${from}/rename`, { query: { name: to } });
    if (!isRefusal(renamed)) return 0;
    yield* cli.fail(renamed);
    return yield* cli.fail(refuse(`Error: failed to rename container named ${from}`));
  },
});
