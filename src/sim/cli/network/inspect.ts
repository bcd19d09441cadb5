import { command } from '../command';
import { inspectFormat } from '../flags/shared';
import { inspectEach } from '../inspecting';
import { isRefusal } from '../refusal';

export const inspect = command({
  path: 'network inspect',
  usage: 'NETWORK [NETWORK...]',
  short: 'Show everything about networks',
  args: { min: 1 },
  completes: 'networks',
  flags: {
    format: inspectFormat,
    verbose: { kind: 'bool', short: 'v', help: 'With what helps to find mistakes' },
  },
  run: ({ cli, flags, args }) =>
    inspectEach(cli, args, flags.format ?? '', function* (name) {
      const query = { verbose: flags.verbose === true ? 'true' : undefined };
      const json = yield* cli.engine.json('GET', `/networks/${name}`, { query });
      return isRefusal(json) ? json : { json, typeName: 'network.Inspect' };
    }),
});
