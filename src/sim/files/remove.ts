import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Sim } from '#sim/world/sim';
import { refusalToName } from './create';
import { dropIfUnused, takeEntry } from './inodes';
import { removeCgroupDir } from './made';
import { attributesOf, childNames, childNode, filesystemOf, type Node } from './node';
import { demandUnstuck } from './permissions';
import type { Viewer } from './types';
import { findName, type Found, type Place } from './walk';

/** Is something mounted there? It cannot be removed or renamed. */
export function isMountPoint(place: Place): boolean {
  return place.mounts?.mount !== undefined;
}

/** Finds a thing whose name is to be taken away, and whether that may be done. */
export function findToRemove(sim: Sim, viewer: Viewer, path: string): (Found & { place: Place }) | Fail {
  const found = findName(sim, viewer, path);
  if (isFail(found)) return found;
  const { place, parent } = found;
  if (place === undefined) return fail('ENOENT');
  if (found.name === '')
    return fail(path.endsWith('..') ? 'ENOTEMPTY' : path.endsWith('.') ? 'EINVAL' : 'EBUSY');
  const refused =
    refusalToName(sim, viewer, parent) ??
    demandUnstuck(viewer.cred, attributesOf(sim, parent.node), attributesOf(sim, place.node));
  if (refused !== undefined) return refused;
  return { ...found, place };
}

/** unlink(2): EISDIR for directories. */
export function unlink(sim: Sim, viewer: Viewer, path: string): Fail | undefined {
  const found = findToRemove(sim, viewer, path);
  if (isFail(found)) return found.error === 'EINVAL' ? fail('EISDIR') : found;
  const { node } = found.place;
  const { type } = attributesOf(sim, node);
  if (type === 'dir') return fail('EISDIR');
  if (found.hasSlash) return fail('ENOTDIR');
  if (isMountPoint(found.place)) return fail('EBUSY');
  if (node.made !== undefined) return fail('EPERM');
  return takeEntry(sim, found.parent.node, found.name);
}

/** rmdir(2) */
export function rmdir(sim: Sim, viewer: Viewer, path: string): Fail | undefined {
  const found = findToRemove(sim, viewer, path);
  if (isFail(found)) return found;
  const { node } = found.place;
  if (attributesOf(sim, node).type !== 'dir') return fail('ENOTDIR');
  if (isMountPoint(found.place)) return fail('EBUSY');
  if (node.made !== undefined) {
    return filesystemOf(sim, node.fs).kind === 'cgroup2'
      ? removeCgroupDir(sim, node.fs, node.path)
      : fail('EPERM');
  }
  if (childNames(sim, node).length > 0) return fail('ENOTEMPTY');
  return removeEmptyDir(sim, found.parent.node, node, found.name);
}

/** Takes an empty directory away, with the whiteouts in it. */
export function removeEmptyDir(sim: Sim, parent: Node, dir: Node, name: string): Fail | undefined {
  const row = dir.inode === 0 ? undefined : sim.inodes.get(dir.inode);
  if (row !== undefined) row.entries = {};
  return takeEntry(sim, parent, name);
}

/** Removes a thing and all that is in it (`rm -rf`), links themselves and not what they lead to. Nothing there is no error. */
export function removeAll(sim: Sim, viewer: Viewer, path: string): Fail | undefined {
  const found = findToRemove(sim, viewer, path);
  if (isFail(found)) return found.error === 'ENOENT' ? undefined : found;
  if (isMountPoint(found.place)) return fail('EBUSY');
  const { node } = found.place;
  if (node.made !== undefined) return fail('EPERM');
  freeTree(sim, viewer, node);
  return takeEntry(sim, found.parent.node, found.name);
}

/** Frees what is in the writable part of a directory; its whole name is about to go. */
export function freeTree(sim: Sim, viewer: Viewer, dir: Node): void {
  const row = dir.inode === 0 ? undefined : sim.inodes.peek(dir.inode);
  if (row?.entries === undefined) return;
  for (const name of Object.keys(row.entries)) {
    const child = childNode(sim, viewer, dir, name);
    if (child === undefined || child.inode === 0) continue;
    freeTree(sim, viewer, child);
    sim.inodes.need(child.inode).nlink -= 1;
    dropIfUnused(sim, child.inode);
  }
  sim.inodes.need(dir.inode).entries = {};
}
