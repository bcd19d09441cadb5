import { fetchArchive } from '../archive';
import { command } from '../command';
import { platformQuery } from '../platform';
import { isRefusal } from '../refusal';

export const save = command({
  path: 'image save',
  aliases: ['save'],
  usage: 'IMAGE [IMAGE...]',
  short: 'Write images as a tar archive (to standard output unless told otherwise)',
  args: { min: 1 },
  completes: 'images',
  flags: {
    output: { kind: 'string', short: 'o', help: 'File to write in place of standard output' },
    platform: { kind: 'string', help: 'Only this platform ("linux/amd64")' },
  },
  *run({ cli, flags, args }) {
    const platform = platformQuery(flags.platform);
    if (isRefusal(platform)) return yield* cli.fail(platform);
    return yield* fetchArchive(
      cli,
      { path: '/images/get', query: { names: args, platform } },
      flags.output,
      'save',
    );
  },
});
