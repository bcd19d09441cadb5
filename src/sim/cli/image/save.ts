import { fetchArchive } from '../archive';
import { command } from '../command';

export const save = command({
  path: 'image save',
  aliases: ['save'],
  usage: 'IMAGE [IMAGE...]',
  short: 'Write images as a tar archive (to standard output unless told otherwise)',
  args: { min: 1 },
  completes: 'images',
  flags: {
    output: { kind: 'string', short: 'o', help: 'File to write in place of standard output' },
    platform: { kind: 'string', support: 'none', help: 'Only this platform ("linux/amd64")' },
  },
  run: ({ cli, flags, args }) =>
    fetchArchive(cli, { path: '/images/get', query: { names: args } }, flags.output, 'save'),
});
