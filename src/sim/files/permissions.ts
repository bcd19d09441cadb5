import { fail, type Fail } from '#sim/base/fail';
import type { Credentials } from '#sim/world/process';
import type { Attributes } from './node';

/** Has it this capability (without CAP_)? Being uid 0 gives none by itself: capabilities(7). */
export function hasCapability(cred: Credentials, name: string): boolean {
  return cred.caps === 'all' || cred.caps.includes(name);
}

export const mayRead = 4;
export const mayWrite = 2;
export const mayExecute = 1;

/** May it do that (sum of read 4, write 2, execute or search 1)? path_resolution(7). */
export function permits(cred: Credentials, thing: Attributes, wanted: number): boolean {
  const bits =
    cred.uid === thing.uid
      ? thing.mode >> 6
      : cred.gid === thing.gid || cred.groups.includes(thing.gid)
        ? thing.mode >> 3
        : thing.mode;
  if ((wanted & ~bits & 7) === 0) return true;
  const isDir = thing.type === 'dir';
  if (hasCapability(cred, 'DAC_OVERRIDE')) {
    return isDir || (wanted & mayExecute) === 0 || (thing.mode & 0o111) !== 0;
  }
  return hasCapability(cred, 'DAC_READ_SEARCH') && (wanted & mayWrite) === 0 && (isDir || wanted === mayRead);
}

/** EACCES where it may not. */
export function demand(cred: Credentials, thing: Attributes, wanted: number): Fail | undefined {
  return permits(cred, thing, wanted) ? undefined : fail('EACCES');
}

/** Does it own the file, or may it act as if it did? */
export function isOwner(cred: Credentials, thing: Attributes): boolean {
  return cred.uid === thing.uid || hasCapability(cred, 'FOWNER');
}

/** In a sticky directory only the owner of the file or of the directory may remove or rename: EPERM for others. */
export function demandUnstuck(cred: Credentials, dir: Attributes, thing: Attributes): Fail | undefined {
  if ((dir.mode & 0o1000) === 0 || cred.uid === thing.uid || cred.uid === dir.uid) return undefined;
  return hasCapability(cred, 'FOWNER') ? undefined : fail('EPERM');
}
