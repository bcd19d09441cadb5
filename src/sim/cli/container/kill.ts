import { command } from '../command';
import { each } from '../each';

export const kill = command({
  path: 'container kill',
  aliases: ['kill'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Send a signal to running containers, KILL unless you name another',
  args: { min: 1 },
  completes: 'running containers',
  flags: { signal: { kind: 'string', short: 's', help: 'Signal to send' } },
  run: ({ cli, flags, args }) =>
    each(cli, args, (name) => ({
      method: 'POST',
      path: `/containers/${name}/kill`,
      query: { signal: flags.signal || undefined },
    })),
});
