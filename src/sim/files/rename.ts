import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Sim } from '#sim/world/sim';
import { refusalToChange, refusalToName } from './create';
import { ensureInode, putEntry, takeEntry } from './inodes';
import { attributesOf, childNames, lowerChild, type Node } from './node';
import { demandUnstuck, hasCapability } from './permissions';
import { isMountPoint, removeEmptyDir } from './remove';
import type { Viewer } from './types';
import { find, findName, type Found, type Place } from './walk';

/**
 * rename(2), with the refusals in Linux's order (fs/namei.c, do_renameat2 and vfs_rename). A directory that (also) lies in the
 * layers below cannot be moved: EXDEV, as overlay answers without redirect_dir; mv then copies.
 */
export function rename(sim: Sim, viewer: Viewer, from: string, to: string): Fail | undefined {
  const old = findName(sim, viewer, from);
  if (isFail(old)) return old;
  const found = findName(sim, viewer, to);
  if (isFail(found)) return found;
  if (old.parent.mount?.id !== found.parent.mount?.id || old.parent.node.fs !== found.parent.node.fs) {
    return fail('EXDEV');
  }
  if (old.name === '' || found.name === '') return fail('EBUSY');
  const readOnly = refusalToChange(sim, old.parent);
  if (readOnly !== undefined) return readOnly;
  const { place } = old;
  if (place === undefined) return fail('ENOENT');
  const isDir = attributesOf(sim, place.node).type === 'dir';
  if (!isDir && (old.hasSlash || found.hasSlash)) return fail('ENOTDIR');
  if (isWithin(found.parent, place)) return fail('EINVAL');
  if (found.place !== undefined && isWithin(old.parent, found.place)) return fail('ENOTEMPTY');
  if (isSameFile(place.node, found.place?.node)) return undefined;
  const refused =
    refusalToMove(sim, viewer, old.parent, place) ?? refusalToReplace(sim, viewer, found, isDir);
  if (refused !== undefined) return refused;
  if (isMountPoint(place) || (found.place !== undefined && isMountPoint(found.place))) return fail('EBUSY');
  if (place.node.made !== undefined) return fail('EPERM');
  if (isDir && place.node.lower !== undefined) return fail('EXDEV');
  if (found.place !== undefined && isDir && childNames(sim, found.place.node).length > 0)
    return fail('ENOTEMPTY');
  return move(sim, { ...old, place }, found, isDir);
}

function isWithin(place: Place, dir: Place): boolean {
  return place.mnt === dir.mnt && `${place.at}/`.startsWith(`${dir.at}/`);
}

function refusalToMove(sim: Sim, viewer: Viewer, dir: Place, place: Place): Fail | undefined {
  return (
    refusalToName(sim, viewer, dir) ??
    demandUnstuck(viewer.cred, attributesOf(sim, dir.node), attributesOf(sim, place.node))
  );
}

function refusalToReplace(sim: Sim, viewer: Viewer, to: Found, isDir: boolean): Fail | undefined {
  if (to.place === undefined) return refusalToName(sim, viewer, to.parent);
  const refused = refusalToMove(sim, viewer, to.parent, to.place);
  if (refused !== undefined) return refused;
  const isTargetDir = attributesOf(sim, to.place.node).type === 'dir';
  if (isDir === isTargetDir) return undefined;
  return fail(isDir ? 'ENOTDIR' : 'EISDIR');
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
  return takeEntry(sim, old.parent.node, old.name);
}

/** link(2): another name of a file. */
export function link(sim: Sim, viewer: Viewer, existing: string, path: string): Fail | undefined {
  const old = find(sim, viewer, existing, false);
  if (isFail(old)) return old;
  if (old.place === undefined) return fail('ENOENT');
  const found = findName(sim, viewer, path);
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
