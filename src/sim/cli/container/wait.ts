import { command } from '../command';
import { each } from '../each';

export const wait = command({
  path: 'container wait',
  aliases: ['wait'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Wait until containers have stopped, print how they ended',
  args: { min: 1 },
  completes: 'containers',
  flags: {},
  run: ({ cli, args }) =>
    each(cli, args, (name) => ({ method: 'POST', path: `/containers/${name}/wait` }), {
      show: (_name, body) => String((JSON.parse(body) as { StatusCode: number }).StatusCode),
    }),
});
