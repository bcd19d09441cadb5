import { refuse, type Refusal } from '../refusal';
import { clean } from '../text';

/** One side of a copy: a path as it was typed, and what is there. */
export interface CopySide {
  readonly path: string;
  readonly exists: boolean;
  readonly isDir: boolean;
}

/** `dir/.` means what is inside. */
const meansInside = (path: string): boolean => /(^|\/)\.$/.test(path);
const meansDirectory = (path: string): boolean => path.endsWith('/') || meansInside(path);

/** Folder and last part of a path, where `a/.` has the last part `.`. */
export function splitEntry(path: string): [folder: string, base: string] {
  const cleaned = meansInside(path) ? `${clean(path)}/.` : clean(path);
  if (cleaned === '/') return ['/', '/'];
  const slash = cleaned.lastIndexOf('/');
  return [slash <= 0 ? (slash === 0 ? '/' : '.') : cleaned.slice(0, slash), cleaned.slice(slash + 1)];
}

/** Where an archive is unpacked, and how its topmost name changes on the way. */
export interface CopyPlan {
  readonly into: string;
  readonly rename?: { readonly from: string; readonly to: string };
}

/** What `cp` means by its two paths, as the client decides it (moby/go-archive, copy.go). */
export function planCopy(source: CopySide, target: CopySide): CopyPlan | Refusal {
  if (target.exists && target.isDir) return { into: target.path };
  const [into, to] = splitEntry(target.path);
  const [, from] = splitEntry(source.path);
  if (target.exists && source.isDir) return refuse('cannot copy directory');
  if (!target.exists && !source.isDir && meansDirectory(target.path)) return refuse('no such directory');
  return { into, rename: { from, to } };
}

/** A name inside an archive after the change of its topmost part. */
export function renamed(name: string, { rename }: CopyPlan): string {
  if (!rename) return name;
  if (rename.from === '/')
    return `${rename.to}${name === '/' || name === '' ? '' : `/${name.replace(/^\/+/, '')}`}`;
  if (rename.from === '.') return name === '.' ? rename.to : `${rename.to}/${name.replace(/^\.\//, '')}`;
  return name === rename.from || name.startsWith(`${rename.from}/`)
    ? rename.to + name.slice(rename.from.length)
    : name;
}
