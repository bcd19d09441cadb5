import { command } from '../command';
import { each } from '../each';

export const unpause = command({
  path: 'container unpause',
  aliases: ['unpause'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Let the processes of paused containers go on',
  args: { min: 1 },
  completes: 'paused containers',
  flags: {},
  run: ({ cli, args }) =>
    each(cli, args, (name) => ({ method: 'POST', path: `/containers/${name}/unpause` })),
});
