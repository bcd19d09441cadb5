import type { Inode } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { lowerTime, chainOfFilesystem, entrySize, layerSize, layerTree, type LowerNode } from './layers';
import { filesystemOf } from './node';

/** Bytes of the writable part of a filesystem, and of it with all layers below (`docker ps -s`). */
export function usage(sim: Sim, fsId: number): { writable: number; total: number } {
  const fs = filesystemOf(sim, fsId);
  let total = fs.used;
  for (const id of fs.lower) {
    const tree = layerTree(sim, id);
    total += sim.layers.peek(id)?.size ?? (tree === undefined ? 0 : layerSize(tree));
  }
  return { writable: fs.used, total };
}

/** One path's difference: added, changed, deleted. */
export interface Change {
  path: string;
  kind: 'A' | 'C' | 'D';
}

/**
 * What the writable part does to the layers below, as `docker diff` lists it. dockerd compares the two whole trees (moby,
 * pkg/archive/changes.go), so what was changed and changed back is no change; a directory is one when its mode or owner
 * is, or something in it. Of each directory deletions come last.
 */
export function changes(sim: Sim, fsId: number): Change[] {
  const fs = filesystemOf(sim, fsId);
  const root = fs.root === 0 ? undefined : sim.inodes.peek(fs.root);
  return root === undefined ? [] : changesIn(sim, root, chainOfFilesystem(sim, fsId).root, '');
}

/** `below`: the directory in the layers that this one is compared with, whether it shows through or not. */
function changesIn(sim: Sim, dir: Readonly<Inode>, below: LowerNode | undefined, path: string): Change[] {
  const chain = chainOfFilesystem(sim, dir.fs);
  const old = below === undefined ? undefined : chain.list(below);
  const entries = dir.entries ?? {};
  const found: Change[] = [];
  const deleted: Change[] = [];
  for (const name of Object.keys(entries).sort()) {
    const before = old?.get(name);
    const now = entries[name] === 0 ? undefined : sim.inodes.peek(entries[name] ?? 0);
    const at = `${path}/${name}`;
    if (now !== undefined) found.push(...changesOf(sim, now, before, at));
    else if (before !== undefined) deleted.push({ path: at, kind: 'D' });
  }
  if (dir.isOpaque === true) {
    for (const name of old?.keys() ?? []) {
      if (entries[name] === undefined) deleted.push({ path: `${path}/${name}`, kind: 'D' });
    }
  }
  return [...found, ...deleted.sort((a, b) => (a.path < b.path ? -1 : 1))];
}

function changesOf(sim: Sim, now: Readonly<Inode>, before: LowerNode | undefined, path: string): Change[] {
  const isDir = now.type === 'dir';
  const inside = isDir ? changesIn(sim, now, before?.entry.type === 'dir' ? before : undefined, path) : [];
  if (before === undefined) return [{ path, kind: 'A' }, ...inside];
  const differs = inside.length > 0 || isDifferent(sim, now, before);
  return differs ? [{ path, kind: 'C' }, ...inside] : [];
}

function isDifferent(sim: Sim, now: Readonly<Inode>, before: LowerNode): boolean {
  const chain = chainOfFilesystem(sim, now.fs);
  const { entry } = chain.content(before);
  const { type, mode, uid, gid } = before.attributes;
  if (type !== now.type || mode !== now.mode || uid !== now.uid || gid !== now.gid) return true;
  return (
    type !== 'dir' && (entrySize(entry) !== now.size || lowerTime(sim, now.fs, chain, before) !== now.mtime)
  );
}
