import { isFail, type Fail } from '#sim/base/fail';
import { hasMeaning, matches, unquotePattern } from './pattern';

/** The files that a pattern is matched against. `Proc` is one. */
interface Folders {
  readDir(path: string): { name: string; type: string }[] | Fail;
  lstat(path: string): unknown;
}

interface GlobOptions {
  extended?: boolean;
  /** dotglob: `*` matches hidden names too */
  dots?: boolean;
  ignoreCase?: boolean;
}

/** Paths that match, sorted as in the C locale; empty where none does. */
export function glob(pattern: string, folders: Folders, options: GlobOptions = {}): string[] {
  const isAbsolute = pattern.startsWith('/');
  const parts = pattern.split(/\/+/).filter((part, i, all) => part !== '' || i === all.length - 1);
  let found = [isAbsolute ? '/' : ''];
  parts.forEach((part, i) => {
    const isLast = i === parts.length - 1;
    found = found.flatMap((base) => step(base, part, isLast, folders, options));
  });
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function step(base: string, part: string, isLast: boolean, folders: Folders, options: GlobOptions): string[] {
  const after = isLast ? '' : '/';
  if (!hasMeaning(part, options.extended)) {
    const path = base + unquotePattern(part);
    if (part === '') return [base];
    return isFail(folders.lstat(path)) ? [] : [path + after];
  }
  const entries = folders.readDir(base === '' ? '.' : base);
  if (isFail(entries)) return [];
  const names = entries.map((entry) => entry.name);
  if (part.startsWith('.')) names.push('.', '..');
  return names
    .filter(
      (name) =>
        (options.dots === true || !name.startsWith('.') || part.startsWith('.')) &&
        matches(part, name, options),
    )
    .filter((name) => isLast || isFolder(folders, base + name))
    .map((name) => base + name + after);
}

function isFolder(folders: Folders, path: string): boolean {
  return !isFail(folders.readDir(path));
}
