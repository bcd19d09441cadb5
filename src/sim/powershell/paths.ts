import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';

/**
 * Windows' paths over the world's files. `/` of a Windows machine is its C:, names are found whatever their case, and both
 * kinds of slashes part them.
 */

/** Is this a path of a drive that there is? Only C: is. */
export const driveOf = (path: string) => /^([a-z]+):/i.exec(path)?.[1]?.toUpperCase();

/** The world's path as Windows writes it: `/Users/learner` → `C:\Users\learner`. */
export function windowsPath(path: string): string {
  return `C:${path === '' ? '\\' : path.replaceAll('/', '\\')}`;
}

/** A path that somebody wrote, as the world has it: absolute, without `.` and `..`, in the case that the files have. */
export function worldPath(p: Proc, written: string, home?: string): string {
  let path = written.replaceAll('\\', '/').replace(/^(?:microsoft\.powershell\.core\/)?filesystem::/i, '');
  if (home !== undefined && /^~(?=\/|$)/.test(path)) path = home + path.slice(1);
  path = path.replace(/^\/\/\?\//, '').replace(/^[a-z]:/i, '');
  if (path === '' && /^[a-z]:$/i.test(written)) path = '.';
  const isAbsolute = path.startsWith('/') && (!path.startsWith('//') || path.startsWith('//./'));
  if (path.startsWith('//./')) path = path.slice(3);
  const parts = (isAbsolute ? path : `${p.cwd()}/${path}`).split('/');
  const out: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part === '..') out.pop();
    else out.push(part);
  }
  return inItsCase(p, out);
}

/** The names as the folders have them; what is not there stays as it was written. */
function inItsCase(p: Proc, parts: readonly string[]): string {
  const asWritten = `/${parts.join('/')}`;
  if (p.exists(asWritten)) return asWritten;
  let at = '';
  for (const [i, part] of parts.entries()) {
    if (p.exists(`${at}/${part}`)) {
      at += `/${part}`;
      continue;
    }
    const entries = p.readDir(at === '' ? '/' : at);
    const low = part.toLowerCase();
    const found = isFail(entries) ? undefined : entries.find((one) => one.name.toLowerCase() === low);
    if (found === undefined) return `${at}/${parts.slice(i).join('/')}`;
    at += `/${found.name}`;
  }
  return at === '' ? '/' : at;
}

export const leafOf = (path: string) =>
  path
    .replace(/[\\/]+$/, '')
    .split(/[\\/]/)
    .at(-1) ?? '';

export function parentOf(path: string): string {
  const cut = path.replace(/[\\/]+$/, '').replace(/[\\/][^\\/]*$/, '');
  return /^[a-z]:$/i.test(cut) ? `${cut}\\` : cut;
}

/** Folders of the root that are not of C:, but of those who came from other systems: hidden from whoever looks. */
export const isHidden = (path: string) => /^\/(?:etc|pipe|dev|var|run|tmp|root)$/.test(path);
