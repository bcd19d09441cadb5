import { asBytes, noBytes, utf8, text, type Bytes } from '#sim/base/bytes';
import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Handle } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { contentOf, resize, writeInto } from './content';
import { createAt, refusalToChange } from './create';
import { dropIfUnused, ensureInode, slice } from './inodes';
import { chainOfFilesystem, entrySize, storedContent } from './layers';
import { mountedNode, type Node } from './node';
import { demand, mayRead, mayWrite } from './permissions';
import { statNode } from './stat';
import type { Opened, OpenFlags, Stat, Viewer, WriteOptions } from './types';
import { find, seen, type Found, type Place } from './walk';

/**
 * open(2). Answers a handle and what kind of thing it is; who keeps the handle calls `retain`.
 * Errors: ENOENT, EEXIST, EISDIR, ENOTDIR, EACCES, EROFS, ELOOP, ENOSPC.
 */
export function open(sim: Sim, viewer: Viewer, path: string, flags: OpenFlags, mode = 0o666): Opened | Fail {
  const isExclusive = flags.create === true && flags.exclusive === true;
  const follow = flags.noFollow !== true && !isExclusive;
  const found = find(sim, viewer, path, follow, flags.create === true);
  if (isFail(found)) return found;
  if (found.place === undefined) return create(sim, viewer, found, flags, mode);
  if (isExclusive) return fail('EEXIST');
  if (found.place.openFile !== undefined) return openAgain(sim, viewer, found.place.openFile);
  return openPlace(sim, viewer, found.place, flags);
}

/** Makes the file; permissions of a new file do not bind who makes it. */
function create(sim: Sim, viewer: Viewer, found: Found, flags: OpenFlags, mode: number): Opened | Fail {
  if (flags.create !== true) return fail('ENOENT');
  const made = createAt(sim, viewer, found, { type: 'file', mode: mode & ~viewer.umask, content: noBytes });
  if (isFail(made)) return made;
  const path = `${found.parent.node.path}/${found.name}`;
  return { handle: { fs: found.parent.node.fs, inode: made, path }, type: 'file' };
}

/**
 * /proc/self/fd/1 and the like: a file is opened by its handle, a pipe or a terminal anew; what else the process holds
 * itself it gets once more (`fd:N`). ENXIO for sockets, as open(2) says.
 */
function openAgain(sim: Sim, viewer: Viewer, openFile: number): Opened | Fail {
  const row = sim.openFiles.peek(openFile);
  if (row === undefined) return fail('ENOENT');
  if (row.kind === 'file' && row.handle !== undefined) return { handle: { ...row.handle }, type: 'file' };
  const handle = { fs: 0, path: row.path };
  if (row.kind === 'pipe') return { handle, type: 'fifo', endpoint: row.target };
  if (row.kind === 'tty') return { handle, type: 'device', device: `pts:${row.target}` };
  if (row.kind === 'device') return { handle, type: 'device', device: row.device ?? 'null' };
  const own = viewer.id === undefined ? undefined : sim.processes.peek(viewer.id)?.files;
  const fd = Object.keys(own ?? {}).find((key) => own?.[key] === openFile);
  if (row.kind === 'socket' || fd === undefined) return fail('ENXIO');
  return { handle, type: 'device', device: `fd:${fd}` };
}

function openPlace(sim: Sim, viewer: Viewer, place: Place, flags: OpenFlags): Opened | Fail {
  const { node } = place;
  const attributes = seen(sim, viewer, place);
  if (attributes.type === 'symlink') return fail('ELOOP');
  const writes = flags.write === true || flags.append === true || flags.truncate === true;
  if (attributes.type === 'dir') {
    if (writes || flags.create === true) return fail('EISDIR');
  } else if (flags.directory === true) return fail('ENOTDIR');
  const wanted = (flags.read === true ? mayRead : 0) | (writes ? mayWrite : 0);
  const refused = demand(viewer.cred, attributes, wanted);
  if (refused !== undefined) return refused;
  if (attributes.type === 'device')
    return { handle: handleOf(node), type: 'device', device: deviceOf(sim, node) };
  if (attributes.type === 'fifo' || attributes.type === 'socket')
    return openEndpoint(sim, node, attributes.type);
  const readOnly = writes ? refusalToChange(sim, place) : undefined;
  if (readOnly !== undefined) return readOnly;
  if (node.made !== undefined) return openMade(node, flags, attributes.type);
  return writes ? openToWrite(sim, place, flags) : { handle: handleOf(node), type: attributes.type };
}

function handleOf(node: Node): Handle {
  return node.inode === 0
    ? { fs: node.fs, path: node.path }
    : { fs: node.fs, inode: node.inode, path: node.path };
}

function deviceOf(sim: Sim, node: Node): string {
  if (node.made !== undefined) return node.made.device ?? '';
  if (node.inode !== 0) return sim.inodes.peek(node.inode)?.device ?? '';
  return node.lower?.entry.type === 'device' ? node.lower.entry.device : '';
}

/** pipe(7)'s usual capacity, bytes */
const pipeCapacity = 65536;

function openEndpoint(sim: Sim, node: Node, type: 'fifo' | 'socket'): Opened | Fail {
  const row = sim.inodes.need(node.inode);
  if (type === 'fifo' && (row.endpoint === undefined || !sim.pipes.has(row.endpoint))) {
    const id = sim.newId();
    sim.pipes.insert(id, { id, buffer: noBytes, capacity: pipeCapacity, readers: 0, writers: 0 });
    row.endpoint = id;
  }
  return { handle: handleOf(node), type, endpoint: row.endpoint };
}

function openMade(node: Node, flags: OpenFlags, type: Stat['type']): Opened | Fail {
  const { made } = node;
  if (flags.write === true && made?.write === undefined && type === 'file') return fail('EACCES');
  if (type === 'dir') return { handle: handleOf(node), type };
  const content = flags.read === true ? (made?.read?.() ?? '') : '';
  if (isFail(content)) return content;
  return { handle: { ...handleOf(node), snapshot: utf8(content) }, type };
}

function openToWrite(sim: Sim, place: Place, flags: OpenFlags): Opened | Fail {
  const inode = ensureInode(sim, place.node);
  if (isFail(inode)) return inode;
  if (flags.truncate === true) {
    const failed = resize(sim, inode, 0);
    if (failed !== undefined) return failed;
  }
  return { handle: handleOf(place.node), type: 'file' };
}

/** A handle is kept: its file lives on when it loses its last name. */
export function retain(sim: Sim, handle: Handle): void {
  const row = handle.inode === undefined ? undefined : sim.inodes.get(handle.inode);
  if (row !== undefined) row.handles += 1;
}

export function release(sim: Sim, handle: Handle): void {
  const row = handle.inode === undefined ? undefined : sim.inodes.get(handle.inode);
  if (row === undefined) return;
  row.handles -= 1;
  dropIfUnused(sim, row.id);
}

/** Up to `most` bytes from `offset`; '' at the end. EISDIR for directories. */
export function readAt(sim: Sim, handle: Handle, offset: number, most: number): Bytes | Fail {
  if (handle.snapshot !== undefined) return asBytes(handle.snapshot.slice(offset, offset + most));
  if (handle.inode !== undefined) {
    const row = sim.inodes.peek(handle.inode);
    if (row === undefined) return fail('EBADF');
    if (row.type !== 'file') return fail(row.type === 'dir' ? 'EISDIR' : 'EINVAL');
    return slice(contentOf(row), row.size, offset, offset + most);
  }
  if (handle.fs === 0 || sim.filesystems.peek(handle.fs) === undefined) return fail('EBADF');
  const chain = chainOfFilesystem(sim, handle.fs);
  const lower = chain.find(handle.path);
  if (lower === undefined || lower.entry.type === 'dir') return fail('EISDIR');
  const { entry } = chain.content(lower);
  return slice(storedContent(entry), entrySize(entry), offset, offset + most);
}

/** Writes at `offset`; answers how many bytes were taken. Files that the kernel makes up take each write as a whole. */
export function writeAt(
  sim: Sim,
  handle: Handle,
  offset: number,
  data: Bytes,
  viewer?: Viewer,
): number | Fail {
  if (handle.inode !== undefined) {
    return sim.inodes.peek(handle.inode) === undefined
      ? fail('EBADF')
      : writeInto(sim, handle.inode, offset, data);
  }
  const fs = handle.fs === 0 ? undefined : sim.filesystems.peek(handle.fs);
  if (fs === undefined) return fail('EBADF');
  const made = mountedNode(sim, viewer ?? nobody(fs.machine), handle.fs, handle.path)?.made;
  if (made?.write === undefined) return fail('EINVAL');
  return made.write(text(data)) ?? data.length;
}

/** For writes that come without a viewer: makers of writable files don't ask who it is. */
function nobody(machine: number): Viewer {
  const ns = { mnt: 0, pid: 0, net: 0, uts: 0, cgroup: 0 };
  return { machine, ns, root: '/', cwd: '/', umask: 0, cred: { uid: 0, gid: 0, groups: [], caps: 'all' } };
}

/** Bytes to the end of an open file. */
export function sizeOf(sim: Sim, handle: Handle): number {
  if (handle.snapshot !== undefined) return handle.snapshot.length;
  const seen = statHandle(sim, handle);
  return isFail(seen) ? 0 : seen.size;
}

/** fstat(2) */
export function statHandle(sim: Sim, handle: Handle): Stat | Fail {
  const fs = handle.fs === 0 ? undefined : sim.filesystems.peek(handle.fs);
  if (fs === undefined) return fail('EBADF');
  if (handle.inode === undefined) {
    const node = mountedNode(sim, nobody(fs.machine), handle.fs, handle.path);
    return node === undefined ? fail('ENOENT') : statNode(sim, node);
  }
  if (sim.inodes.peek(handle.inode) === undefined) return fail('EBADF');
  const node = mountedNode(sim, nobody(fs.machine), handle.fs, handle.path, handle.inode);
  return node === undefined ? fail('EBADF') : statNode(sim, node);
}

/** ftruncate(2) */
export function truncateHandle(sim: Sim, handle: Handle, size: number): Fail | undefined {
  if (handle.inode === undefined) return fail('EINVAL');
  return size < 0 ? fail('EINVAL') : resize(sim, handle.inode, size);
}

/** Everything in a file. */
export function readFile(sim: Sim, viewer: Viewer, path: string): Bytes | Fail {
  const opened = open(sim, viewer, path, { read: true });
  if (isFail(opened)) return opened;
  if (opened.type === 'dir') return fail('EISDIR');
  if (opened.type !== 'file') return opened.device === 'null' ? noBytes : fail('EINVAL');
  return readAt(sim, opened.handle, 0, Infinity);
}

/** Writes a whole file, making it where it is missing. */
export function writeFile(
  sim: Sim,
  viewer: Viewer,
  path: string,
  data: Bytes,
  options: WriteOptions = {},
): Fail | undefined {
  const { append = false, mode = 0o666, exclusive = false } = options;
  const flags = { write: true, create: true, exclusive, truncate: !append };
  const opened = open(sim, viewer, path, flags, mode);
  if (isFail(opened)) return opened;
  if (opened.type !== 'file') return opened.device === 'null' ? undefined : fail('EINVAL');
  const { handle } = opened;
  const written = data === '' ? 0 : writeAt(sim, handle, append ? sizeOf(sim, handle) : 0, data, viewer);
  if (isFail(written)) return written;
  return written < data.length ? fail('ENOSPC') : undefined;
}

/** truncate(2) */
export function truncate(sim: Sim, viewer: Viewer, path: string, size: number): Fail | undefined {
  if (size < 0) return fail('EINVAL');
  const opened = open(sim, viewer, path, { write: true });
  if (isFail(opened)) return opened;
  return opened.type === 'file' ? truncateHandle(sim, opened.handle, size) : fail('EINVAL');
}
