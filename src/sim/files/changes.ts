import type { Sim } from '#sim/world/sim';
import { chainOfFilesystem, layerSize, layerTree } from './layers';
import { filesystemOf, lowerChild, type Node } from './node';

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

/** What the writable part does to the layers below, as `docker diff` lists it. */
export function changes(sim: Sim, fsId: number): Change[] {
  const fs = filesystemOf(sim, fsId);
  const found: Change[] = [];
  if (fs.root === 0) return found;
  const root: Node = {
    fs: fsId,
    path: '',
    parent: undefined,
    name: '',
    inode: fs.root,
    lower: chainOfFilesystem(sim, fsId).root,
    made: undefined,
  };
  compare(sim, root, found);
  return found;
}

function compare(sim: Sim, dir: Node, found: Change[]): void {
  const entries = sim.inodes.peek(dir.inode)?.entries ?? {};
  for (const name of Object.keys(entries).sort()) {
    const id = entries[name] ?? 0;
    const path = `${dir.path}/${name}`;
    const lower = lowerChild(sim, dir, name);
    found.push({ path, kind: id === 0 ? 'D' : lower === undefined ? 'A' : 'C' });
    const row = id === 0 ? undefined : sim.inodes.peek(id);
    if (row?.type !== 'dir') continue;
    const below = row.isOpaque === true || lower?.entry.type !== 'dir' ? undefined : lower;
    compare(sim, { fs: dir.fs, path, parent: dir, name, inode: id, lower: below, made: undefined }, found);
  }
}
