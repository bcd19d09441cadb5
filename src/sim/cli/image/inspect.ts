import { command } from '../command';
import { inspectFormat } from '../flags/shared';
import { inspectEach } from '../inspecting';
import { isRefusal } from '../refusal';

export const inspect = command({
  path: 'image inspect',
  usage: 'IMAGE [IMAGE...]',
  short: 'Show everything about images',
  args: { min: 1 },
  completes: 'images',
  flags: {
    format: inspectFormat,
    platform: {
      kind: 'string',
      support: 'none',
      help: "Platform to look at where the image has several.\n'os[/arch[/variant]]': That one (such as linux/amd64)",
    },
  },
  run: ({ cli, flags, args }) =>
    inspectEach(cli, args, flags.format ?? '', function* (name) {
      const json = yield* cli.engine.json('GET', `/images/${name}/json`);
      return isRefusal(json) ? json : { json, typeName: 'image.InspectResponse' };
    }),
});
