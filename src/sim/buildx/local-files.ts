import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { IgnoreRules } from '#sim/base/ignore-rules';
import { writeTar, type TarEntry } from '#sim/base/tar';
import type { Proc } from '#sim/kernel/proc';

/** Where the client has what a build may ask for. */
export interface LocalFiles {
  /** folder of the build context; '' where it is none */
  readonly context: string;
  /** path of the Dockerfile, or its text */
  readonly dockerfile: { readonly path: string } | { readonly text: Bytes };
  /** folders of further contexts, by name */
  readonly folders: Readonly<Record<string, string>>;
  /** a context that came as an archive */
  readonly archive?: Bytes;
}

/** One file of a context, or of what stands for it. */
export function readLocal(p: Proc, local: LocalFiles, source: string, path: string): Bytes | null {
  if (source === 'archive') return local.archive ?? asBytes('');
  if (source === 'dockerfile') {
    const isOwn = !path.endsWith('.dockerignore');
    if ('text' in local.dockerfile) return isOwn ? local.dockerfile.text : null;
    const data = p.readFile(isOwn ? local.dockerfile.path : `${local.dockerfile.path}.dockerignore`);
    return isFail(data) ? null : data;
  }
  const folder = source === 'context' ? local.context : (local.folders[source] ?? '');
  if (folder === '') return null;
  const data = p.readFile(`${folder === '/' ? '' : folder}/${path}`);
  return isFail(data) ? null : data;
}

/** What of a folder is wanted, as an archive: what the patterns name and the rules leave in. */
export function archiveLocal(
  p: Proc,
  local: LocalFiles,
  source: string,
  include: readonly string[],
  ignore: string,
): Bytes {
  const folder = source === 'context' ? local.context : (local.folders[source] ?? '');
  if (folder === '') return writeTar([]);
  const rules = new IgnoreRules(ignore);
  const wanted = include.map((path) => path.split('/').filter((part) => part !== ''));
  const entries: TarEntry[] = [];
  collect(p, folder === '/' ? '' : folder, '', wanted, rules, entries);
  return writeTar(entries);
}

/** How a path stands to what is wanted: inside it, on the way to it, or neither. */
function relation(path: readonly string[], wanted: readonly (readonly string[])[]): 'in' | 'above' | 'out' {
  let found: 'in' | 'above' | 'out' = 'out';
  for (const pattern of wanted) {
    const common = Math.min(path.length, pattern.length);
    if (!path.slice(0, common).every((part, i) => matches(pattern[i] ?? '', part))) continue;
    if (path.length >= pattern.length) return 'in';
    found = 'above';
  }
  return found;
}

function matches(pattern: string, part: string): boolean {
  if (!/[*?[\\]/.test(pattern)) return pattern === part;
  const source = pattern
    .replace(/[.+^${}()|]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  try {
    return new RegExp(`^${source}$`).test(part);
  } catch {
    return false;
  }
}

function collect(
  p: Proc,
  root: string,
  at: string,
  wanted: readonly (readonly string[])[],
  rules: IgnoreRules,
  entries: TarEntry[],
): void {
  const names = p.readDir(`${root}/${at}`);
  if (isFail(names)) return;
  for (const { name } of names) {
    const path = at === '' ? name : `${at}/${name}`;
    const how = relation(path.split('/'), wanted);
    if (how === 'out') continue;
    const isOut = rules.excludes(path);
    const stat = p.lstat(`${root}/${path}`);
    if (isFail(stat)) continue;
    if (isOut && !(stat.type === 'dir' && rules.hasExceptionsBelow(path))) continue;
    const base = {
      name: path,
      mode: stat.mode & 0o7777,
      uid: 0,
      gid: 0,
      mtime: Math.floor(stat.mtime / 1000),
    };
    if (stat.type === 'dir') {
      const before = entries.length;
      if (!isOut) entries.push({ ...base, type: 'dir' });
      collect(p, root, path, wanted, rules, entries);
      if (how === 'above' && entries.length === before + 1 && !isOut) entries.pop();
    } else if (how === 'in' && stat.type === 'symlink') {
      const target = p.readLink(`${root}/${path}`);
      if (!isFail(target)) {
        entries.push({ ...base, type: 'symlink', linkName: target });
        follow(p, root, path, target, wanted, rules, entries);
      }
    } else if (how === 'in' && stat.type === 'file') {
      const data = p.readFile(`${root}/${path}`);
      if (!isFail(data)) entries.push({ ...base, type: 'file', data });
    }
  }
}

/** A link that is wanted by its name brings along what it leads to. */
function follow(
  p: Proc,
  root: string,
  path: string,
  target: string,
  wanted: readonly (readonly string[])[],
  rules: IgnoreRules,
  entries: TarEntry[],
): void {
  if (target.startsWith('/') || !wanted.some((pattern) => pattern.join('/') === path)) return;
  const parts = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  if (entries.some(({ name }) => name === parts.join('/'))) return;
  collect(p, root, '', [parts], rules, entries);
}
