import { fail, type Fail } from '#sim/base/fail';
import type { Filesystem, Inode } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { chainOfFilesystem, type LowerNode } from './layers';
import { isMade, madeFile, type Made } from './made';
import type { Viewer } from './types';

/**
 * One thing in one filesystem, as an operation found it: in the writable part (`inode`), in the layers below (`lower`;
 * a directory may be in both), or made by the kernel (`made`). Nodes live as long as the operation.
 */
export interface Node {
  readonly fs: number;
  /** path inside the filesystem, '' for its root */
  readonly path: string;
  /** the directory it was found in; none for what a mount shows as its root */
  readonly parent: Node | undefined;
  readonly name: string;
  /** row of `inodes`; 0: nothing of it is in the writable part (yet) */
  inode: number;
  /** what lies below and can be seen: of a file only without `inode` */
  lower: LowerNode | undefined;
  readonly made: Made | undefined;
}

/** Type, permissions and owner. */
export interface Attributes {
  readonly type: Inode['type'];
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

export function filesystemOf(sim: Sim, id: number): Readonly<Filesystem> {
  const fs = sim.filesystems.peek(id);
  if (fs === undefined) throw new Error(`no filesystem ${id}`);
  return fs;
}

/** The node at a path inside a filesystem, where a mount begins; `inode` when the mount keeps one. */
export function mountedNode(
  sim: Sim,
  viewer: Viewer,
  fsId: number,
  from: string,
  inode = 0,
): Node | undefined {
  const fs = filesystemOf(sim, fsId);
  if (isMade(fs)) {
    const made = madeFile({ sim, fs, viewer }, from);
    return made && { fs: fsId, path: from, parent: undefined, name: '', inode: 0, lower: undefined, made };
  }
  if (inode !== 0) {
    const row = sim.inodes.peek(inode);
    const below =
      row?.type === 'dir' && row.isOpaque !== true ? chainOfFilesystem(sim, fsId).find(from) : undefined;
    const lower = below?.entry.type === 'dir' ? below : undefined;
    return row && { fs: fsId, path: from, parent: undefined, name: '', inode, lower, made: undefined };
  }
  let node: Node | undefined = rootNode(sim, fs);
  for (const name of from.split('/')) {
    if (name !== '' && node !== undefined) node = childNode(sim, viewer, node, name);
  }
  return node;
}

function rootNode(sim: Sim, fs: Readonly<Filesystem>): Node {
  const lower = chainOfFilesystem(sim, fs.id).root;
  return { fs: fs.id, path: '', parent: undefined, name: '', inode: fs.root, lower, made: undefined };
}

/** The child of that name, without regard to mounts and links. */
export function childNode(sim: Sim, viewer: Viewer, dir: Node, name: string): Node | undefined {
  const path = `${dir.path}/${name}`;
  const base = { fs: dir.fs, path, parent: dir, name };
  if (dir.made !== undefined) {
    const made = madeFile({ sim, fs: filesystemOf(sim, dir.fs), viewer }, path);
    return made && { ...base, inode: 0, lower: undefined, made };
  }
  const inode = dir.inode === 0 ? undefined : sim.inodes.peek(dir.inode)?.entries?.[name];
  if (inode === 0) return undefined;
  const lower = lowerChild(sim, dir, name);
  if (inode === undefined) return lower && { ...base, inode: 0, lower, made: undefined };
  const row = sim.inodes.peek(inode);
  const isMerged = row?.type === 'dir' && row.isOpaque !== true && lower?.entry.type === 'dir';
  return { ...base, inode, lower: isMerged ? lower : undefined, made: undefined };
}

/** What the layers below a directory have under that name. */
export function lowerChild(sim: Sim, dir: Node, name: string): LowerNode | undefined {
  if (dir.lower?.entry.type !== 'dir') return undefined;
  return chainOfFilesystem(sim, dir.fs).list(dir.lower).get(name);
}

/** Names in a directory, sorted by code. */
export function childNames(sim: Sim, dir: Node): string[] {
  if (dir.made !== undefined) return dir.made.list?.() ?? [];
  const own = dir.inode === 0 ? undefined : sim.inodes.peek(dir.inode)?.entries;
  const names: string[] = [];
  if (dir.lower !== undefined) {
    for (const name of chainOfFilesystem(sim, dir.fs).list(dir.lower).keys()) {
      if (own?.[name] === undefined) names.push(name);
    }
  }
  for (const name in own) if (own[name] !== 0) names.push(name);
  return names.sort((a, b) => (a < b ? -1 : 1));
}

export function attributesOf(sim: Sim, node: Node): Attributes {
  if (node.inode !== 0) return sim.inodes.need(node.inode);
  const { made } = node;
  if (made !== undefined) return { type: made.type, mode: made.mode, uid: made.uid ?? 0, gid: made.gid ?? 0 };
  if (node.lower === undefined) throw new Error(`nothing at ${node.path} of filesystem ${node.fs}`);
  const { entry } = chainOfFilesystem(sim, node.fs).content(node.lower);
  const usual = entry.type === 'dir' ? 0o755 : entry.type === 'symlink' ? 0o777 : 0o644;
  const mode = entry.type === 'symlink' ? usual : (entry.mode ?? usual);
  return { type: entry.type, mode, uid: entry.uid ?? 0, gid: entry.gid ?? 0 };
}

/** The target of a symbolic link. */
export function linkTarget(sim: Sim, node: Node): string | Fail {
  if (node.inode !== 0) return sim.inodes.peek(node.inode)?.target ?? fail('EINVAL');
  if (node.made !== undefined) return node.made.target?.() ?? fail('EINVAL');
  return node.lower?.entry.type === 'symlink' ? node.lower.entry.target : fail('EINVAL');
}
