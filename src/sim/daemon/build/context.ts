import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import { readTar, type TarEntry } from '#sim/base/tar';
import { storedContent } from './content';
import type { LayerEntry, LayerTree } from '#sim/world/files';

/** What the client sent, by absolute path; undefined when it is no archive. */
export function contextOf(archive: Bytes): LayerTree | undefined {
  const entries = readTar(archive);
  if (entries === undefined) return undefined;
  const tree: LayerTree = {};
  for (const entry of entries) {
    const path = `/${entry.name.replace(/^(\.?\/)+/, '').replace(/\/+$/, '')}`;
    if (path === '/' || path === '/.') continue;
    const made = layerEntry(entry);
    if (made !== undefined) tree[path] = made;
  }
  addParents(tree);
  return tree;
}

/** Directories that an archive only names on the way to a file. */
function addParents(tree: LayerTree): void {
  for (const path of Object.keys(tree)) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const parent = path.slice(0, at);
      if (tree[parent] !== undefined) break;
      tree[parent] = { type: 'dir', mode: 0o755 };
    }
  }
}

/** An archive's entry as a layer has it. */
export function layerEntry(entry: TarEntry): LayerEntry | undefined {
  const base = { mode: entry.mode, uid: entry.uid, gid: entry.gid, mtime: entry.mtime * 1000 };
  if (entry.type === 'dir') return { type: 'dir', ...base };
  if (entry.type === 'symlink')
    return { type: 'symlink', target: entry.linkName ?? '', uid: entry.uid, gid: entry.gid };
  if (entry.type === 'link') return { type: 'file', link: `/${entry.linkName ?? ''}` };
  return entry.type === 'file' ? { type: 'file', ...base, bytes: entry.data ?? asBytes('') } : undefined;
}

/** A file's digest as the cache compares it: name, mode, owner and content, but no times (moby, pkg/tarsum version 1). */
export function digestOf(tree: LayerTree): string {
  const parts = Object.keys(tree)
    .sort()
    .map((path) => {
      const entry = tree[path];
      if (entry === undefined) return '';
      const { mtime: _, ...rest } = { mtime: 0, ...entry };
      const content = entry.type === 'file' ? hexDigest('sha256', storedContent(entry)) : '';
      return `${path} ${JSON.stringify({ ...rest, bytes: undefined, text: undefined })} ${content}`;
    });
  return hexDigest('sha256', utf8(parts.join('\n')));
}

/** Go's filepath.Match for one path: `*`, `?`, `[a-z]` within a component. */
export function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|]/g, '\\$&')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  try {
    return new RegExp(`^${source}$`).test(path);
  } catch {
    return false;
  }
}

/** Everything at and below a path of a tree, with paths from there ('' for the thing itself); undefined when it is not there. */
export function subtree(tree: LayerTree, path: string): LayerTree | undefined {
  const at = path === '/' ? '' : path;
  const found: LayerTree = {};
  for (const [name, entry] of Object.entries(tree)) {
    if (name === at || name.startsWith(`${at}/`)) found[name.slice(at.length)] = entry;
  }
  if (at === '') found[''] ??= { type: 'dir' };
  else if (found[''] === undefined && Object.keys(found).length > 0) found[''] = { type: 'dir' };
  return found[''] === undefined ? undefined : found;
}
