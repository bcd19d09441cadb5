import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Mount, MountTable } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { destroyFilesystem } from './filesystems';
import { dropIfUnused, ensureInode } from './inodes';
import { mountOf } from './mount-index';
import { attributesOf, filesystemOf } from './node';
import type { Viewer } from './types';
import { findPlace } from './walk';

/** What to mount, and where (a path in the namespace, without links). */
export interface MountOrder {
  at: string;
  fs: number;
  /** path inside the filesystem that is shown */
  from?: string;
  isReadOnly?: boolean;
  sharedBy?: Mount['sharedBy'];
  options?: string;
  source: string;
}

/** An empty table for a new mount namespace. */
export function newMountTable(sim: Sim, namespaceId: number): MountTable {
  return sim.mountTables.insert(namespaceId, { id: namespaceId, mounts: [] });
}

/** unshare(CLONE_NEWNS): a namespace that begins with the mounts of another. */
export function copyMountTable(sim: Sim, from: number, to: number): MountTable {
  const mounts = (sim.mountTables.peek(from)?.mounts ?? []).map((mount) => ({ ...mount, id: sim.newId() }));
  for (const mount of mounts) hold(sim, mount);
  return sim.mountTables.insert(to, { id: to, mounts });
}

/** A mount namespace is gone: lets go of all its mounts. */
export function dropMountTable(sim: Sim, namespaceId: number): void {
  const table = sim.mountTables.peek(namespaceId);
  if (table === undefined) return;
  sim.mountTables.remove(namespaceId);
  for (const mount of table.mounts) letGo(sim, mount);
}

function hold(sim: Sim, mount: Readonly<Mount>): void {
  sim.filesystems.need(mount.fs).users += 1;
  if (mount.inode !== undefined) sim.inodes.need(mount.inode).handles += 1;
}

/** Nobody needs to unmount what only the kernel made: such filesystems end with their last mount. Overlays belong to the daemon. */
function letGo(sim: Sim, mount: Readonly<Mount>): void {
  if (mount.inode !== undefined) {
    const row = sim.inodes.get(mount.inode);
    if (row !== undefined) row.handles -= 1;
    dropIfUnused(sim, mount.inode);
  }
  const fs = sim.filesystems.get(mount.fs);
  if (fs === undefined) return;
  fs.users -= 1;
  if (fs.users <= 0 && fs.kind !== 'overlay') destroyFilesystem(sim, fs.id);
}

/** mount(2). The later of two mounts at one place hides the earlier. */
export function mount(sim: Sim, namespaceId: number, order: MountOrder): Mount {
  const { at, fs, from = '', isReadOnly = false, source } = order;
  const options = order.options ?? `${isReadOnly ? 'ro' : 'rw'},relatime`;
  const made: Mount = { id: sim.newId(), at, fs, from, isReadOnly, options, source };
  if (order.sharedBy !== undefined) made.sharedBy = { ...order.sharedBy };
  return addMount(sim, namespaceId, made);
}

function addMount(sim: Sim, namespaceId: number, made: Mount): Mount {
  const table = sim.mountTables.need(namespaceId);
  table.mounts = [...table.mounts, made]; // always a new list: what was worked out about the old one stays true
  hold(sim, made);
  return made;
}

/** mount --bind of a file or directory that `viewer` sees. ENOENT, ENOTDIR when one is a directory and the other is not. */
export function bindMount(
  sim: Sim,
  namespaceId: number,
  viewer: Viewer,
  sourcePath: string,
  at: string,
  options: { isReadOnly?: boolean; options?: string } = {},
): Fail | undefined {
  const place = findPlace(sim, viewer, sourcePath);
  if (isFail(place)) return place;
  const { node } = place;
  const isReadOnly = options.isReadOnly ?? false;
  // the thing itself is bound, not its name: it goes on when the name gets another thing
  const inode = node.made === undefined ? ensureInode(sim, node) : 0;
  if (isFail(inode)) return inode;
  const source = place.mount?.source ?? 'none';
  const made: Mount = {
    id: sim.newId(),
    at,
    fs: node.fs,
    from: node.path,
    isReadOnly: isReadOnly || place.mount?.isReadOnly === true,
    options: options.options ?? `${isReadOnly ? 'ro' : 'rw'},relatime`,
    source,
  };
  if (inode !== 0) made.inode = inode;
  if (place.mount?.sharedBy !== undefined) made.sharedBy = { ...place.mount.sharedBy };
  addMount(sim, namespaceId, made);
  return undefined;
}

/** umount(2): the last one at that place. EINVAL where nothing is mounted. */
export function unmount(sim: Sim, namespaceId: number, at: string): Fail | undefined {
  const table = sim.mountTables.get(namespaceId);
  const found = table?.mounts.findLast((one) => one.at === at);
  if (table === undefined || found === undefined) return fail('EINVAL');
  if (table.mounts.some((one) => one.at.startsWith(`${at}/`))) return fail('EBUSY');
  table.mounts = table.mounts.filter((one) => one.id !== found.id);
  letGo(sim, found);
  return undefined;
}

/** One line of /proc/self/mounts. */
export interface MountLine {
  id: number;
  /** id of the mount it lies in */
  parent: number;
  source: string;
  at: string;
  type: string;
  options: string;
  /** path inside the filesystem */
  root: string;
  fs: number;
}

const usualOptions: Readonly<Record<string, string>> = { overlay: '', tmpfs: '' };

/** What is mounted, in the order it was, as /proc/self/mounts lists it. */
export function listMounts(sim: Sim, namespaceId: number): MountLine[] {
  const mounts = sim.mountTables.peek(namespaceId)?.mounts ?? [];
  return mounts.map((one) => {
    const fs = filesystemOf(sim, one.fs);
    const own = usualOptions[fs.kind] ?? '';
    // what lies on the host's disk says so, whatever carries it here
    const type = one.sharedBy !== undefined ? 'fakeowner' : one.source.startsWith('/dev/') ? 'ext4' : fs.kind;
    const root = one.from === '' ? '/' : one.from;
    const above = enclosing(mounts, one);
    return {
      id: one.id,
      parent: above,
      source: one.source,
      at: one.at,
      type,
      options: one.options + own,
      root,
      fs: one.fs,
    };
  });
}

function enclosing(mounts: readonly Readonly<Mount>[], one: Readonly<Mount>): number {
  let best: Readonly<Mount> | undefined;
  for (const other of mounts) {
    if (other.id === one.id) break;
    const prefix = other.at === '/' ? '/' : `${other.at}/`;
    if (one.at !== other.at && !one.at.startsWith(prefix)) continue;
    if (best === undefined || other.at.length >= best.at.length) best = other;
  }
  return best?.id ?? 1;
}

/** The mount that a path (without links) of a namespace lies in. */
export function findMount(sim: Sim, namespaceId: number, path: string): Readonly<Mount> | undefined {
  return mountOf(sim, namespaceId, path);
}

/** Is this a directory in the eyes of the viewer? For those who prepare places to mount at. */
export function isDirectory(sim: Sim, viewer: Viewer, path: string): boolean {
  const place = findPlace(sim, viewer, path);
  return !isFail(place) && attributesOf(sim, place.node).type === 'dir';
}
