import { asBytes } from '#sim/base/bytes';
import { fail, type Fail } from '#sim/base/fail';
import type { Filesystem, Inode } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { lowerTime, chainOfFilesystem, entrySize, storedContent } from './layers';
import { attributesOf, filesystemOf, linkTarget, lowerChild, peekInode, type Node } from './node';

type NewInode = Pick<Inode, 'type' | 'mode' | 'uid' | 'gid'> & Partial<Inode>;

/** tmpfs counts memory pages; ENOSPC is exact to these. */
const page = 4096;

/** What a file of that size takes of its filesystem. */
export function taken(fs: Readonly<Filesystem>, size: number): number {
  return fs.kind === 'tmpfs' ? Math.ceil(size / page) * page : size;
}

/** Room for `more` bytes, as far as the filesystem has a limit. */
export function roomFor(sim: Sim, fsId: number): number {
  const fs = filesystemOf(sim, fsId);
  return fs.limit === undefined ? Infinity : fs.limit - fs.used;
}

/** Counts bytes of the writable part; ENOSPC (and nothing counted) where they don't fit. */
export function charge(sim: Sim, fsId: number, bytes: number): Fail | undefined {
  if (bytes === 0) return undefined;
  const fs = sim.filesystems.need(fsId);
  if (bytes > 0 && fs.limit !== undefined && fs.used + bytes > fs.limit) return fail('ENOSPC');
  fs.used = Math.max(0, fs.used + bytes);
  return undefined;
}

/** A new row in the writable part, without a name yet (nlink 0). */
export function newInode(sim: Sim, fsId: number, given: NewInode): Inode {
  const id = sim.newId();
  sim.filesystems.need(fsId).inodes += 1;
  const row: Inode = {
    id,
    fs: fsId,
    nlink: 0,
    mtime: sim.now,
    ctime: sim.now,
    size: 0,
    handles: 0,
    ...given,
  };
  return sim.inodes.insert(id, row);
}

/** Takes an inode away when nothing leads to it any more. */
export function dropIfUnused(sim: Sim, id: number): void {
  const row = sim.inodes.peek(id);
  if (row === undefined || row.nlink > 0 || row.handles > 0) return;
  const fs = sim.filesystems.get(row.fs);
  if (fs !== undefined) {
    fs.inodes = Math.max(0, fs.inodes - 1);
    if (row.type === 'file') fs.used = Math.max(0, fs.used - taken(fs, row.size));
  }
  sim.inodes.remove(id);
}

/** Names an inode in a directory of the writable part, in place of a whiteout if there is one. */
export function putEntry(sim: Sim, dir: Node, name: string, inode: number): Fail | undefined {
  const parent = ensureInode(sim, dir);
  if (typeof parent !== 'number') return parent;
  const row = sim.inodes.need(parent);
  (row.entries ??= {})[name] = inode;
  row.mtime = row.ctime = sim.now;
  const named = sim.inodes.need(inode);
  named.nlink += 1;
  return undefined;
}

/** Takes a name out of a directory; what lies below under that name is covered by a whiteout. */
export function takeEntry(sim: Sim, dir: Node, name: string): Fail | undefined {
  const parent = ensureInode(sim, dir);
  if (typeof parent !== 'number') return parent;
  const row = sim.inodes.need(parent);
  const entries = (row.entries ??= {});
  const inode = entries[name];
  if (lowerChild(dir, name) === undefined) {
    // rebuilt: the row is the transaction's own, and a table's row must not keep holes
    row.entries = Object.fromEntries(Object.entries(entries).filter(([other]) => other !== name));
  } else entries[name] = 0;
  row.mtime = row.ctime = sim.now;
  if (inode !== undefined && inode !== 0) {
    const named = sim.inodes.need(inode);
    named.nlink -= 1;
    named.ctime = sim.now;
    dropIfUnused(sim, inode);
  }
  return undefined;
}

/** The inode of a node, copied up into the writable part where it is not there yet, with the directories above it. */
export function ensureInode(sim: Sim, node: Node): number | Fail {
  if (node.inode !== 0) return node.inode;
  if (node.made !== undefined) return fail('EPERM');
  const { type, mode, uid, gid } = attributesOf(sim, node);
  let above = 0;
  if (node.parent !== undefined) {
    const parent = ensureInode(sim, node.parent);
    if (typeof parent !== 'number') return parent;
    above = parent;
  }
  const existing = above === 0 ? filesystemOf(sim, node.fs).root : peekInode(sim, above).entries?.[node.name];
  if (existing !== undefined && existing !== 0) {
    // copied up meanwhile by way of another node for the same thing
    node.inode = existing;
    if (type !== 'dir') node.lower = undefined;
    return existing;
  }
  const content = copiedContent(sim, node);
  const refused = charge(sim, node.fs, taken(filesystemOf(sim, node.fs), content.size ?? 0));
  if (refused !== undefined) return refused;
  const row = newInode(sim, node.fs, { type, mode, uid, gid, nlink: 1, ...content });
  if (above === 0) sim.filesystems.need(node.fs).root = row.id;
  else (sim.inodes.need(above).entries ??= {})[node.name] = row.id;
  node.inode = row.id;
  if (type !== 'dir') node.lower = undefined;
  return row.id;
}

/** What a copy of a lower node begins with. A copy keeps the times of the original. */
function copiedContent(sim: Sim, node: Node): Partial<Inode> {
  if (node.lower === undefined) return {};
  const chain = chainOfFilesystem(sim, node.fs);
  const { entry } = chain.content(node.lower);
  const mtime = lowerTime(sim, node.fs, chain, node.lower);
  if (entry.type === 'dir') return { mtime, entries: {} };
  if (entry.type === 'symlink') {
    const target = linkTarget(sim, node);
    return { mtime, target: typeof target === 'string' ? target : '', size: entrySize(entry) };
  }
  if (entry.type === 'device') return { device: entry.device };
  const size = entrySize(entry);
  if (
    entry.type === 'file' &&
    entry.exe !== undefined &&
    entry.text === undefined &&
    entry.bytes === undefined
  ) {
    return { mtime, size, exe: entry.exe };
  }
  const content = storedContent(entry);
  const exe = entry.type === 'file' ? entry.exe : undefined;
  return { mtime, size, content, ...(exe === undefined ? {} : { exe }) };
}

/** Bytes `from`–`to` of what is stored, with NULs where a size has no content. */
export function slice(content: string, size: number, from: number, to: number) {
  const end = Math.min(to, size);
  if (from >= end) return asBytes('');
  const stored = content.slice(from, end);
  return asBytes(stored.length === end - from ? stored : stored + '\0'.repeat(end - from - stored.length));
}
