import { fetchArchive } from '../archive';
import { command } from '../command';

export const exportContainer = command({
  path: 'container export',
  aliases: ['export'],
  usage: 'CONTAINER',
  short: "Write a container's files as a tar archive",
  args: { exact: 1 },
  completes: 'containers',
  flags: { output: { kind: 'string', short: 'o', help: 'File to write in place of standard output' } },
  run: ({ cli, flags, args }) =>
    fetchArchive(cli, { path: `/containers/${args[0] ?? ''}/export` }, flags.output, 'export'),
});
