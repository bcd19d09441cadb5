import { isFail } from '#sim/base/fail';
import { baseName, dirName, joinPath, normalPath } from '../paths';
import type { Proc } from '#sim/kernel/proc';
import { Quit, tool } from '../tool';

/** A path without links; `existing`: what must be there: every part, all but the last, or nothing. */
export function canonical(p: Proc, path: string, existing: 'all' | 'parents' | 'none'): string | undefined {
  const real = p.realPath(path);
  if (!isFail(real)) return real;
  if (existing === 'all') return undefined;
  const target = p.readLink(path);
  if (!isFail(target))
    return canonical(p, target.startsWith('/') ? target : joinPath(dirName(path), target), existing);
  const parent = dirName(path);
  if (existing === 'none') {
    if (parent === path || path === '.') return normalPath(path, p.cwd());
    return normalPath(joinPath(canonical(p, parent, 'none') ?? parent, baseName(path)), p.cwd());
  }
  const folder = p.realPath(parent);
  return isFail(folder) || real.error !== 'ENOENT' ? undefined : joinPath(folder, baseName(path));
}

export const readlink = tool({
  name: 'readlink',
  usage: '[OPTION]... FILE...',
  summary: 'Shows what a symbolic link says, or the path it leads to',
  options: {
    canonicalize: 'f,canonicalize',
    existing: 'e,canonicalize-existing',
    missing: 'm,canonicalize-missing',
    noNewline: 'n,no-newline',
    quiet: 'q,quiet',
    silent: 's,silent',
    verbose: 'v,verbose',
    zero: 'z,zero',
  },
  busybox: { usage: '[-fnv] FILE', lacks: 'emqsz' },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    const mode = t.last('canonicalize', 'existing', 'missing');
    const end = t.has('noNewline') && t.operands.length === 1 ? '' : t.has('zero') ? '\0' : '\n';
    for (const path of t.operands) {
      if (mode !== undefined) {
        const found = canonical(
          t.p,
          path,
          mode === 'existing' ? 'all' : mode === 'canonicalize' ? 'parents' : 'none',
        );
        if (found === undefined) t.status = 1;
        else t.say(found + end);
        continue;
      }
      const target = t.p.readLink(path);
      if (!isFail(target)) t.say(target + end);
      else if (t.has('verbose')) yield* t.refuse(path, target);
      else t.status = 1;
    }
    return undefined;
  },
});
