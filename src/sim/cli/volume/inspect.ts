import { command } from '../command';
import { inspectFormat } from '../flags/shared';
import { inspectEach } from '../inspecting';
import { isRefusal } from '../refusal';
import { sorted } from '../text';

export const inspect = command({
  path: 'volume inspect',
  usage: 'VOLUME [VOLUME...]',
  short: 'Show everything about volumes',
  args: { min: 1 },
  completes: 'volumes',
  flags: { format: inspectFormat },
  run: ({ cli, flags, args }) =>
    inspectEach(cli, args, flags.format ?? '', function* (name) {
      const json = yield* cli.engine.json<Record<string, unknown>>('GET', `/volumes/${name}`);
      return isRefusal(json) ? json : { json: sorted(json), typeName: 'volume.Volume', onlyTyped: true };
    }),
});
