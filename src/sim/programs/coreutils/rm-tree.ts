import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { joinPath } from '../paths';

/** Removes a file, or a directory with everything in it. Answers the paths that could not be removed, with the reasons. */
export function* removeTree(p: Proc, path: string): Steps<{ path: string; reason: Fail }[]> {
  const stat = p.lstat(path);
  if (isFail(stat)) return [{ path, reason: stat }];
  if (stat.type !== 'dir') {
    const reason = p.unlink(path);
    return reason === undefined ? [] : [{ path, reason }];
  }
  const entries = p.readDir(path);
  if (isFail(entries)) return [{ path, reason: entries }];
  const failures: { path: string; reason: Fail }[] = [];
  for (const { name } of entries) failures.push(...(yield* removeTree(p, joinPath(path, name))));
  if (failures.length > 0) return failures;
  const reason = p.rmdir(path);
  return reason === undefined ? [] : [{ path, reason }];
}
