import { command } from '../command';
import { each } from '../each';

export const pause = command({
  path: 'container pause',
  aliases: ['pause'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Freeze every process of containers',
  args: { min: 1 },
  completes: 'running containers',
  flags: {},
  run: ({ cli, args }) => each(cli, args, (name) => ({ method: 'POST', path: `/containers/${name}/pause` })),
});
