import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Inode } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { newInode, putEntry } from './inodes';
import { creationRefusal, makeCgroupDir } from './made';
import { attributesOf, filesystemOf, lowerChild } from './node';
import { demand, mayExecute, mayWrite } from './permissions';
import type { Viewer } from './types';
import { find, findName, seen, type Found, type Place } from './walk';

/** Why nothing may be changed at a place whatever its permissions say: a mount that can only be read. */
export function refusalToChange(sim: Sim, place: Place): Fail | undefined {
  return place.mount?.isReadOnly === true && filesystemOf(sim, place.node.fs) !== undefined
    ? fail('EROFS')
    : undefined;
}

/** Why no name may be put into or taken out of a directory, if it may not. */
export function refusalToName(sim: Sim, viewer: Viewer, dir: Place): Fail | undefined {
  const attributes = seen(sim, viewer, dir);
  if (attributes.type !== 'dir') return fail('ENOTDIR');
  const readOnly = refusalToChange(sim, dir);
  if (readOnly !== undefined) return readOnly;
  return demand(viewer.cred, attributes, mayWrite | mayExecute);
}

type Thing = Pick<Inode, 'type' | 'mode'> & Partial<Inode>;

/** Makes a new thing under a name that `find` found free; answers its inode. */
export function createAt(sim: Sim, viewer: Viewer, found: Found, thing: Thing): number | Fail {
  const dir = found.parent;
  const refused = refusalToName(sim, viewer, dir);
  if (refused !== undefined) return refused;
  if (dir.node.made !== undefined) return fail(creationRefusal(filesystemOf(sim, dir.node.fs).kind));
  const above = attributesOf(sim, dir.node);
  const inherits = (above.mode & 0o2000) !== 0;
  const mode = inherits && thing.type === 'dir' ? thing.mode | 0o2000 : thing.mode;
  const { uid, gid: own } = dir.mount?.sharedBy ?? viewer.cred;
  const gid = inherits ? above.gid : own;
  // a new directory where the layers below have something must not let it through
  const covers = thing.type === 'dir' && lowerChild(dir.node, found.name) !== undefined;
  const given = { uid, gid, ...thing, mode, ...(covers ? { isOpaque: true } : {}) };
  const row = newInode(sim, dir.node.fs, given);
  const failed = putEntry(sim, dir.node, found.name, row.id);
  return failed ?? row.id;
}

/** Finds a name to make something under: EEXIST when it is taken, even by a link that leads nowhere. */
function vacancy(sim: Sim, viewer: Viewer, path: string): Found | Fail {
  const found = findName(sim, viewer, path);
  if (isFail(found)) return found;
  return found.place === undefined ? found : fail('EEXIST');
}

function make(sim: Sim, viewer: Viewer, path: string, thing: Thing): Fail | undefined {
  const found = vacancy(sim, viewer, path);
  if (isFail(found)) return found;
  if (found.hasSlash && thing.type !== 'dir') return fail('ENOENT');
  const made = createAt(sim, viewer, found, thing);
  return isFail(made) ? made : undefined;
}

/** mkdir(2) */
export function mkdir(sim: Sim, viewer: Viewer, path: string, mode = 0o777): Fail | undefined {
  const found = vacancy(sim, viewer, path);
  if (isFail(found)) return found;
  const dir = found.parent.node;
  if (dir.made !== undefined && filesystemOf(sim, dir.fs).kind === 'cgroup2') {
    return refusalToName(sim, viewer, found.parent) ?? makeCgroupDir(sim, dir.fs, dir.path, found.name);
  }
  const made = createAt(sim, viewer, found, {
    type: 'dir',
    mode: mode & ~viewer.umask & 0o7777,
    entries: {},
  });
  return isFail(made) ? made : undefined;
}

/** Makes a directory with all that is missing above it; nothing where it is there (`mkdir -p`). */
export function mkdirAll(sim: Sim, viewer: Viewer, path: string, mode = 0o777): Fail | undefined {
  let at = path.startsWith('/') ? '' : '.';
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    at += `/${part}`;
    const found = find(sim, viewer, at, true);
    if (isFail(found)) return found;
    if (found.place !== undefined) {
      if (attributesOf(sim, found.place.node).type !== 'dir') return fail('ENOTDIR');
      continue;
    }
    const failed = mkdir(sim, viewer, at, mode);
    if (failed !== undefined) return failed;
  }
  return undefined;
}

/** symlink(2): `path` will say `target`, whether that is there or not. */
export function symlink(sim: Sim, viewer: Viewer, target: string, path: string): Fail | undefined {
  if (target === '') return fail('ENOENT');
  return make(sim, viewer, path, { type: 'symlink', mode: 0o777, target, size: target.length });
}

/** mkfifo(3). The pipe itself the kernel makes when it is opened first. */
export function makeFifo(sim: Sim, viewer: Viewer, path: string, mode = 0o666): Fail | undefined {
  return make(sim, viewer, path, { type: 'fifo', mode: mode & ~viewer.umask });
}

/** The file of a unix socket that was bound to a path: row of `sockets`. */
export function makeSocket(
  sim: Sim,
  viewer: Viewer,
  path: string,
  socket: number,
  mode = 0o777,
): Fail | undefined {
  const failed = make(sim, viewer, path, { type: 'socket', mode: mode & ~viewer.umask, endpoint: socket });
  return failed?.error === 'EEXIST' ? fail('EADDRINUSE') : failed;
}

/** mknod(2) of a device by its name, such as `null`. EPERM without MKNOD. */
export function makeDevice(
  sim: Sim,
  viewer: Viewer,
  path: string,
  device: string,
  mode = 0o666,
): Fail | undefined {
  const { caps } = viewer.cred;
  if (caps !== 'all' && !caps.includes('MKNOD')) return fail('EPERM');
  return make(sim, viewer, path, { type: 'device', mode: mode & ~viewer.umask, device });
}
