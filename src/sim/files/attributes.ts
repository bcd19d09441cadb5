import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Inode } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { refusalToChange } from './create';
import { ensureInode } from './inodes';
import { attributesOf } from './node';
import { hasCapability, isOwner, permits } from './permissions';
import type { Viewer } from './types';
import { findPlace, seen, type Place } from './walk';

/** The row behind a place, in the writable part, to be changed. */
function rowToChange(sim: Sim, place: Place): Inode | Fail {
  const refused = refusalToChange(sim, place);
  if (refused !== undefined) return refused;
  const inode = ensureInode(sim, place.node);
  return isFail(inode) ? inode : sim.inodes.need(inode);
}

/** chmod(2): for its owner. */
export function chmod(sim: Sim, viewer: Viewer, path: string, mode: number): Fail | undefined {
  const place = findPlace(sim, viewer, path);
  if (isFail(place)) return place;
  if (place.openFile !== undefined) return undefined;
  if (!isOwner(viewer.cred, seen(sim, viewer, place))) return fail('EPERM');
  const row = rowToChange(sim, place);
  if (isFail(row)) return row;
  const inGroup = viewer.cred.gid === row.gid || viewer.cred.groups.includes(row.gid);
  const loses = !inGroup && !hasCapability(viewer.cred, 'FSETID') ? 0o2000 : 0;
  row.mode = mode & 0o7777 & ~loses;
  row.ctime = sim.now;
  return undefined;
}

/** chown(2), lchown(2) when `follow` is false; −1 leaves one as it is. */
export function chown(
  sim: Sim,
  viewer: Viewer,
  path: string,
  uid: number,
  gid: number,
  follow = true,
): Fail | undefined {
  const place = findPlace(sim, viewer, path, follow);
  if (isFail(place)) return place;
  if (place.openFile !== undefined) return undefined;
  // who it belongs to over there is not for those to say whom it is shared with
  if (place.mount?.sharedBy !== undefined) return undefined;
  const before = attributesOf(sim, place.node);
  const { cred } = viewer;
  if (!hasCapability(cred, 'CHOWN')) {
    const keepsUser = uid === -1 || uid === before.uid;
    const mayGroup = gid === -1 || gid === before.gid || gid === cred.gid || cred.groups.includes(gid);
    if (cred.uid !== before.uid || !keepsUser || !mayGroup) return fail('EPERM');
  }
  const row = rowToChange(sim, place);
  if (isFail(row)) return row;
  if (uid !== -1) row.uid = uid;
  if (gid !== -1) row.gid = gid;
  // whoever owns it now has not said that others may run it as this user
  if (row.type === 'file') row.mode &= (row.mode & 0o010) === 0 ? ~0o4000 : ~0o6000;
  row.ctime = sim.now;
  return undefined;
}

/** utimensat(2): the time of change, ms since 1970; now when it is absent. */
export function touch(sim: Sim, viewer: Viewer, path: string, mtime?: number): Fail | undefined {
  const place = findPlace(sim, viewer, path);
  if (isFail(place)) return place;
  if (place.openFile !== undefined) return undefined;
  const attributes = attributesOf(sim, place.node);
  if (attributes.type === 'device' && place.node.made !== undefined) return undefined;
  const may =
    isOwner(viewer.cred, attributes) || (mtime === undefined && permits(viewer.cred, attributes, 2));
  if (!may) return fail(mtime === undefined ? 'EACCES' : 'EPERM');
  const row = rowToChange(sim, place);
  if (isFail(row)) return row;
  row.mtime = mtime ?? sim.now;
  row.ctime = sim.now;
  return undefined;
}
