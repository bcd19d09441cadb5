import { dirName } from '../paths';
import { Quit, tool } from '../tool';

export const dirname = tool({
  name: 'dirname',
  usage: '[OPTION] NAME...',
  summary: 'Prints names without their last part',
  options: { zero: 'z,zero' },
  busybox: { usage: 'FILENAME' },

  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    for (const name of t.operands) t.say(dirName(name) + (t.has('zero') ? '\0' : '\n'));
    return 0;
  },
});
