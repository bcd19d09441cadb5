import { command } from '../command';
import { inspectFormat } from '../flags/shared';
import { inspectEach } from '../inspecting';
import { isRefusal } from '../refusal';

export const inspect = command({
  path: 'plugin inspect',
  usage: 'PLUGIN [PLUGIN...]',
  short: 'Show everything about plugins',
  args: { min: 1 },
  flags: { format: inspectFormat },
  *run({ cli, flags, args }) {
    return yield* inspectEach(cli, args, flags.format ?? '', function* (name) {
      const json = yield* cli.engine.json<object>('GET', `/plugins/${name}/json`);
      return isRefusal(json) ? json : { json, typeName: 'types.Plugin' };
    });
  },
});
