import { parseMode } from '../modes';
import { quoted } from '../quoting';
import { Quit, tool } from '../tool';

export const mkfifo = tool({
  name: 'mkfifo',
  usage: '[OPTION]... NAME...',
  summary: 'Makes named pipes',
  options: { mode: 'm,mode=MODE' },
  refused: ['-Z', '--context'],
  busybox: { usage: '[-m MODE] NAME' },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    const change = parseMode(t.value('mode') ?? '666');
    if (change === undefined) throw new Quit('invalid mode');
    for (const path of t.operands) {
      const refused = t.p.mkfifo(path, change(0o666, false, 0));
      if (refused !== undefined)
        yield* t.refuse(t.isBusybox ? path : `cannot create fifo ${quoted(path)}`, refused);
    }
    return undefined;
  },
});
