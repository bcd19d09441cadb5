import { command } from '../command';
import { stopEach, stopFlags } from './stop';

export const restart = command({
  path: 'container restart',
  aliases: ['restart'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Stop containers and start them again',
  args: { min: 1 },
  completes: 'containers',
  flags: stopFlags,
  run: (call) => stopEach(call, 'restart'),
});
