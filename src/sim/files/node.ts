import { fail, type Fail } from '#sim/base/fail';
import type { Filesystem, Inode } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { chainOfFilesystem, type Attributes, type Chain, type LowerNode } from './layers';
import { isMade, madeFile, type Made } from './made';
import type { Viewer } from './types';

/**
 * One thing in one filesystem, as an operation found it: in the writable part (`inode`), in the layers below (`lower`;
 * a directory may be in both), or made by the kernel (`made`). Nodes live as long as the operation.
 */
export class Node {
  constructor(
    readonly fs: number,
    /** the filesystem's layers; none where the kernel makes everything up */
    readonly chain: Chain | undefined,
    /** the directory it was found in; none for what a mount shows as its root */
    readonly parent: Node | undefined,
    /** its name there; of a mount's root, its path inside the filesystem */
    readonly name: string,
    /** row of `inodes`; 0: nothing of it is in the writable part (yet) */
    public inode: number,
    /** what lies below and can be seen: of a file only without `inode` */
    public lower: LowerNode | undefined,
    readonly made: Made | undefined = undefined,
  ) {}

  /** path inside the filesystem, '' for its root */
  get path(): string {
    if (this.lower !== undefined) return this.lower.path;
    return this.parent === undefined ? this.name : `${this.parent.path}/${this.name}`;
  }
}

export type { Attributes };

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
    return made && new Node(fsId, undefined, undefined, from, 0, undefined, made);
  }
  const chain = chainOfFilesystem(sim, fsId);
  if (inode !== 0) {
    const row = sim.inodes.peek(inode);
    const below = row?.type === 'dir' && row.isOpaque !== true ? chain.find(from) : undefined;
    return row && new Node(fsId, chain, undefined, from, inode, below?.isDir === true ? below : undefined);
  }
  let node: Node | undefined = new Node(fsId, chain, undefined, '', fs.root, chain.root);
  if (from === '') return node;
  for (const name of from.split('/')) {
    if (name !== '' && node !== undefined) node = childNode(sim, viewer, node, name);
  }
  return node;
}

/** The child of that name, without regard to mounts and links. */
export function childNode(sim: Sim, viewer: Viewer, dir: Node, name: string): Node | undefined {
  if (dir.chain === undefined) {
    const made = madeFile({ sim, fs: filesystemOf(sim, dir.fs), viewer }, `${dir.path}/${name}`);
    return made && new Node(dir.fs, undefined, dir, name, 0, undefined, made);
  }
  const inode = dir.inode === 0 ? undefined : sim.inodes.peek(dir.inode)?.entries?.[name];
  if (inode === 0) return undefined;
  const lower = lowerChild(dir, name);
  if (inode === undefined) return lower && new Node(dir.fs, dir.chain, dir, name, 0, lower);
  if (lower?.isDir !== true) return new Node(dir.fs, dir.chain, dir, name, inode, undefined);
  const row = sim.inodes.peek(inode);
  const isMerged = row?.type === 'dir' && row.isOpaque !== true;
  return new Node(dir.fs, dir.chain, dir, name, inode, isMerged ? lower : undefined);
}

/** What the layers below a directory have under that name. */
export function lowerChild(dir: Node, name: string): LowerNode | undefined {
  return dir.lower === undefined ? undefined : dir.chain?.list(dir.lower).get(name);
}

/** Names in a directory, sorted by code. */
export function childNames(sim: Sim, dir: Node): string[] {
  if (dir.made !== undefined) return dir.made.list?.() ?? [];
  const own = dir.inode === 0 ? undefined : sim.inodes.peek(dir.inode)?.entries;
  const names: string[] = [];
  if (dir.lower !== undefined) {
    for (const name of dir.chain?.list(dir.lower).keys() ?? []) {
      if (own?.[name] === undefined) names.push(name);
    }
  }
  for (const name in own) if (own[name] !== 0) names.push(name);
  return names.sort((a, b) => (a < b ? -1 : 1));
}

export function attributesOf(sim: Sim, node: Node): Attributes {
  if (node.inode !== 0) return peekInode(sim, node.inode);
  if (node.lower !== undefined) return node.lower.attributes;
  const { made } = node;
  if (made === undefined) throw new Error(`nothing at ${node.path} of filesystem ${node.fs}`);
  return { type: made.type, mode: made.mode, uid: made.uid ?? 0, gid: made.gid ?? 0 };
}

/** The target of a symbolic link. */
export function linkTarget(sim: Sim, node: Node): string | Fail {
  if (node.inode !== 0) return sim.inodes.peek(node.inode)?.target ?? fail('EINVAL');
  if (node.made !== undefined) return node.made.target?.() ?? fail('EINVAL');
  return node.lower?.entry.type === 'symlink' ? node.lower.entry.target : fail('EINVAL');
}

/** A row of the writable part to look at; its absence is a fault of ours. */
export function peekInode(sim: Sim, inode: number): Readonly<Inode> {
  const row = sim.inodes.peek(inode);
  if (row === undefined) throw new Error(`no inode ${inode}`);
  return row;
}
