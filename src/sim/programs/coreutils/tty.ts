import { tool } from '../tool';

export const tty = tool({
  name: 'tty',
  usage: '[OPTION]...',
  summary: 'Shows which terminal is standard input',
  options: { silent: 's,silent|quiet' },
  usageStatus: 2,
  busybox: { usage: '' },

  *run(t) {
    const terminal = t.p.tty(0);
    if (!t.has('silent')) t.say(`${terminal?.name ?? 'not a tty'}\n`);
    return terminal === undefined ? 1 : 0;
  },
});
