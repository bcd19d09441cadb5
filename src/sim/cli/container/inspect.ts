import { command } from '../command';
import { inspectFormat } from '../flags/shared';
import { inspectEach } from '../inspecting';
import { flag } from '../query';
import { isRefusal } from '../refusal';

export const inspect = command({
  path: 'container inspect',
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Show everything about containers',
  args: { min: 1 },
  completes: 'containers',
  flags: {
    format: inspectFormat,
    size: { kind: 'bool', short: 's', help: 'Sizes, too' },
  },
  run: ({ cli, flags, args }) =>
    inspectEach(cli, args, flags.format ?? '', function* (name) {
      const query = { size: flag(flags.size) };
      const json = yield* cli.engine.json('GET', `/containers/${name}/json`, { query });
      return isRefusal(json) ? json : { json, typeName: 'container.InspectResponse' };
    }),
});
