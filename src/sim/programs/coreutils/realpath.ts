import { isFail } from '#sim/base/fail';
import { normalPath } from '../paths';
import { Quit, tool } from '../tool';
import { canonical } from './readlink';

export const realpath = tool({
  name: 'realpath',
  usage: '[OPTION]... FILE...',
  summary: 'Prints the path of a file without links and dots',
  options: {
    existing: 'e,canonicalize-existing',
    missing: 'm,canonicalize-missing',
    logical: 'L,logical',
    physical: 'P,physical',
    quiet: 'q,quiet',
    noSymlinks: 's,strip|no-symlinks',
    zero: 'z,zero',
  },
  refused: ['--relative-to', '--relative-base'],
  busybox: { usage: 'FILE...' },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    const mode = t.has('existing') ? 'all' : t.has('missing') ? 'none' : 'parents';
    for (const path of t.operands) {
      const found = t.has('noSymlinks') ? normalPath(path, t.p.cwd()) : canonical(t.p, path, mode);
      if (found !== undefined) t.say(found + (t.has('zero') ? '\0' : '\n'));
      else if (t.has('quiet')) t.status = 1;
      else {
        const reason = t.p.stat(path);
        if (isFail(reason)) yield* t.refuse(path, reason);
      }
    }
    return undefined;
  },
});
