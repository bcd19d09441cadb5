import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Sim } from '#sim/world/sim';
import { refusalToName } from './create';
import { ensureInode, putEntry, takeEntry } from './inodes';
import { attributesOf, childNames, lowerChild, type Node } from './node';
import { demandUnstuck, hasCapability } from './permissions';
import { findToRemove, isMountPoint, removeEmptyDir } from './remove';
import type { Viewer } from './types';
import { find, type Found, type Place } from './walk';

/**
 * rename(2). A directory that (also) lies in the layers below cannot be moved: EXDEV, as overlay answers without
 * redirect_dir (Documentation/filesystems/overlayfs.rst, "renaming directories"); mv then copies.
 */
export function rename(sim: Sim, viewer: Viewer, from: string, to: string): Fail | undefined {
  const old = findToRemove(sim, viewer, from);
  if (isFail(old)) return old.error === 'EINVAL' || old.error === 'ENOTEMPTY' ? fail('EBUSY') : old;
  const isDir = attributesOf(sim, old.place.node).type === 'dir';
  const found = findTarget(sim, viewer, to, isDir);
  if (isFail(found)) return found;
  const refused =
    refusalToName(sim, viewer, found.parent) ??
    refusalToMove(old, found, isDir) ??
    refusalToReplace(sim, viewer, old, found);
  if (refused !== undefined) return refused;
  if (isSameFile(old.place.node, found.place?.node)) return undefined;
  return move(sim, old, found, isDir);
}

function findTarget(sim: Sim, viewer: Viewer, to: string, isDir: boolean): Found | Fail {
  const trimmed = to.length > 1 ? to.replace(/\/+$/, '') : to;
  const found = find(sim, viewer, trimmed === '' && to !== '' ? '/' : trimmed, false);
  if (isFail(found)) return found;
  if (found.name === '') return fail('EBUSY');
  if (trimmed !== to && !isDir) return fail('ENOTDIR');
  return found;
}

function refusalToMove(old: Found & { place: Place }, to: Found, isDir: boolean): Fail | undefined {
  const { node } = old.place;
  if (isMountPoint(old.place)) return fail('EBUSY');
  if (node.fs !== to.parent.node.fs || old.parent.mount?.id !== to.parent.mount?.id) return fail('EXDEV');
  if (node.made !== undefined) return fail('EPERM');
  if (!isDir) return undefined;
  if (
    `${to.parent.at}/${to.name}/`.startsWith(`${old.place.at}/`) &&
    to.parent.at.length >= old.place.at.length
  ) {
    return fail('EINVAL');
  }
  return node.lower === undefined ? undefined : fail('EXDEV');
}

function refusalToReplace(
  sim: Sim,
  viewer: Viewer,
  old: Found & { place: Place },
  to: Found,
): Fail | undefined {
  if (to.place === undefined) return undefined;
  const target = attributesOf(sim, to.place.node);
  const isDir = attributesOf(sim, old.place.node).type === 'dir';
  const stuck = demandUnstuck(viewer.cred, attributesOf(sim, to.parent.node), target);
  if (stuck !== undefined) return stuck;
  if (isMountPoint(to.place)) return fail('EBUSY');
  if (isDir && target.type !== 'dir') return fail('ENOTDIR');
  if (!isDir && target.type === 'dir') return fail('EISDIR');
  const isFull = isDir && old.place.at !== to.place.at && childNames(sim, to.place.node).length > 0;
  return isFull ? fail('ENOTEMPTY') : undefined;
}

/** Two names of one file: rename does nothing. */
function isSameFile(one: Node, other: Node | undefined): boolean {
  if (other === undefined || one.fs !== other.fs) return false;
  return one.inode === 0 || other.inode === 0 ? one.path === other.path : one.inode === other.inode;
}

function move(sim: Sim, old: Found & { place: Place }, to: Found, isDir: boolean): Fail | undefined {
  const inode = ensureInode(sim, old.place.node);
  if (isFail(inode)) return inode;
  if (to.place !== undefined) {
    const failed = isDir
      ? removeEmptyDir(sim, to.parent.node, to.place.node, to.name)
      : takeEntry(sim, to.parent.node, to.name);
    if (failed !== undefined) return failed;
  }
  const named = putEntry(sim, to.parent.node, to.name, inode);
  if (named !== undefined) return named;
  if (isDir && lowerChild(to.parent.node, to.name) !== undefined) sim.inodes.need(inode).isOpaque = true;
  return takeEntry(sim, sameDir(old.parent.node, to.parent.node), old.name);
}

/** Both names in one directory: then one node stands for it, since the other may not know yet that it was copied up. */
function sameDir(one: Node, other: Node): Node {
  return one.path === other.path ? other : one;
}

/** link(2): another name of a file. */
export function link(sim: Sim, viewer: Viewer, existing: string, path: string): Fail | undefined {
  const old = find(sim, viewer, existing, false);
  if (isFail(old)) return old;
  if (old.place === undefined) return fail('ENOENT');
  const found = find(sim, viewer, path, false);
  if (isFail(found)) return found;
  if (found.place !== undefined) return fail('EEXIST');
  if (found.hasSlash) return fail('ENOENT');
  const { node } = old.place;
  const attributes = attributesOf(sim, node);
  if (node.fs !== found.parent.node.fs || old.place.mount?.id !== found.parent.mount?.id)
    return fail('EXDEV');
  if (attributes.type === 'dir' || node.made !== undefined) return fail('EPERM');
  const isForeign = viewer.cred.uid !== attributes.uid && !hasCapability(viewer.cred, 'FOWNER');
  // fs.protected_hardlinks, on by default: proc_sys_fs(5)
  if (isForeign && (attributes.type !== 'file' || (attributes.mode & 0o4000) !== 0)) return fail('EPERM');
  const refused = refusalToName(sim, viewer, found.parent);
  if (refused !== undefined) return refused;
  const inode = ensureInode(sim, node);
  if (isFail(inode)) return inode;
  return putEntry(sim, found.parent.node, found.name, inode);
}
