import { isFail, strerror, type Fail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';

const numbers: Readonly<Record<string, number>> = { EACCES: 13, EROFS: 30, ENOENT: 2, ENOSPC: 28, EPERM: 1 };

/** `(13: Permission denied)` */
export function errnoText(reason: Fail): string {
  return `(${numbers[reason.error] ?? 5}: ${strerror(reason)})`;
}

/** Opens a lock file for writing, as apt does before it changes anything: why it cannot, or undefined. */
export function tryLock(p: Proc, path: string): Fail | undefined {
  const fd = p.open(path, { write: true, create: true }, 0o640);
  if (isFail(fd)) return fd;
  p.close(fd);
  return undefined;
}

/** What keeps packages from being changed, in apt's words. */
export function frontendLock(p: Proc): string | undefined {
  const lock = '/var/lib/dpkg/lock-frontend';
  const refused = tryLock(p, lock);
  if (refused === undefined) return undefined;
  const isRoot = p.uid() === 0;
  return `E: Could not open lock file ${lock} - open ${errnoText(refused)}\nE: Unable to acquire the dpkg frontend lock (${lock})${isRoot && refused.error !== 'EROFS' ? '' : ', are you root?'}\n`;
}
