import { isFail } from '#sim/base/fail';
import { tool } from '../tool';

export const tty = tool({
  name: 'tty',
  usage: '[OPTION]...',
  summary: 'Shows which terminal is standard input',
  options: { silent: 's,silent|quiet' },
  usageStatus: 2,
  busybox: { usage: '' },
  // eslint-disable-next-line require-yield -- it waits for nothing
  *run(t) {
    const isTty = t.p.isTty(0);
    const path = isTty ? t.p.readLink('/proc/self/fd/0') : 'not a tty';
    if (!t.has('silent')) t.say(`${isFail(path) ? '/dev/console' : path}\n`);
    return isTty ? 0 : 1;
  },
});
