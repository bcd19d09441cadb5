import { isFail, type Fail } from '#sim/base/fail';
import type { Stat } from '#sim/files/index';
import type { Steps } from '#sim/kernel/program';
import { joinPath } from '../paths';
import { quoted } from '../quoting';
import type { Tool } from '../tool';

/** Does something to a file and, when `recursive`, to everything below it, as chmod, chown and chgrp do. */
export function* changeTree<K extends string>(
  t: Tool<K>,
  path: string,
  recursive: boolean,
  change: (path: string, stat: Stat) => Steps<void>,
  isBelow = false,
): Steps<void> {
  const stat: Stat | Fail = recursive ? t.p.lstat(path) : t.p.stat(path);
  if (isFail(stat)) {
    yield* t.refuse(t.isBusybox ? path : `cannot access ${quoted(path)}`, stat);
    return;
  }
  if (isBelow && stat.type === 'symlink') return;
  yield* change(path, stat);
  if (!recursive || stat.type !== 'dir') return;
  const entries = t.p.readDir(path);
  if (isFail(entries)) {
    yield* t.refuse(t.isBusybox ? path : `cannot read directory ${quoted(path)}`, entries);
    return;
  }
  for (const { name } of entries) yield* changeTree(t, joinPath(path, name), recursive, change, true);
}
