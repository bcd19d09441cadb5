import { Names } from '../users';
import { Quit, tool } from '../tool';

export const whoami = tool({
  name: 'whoami',
  usage: '[OPTION]...',
  summary: 'Shows the name of the user',
  options: {},
  busybox: { usage: '' },

  *run(t) {
    if (t.operands[0] !== undefined)
      throw new Quit(t.isBusybox ? '' : `extra operand ${t.quote(t.operands[0])}`, 1, true);
    const uid = t.p.uid();
    const name = new Names(t.p).user(uid);
    if (name === undefined)
      throw new Quit(
        t.isBusybox ? `unknown uid ${String(uid)}` : `cannot find name for user ID ${String(uid)}`,
      );
    t.say(`${name}\n`);
    return 0;
  },
});

export const logname = tool({
  name: 'logname',
  usage: '[OPTION]',
  summary: 'Shows the name that was logged in with',
  options: {},
  busybox: { usage: '' },

  *run(t) {
    const name = t.p.isTty(0) ? new Names(t.p).user(t.p.uid()) : undefined;
    if (name === undefined) throw new Quit(t.isBusybox ? 'getlogin' : 'no login name');
    t.say(`${name}\n`);
    return 0;
  },
});
