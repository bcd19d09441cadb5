import { joinPath } from '../paths';
import { isFail } from '#sim/base/fail';
import { tool } from '../tool';

export const which = tool({
  name: 'which',
  usage: '[-as] args',
  summary: 'Shows where commands are',
  options: { all: 'a', silent: 's' },
  inOrder: true,
  busybox: { usage: '[-a] COMMAND...' },

  *run(t) {
    for (const name of t.operands) {
      const folders = name.includes('/') ? [''] : (t.p.env.PATH ?? '').split(':');
      const found = folders
        .map((folder) => (folder === '' ? name : joinPath(folder, name)))
        .filter((path) => {
          const stat = t.p.stat(path);
          return !isFail(stat) && stat.type === 'file' && t.p.access(path, 1) === undefined;
        });
      if (found.length === 0) t.status = 1;
      if (!t.has('silent')) for (const path of t.has('all') ? found : found.slice(0, 1)) t.say(`${path}\n`);
    }
    return undefined;
  },
});
