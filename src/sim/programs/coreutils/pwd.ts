import { tool } from '../tool';

export const pwd = tool({
  name: 'pwd',
  usage: '[OPTION]...',
  summary: 'Prints the name of the working directory',
  options: { logical: 'L,logical', physical: 'P,physical' },
  busybox: { usage: '' },
  *run(t) {
    if (t.operands.length > 0 && !t.isBusybox) yield* t.warn('ignoring non-option arguments');
    t.say(`${t.p.cwd()}\n`);
    return 0;
  },
});
