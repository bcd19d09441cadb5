import { command } from '../command';
import { each } from '../each';

export const restart = command({
  path: 'container restart',
  aliases: ['restart'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Stop containers and start them again',
  args: { min: 1 },
  completes: 'containers',
  flags: {
    signal: { kind: 'string', short: 's', help: 'Signal to send first' },
    time: { kind: 'int', aliasOf: 'timeout', deprecated: 'use --timeout instead', help: '' },
    timeout: { kind: 'int', short: 't', help: 'Seconds to wait before it is killed' },
  },
  run: ({ cli, flags, args }) =>
    each(cli, args, (name) => ({
      method: 'POST',
      path: `/containers/${name}/restart`,
      query: { signal: flags.signal || undefined, t: flags.timeout?.toString() },
    })),
});
