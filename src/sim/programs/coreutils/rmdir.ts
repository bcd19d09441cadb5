import { dirName } from '../paths';
import { quoted } from '../quoting';
import { Quit, tool } from '../tool';

export const rmdir = tool({
  name: 'rmdir',
  usage: '[OPTION]... DIRECTORY...',
  summary: 'Removes empty directories',
  options: { ignore: ',ignore-fail-on-non-empty', parents: 'p,parents', verbose: 'v,verbose' },
  busybox: { usage: '[-p] DIRECTORY...' },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    for (const operand of t.operands) {
      for (let path = operand; ; path = dirName(path)) {
        if (t.has('verbose')) t.say(`rmdir: removing directory, ${quoted(path)}\n`);
        const refused = t.p.rmdir(path);
        if (refused !== undefined) {
          if (t.has('ignore') && refused.error === 'ENOTEMPTY') break;
          yield* t.refuse(t.isBusybox ? `'${path}'` : `failed to remove ${quoted(path)}`, refused);
          break;
        }
        if (!t.has('parents') || dirName(path) === '.' || dirName(path) === '/') break;
      }
    }
    return undefined;
  },
});
