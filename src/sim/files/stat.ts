import { hash } from '#sim/base/table';
import { fail, isFail, type Fail } from '#sim/base/fail';
import { utf8, asBytes } from '#sim/base/bytes';
import type { Sim } from '#sim/world/sim';
import { contentOf } from './content';
import { readElf } from './elf';
import { slice } from './inodes';
import {
  lowerNumber,
  lowerTime,
  countSubdirectories,
  chainOfFilesystem,
  entrySize,
  storedContent,
} from './layers';
import {
  attributesOf,
  childNames,
  childNode,
  filesystemOf,
  linkTarget,
  mountedNode,
  peekInode,
  type Node,
} from './node';
import { demand, mayExecute, mayWrite, permits } from './permissions';
import type { DirEntry, ExecFile, Stat, Viewer } from './types';
import { childPlace, find, findPlace, pathFor, seen } from './walk';

/** Made-up files have numbers beyond those of rows. */
const lowerNumbers = 0x100000000;
/** ext4's and overlay's block; tmpfs counts 20 bytes for each name and twice that for the directory (mm/shmem.c). */
const block = 4096;
const tmpfsName = 20;

/** A terminal is shown by its number. */
function shownDevice(sim: Sim, device: string): string {
  if (!device.startsWith('pts:')) return device;
  return `pts/${sim.ttys.peek(Number(device.slice(4)))?.number ?? 0}`;
}

/** What stat(2) says of a node. */
export function statNode(sim: Sim, node: Node): Stat {
  const { type, mode, uid, gid } = attributesOf(sim, node);
  const base = { type, mode, uid, gid, dev: node.fs };
  if (node.inode !== 0) {
    const row = peekInode(sim, node.inode);
    const size = type === 'dir' ? dirSize(sim, node) : row.size;
    const nlink = type === 'dir' ? dirLinks(sim, node) : row.nlink;
    const more = {
      ...(row.device === undefined ? {} : { device: shownDevice(sim, row.device) }),
      ...(row.exe === undefined ? {} : { exe: row.exe }),
    };
    return { ...base, size, nlink, mtime: row.mtime, ino: row.id, ...more };
  }
  if (node.lower !== undefined) return { ...base, ...statLower(sim, node) };
  const shown = node.made?.shown ?? node.made?.device;
  const device = shown === undefined ? {} : { device: shown };
  const nlink = type === 'dir' ? 2 : 1;
  return {
    ...base,
    size: node.made?.size ?? 0,
    nlink,
    mtime: sim.now,
    ino: lowerNumbers + hash(`${node.fs}${node.path}`),
    ...device,
  };
}

function statLower(sim: Sim, node: Node): Pick<Stat, 'size' | 'nlink' | 'mtime' | 'ino' | 'device' | 'exe'> {
  const { lower } = node;
  if (lower === undefined) throw new Error('no lower node');
  const chain = node.chain ?? chainOfFilesystem(sim, node.fs);
  const { entry, path, nlink } = chain.content(lower);
  const ino = lowerNumber(chain, lower, path);
  const mtime = lowerTime(sim, node.fs, chain, lower);
  if (entry.type === 'dir') return { size: dirSize(sim, node), nlink: dirLinks(sim, node), mtime, ino };
  const exe = entry.type === 'file' && entry.exe !== undefined ? { exe: entry.exe } : {};
  const device = entry.type === 'device' ? { device: entry.device } : {};
  return { size: entrySize(entry), nlink, mtime, ino, ...exe, ...device };
}

function dirSize(sim: Sim, node: Node): number {
  const { kind } = filesystemOf(sim, node.fs);
  if (kind !== 'tmpfs' && kind !== 'devtmpfs' && kind !== 'mqueue') return block;
  return (childNames(sim, node).length + 2) * tmpfsName;
}

/** Overlay says 1 of a directory that is merged from several (fs/overlayfs/inode.c, ovl_getattr); others count their subdirectories. */
function dirLinks(sim: Sim, node: Node): number {
  const parts = node.lower?.parts.length ?? 0;
  // a disk that is delivered with files is one layer, and no union in the eyes of who looks
  if (filesystemOf(sim, node.fs).lower.length > 1 && parts + (node.inode === 0 ? 0 : 1) > 1) return 1;
  if (node.inode === 0 && node.lower !== undefined && node.chain !== undefined) {
    return 2 + countSubdirectories(node.chain, node.lower);
  }
  let count = 2;
  const ownView = viewOf(sim, node);
  for (const name of childNames(sim, node)) {
    const child = childNode(sim, ownView, node, name);
    if (child !== undefined && attributesOf(sim, child).type === 'dir') count += 1;
  }
  return count;
}

function viewOf(sim: Sim, node: Node): Viewer {
  const ns = { mnt: 0, pid: 0, net: 0, uts: 0, cgroup: 0 };
  const { machine } = filesystemOf(sim, node.fs);
  return { machine, ns, root: '/', cwd: '/', umask: 0, cred: { uid: 0, gid: 0, groups: [], caps: 'all' } };
}

/** stat(2), or lstat(2) when `follow` is false. */
export function stat(sim: Sim, viewer: Viewer, path: string, follow: boolean): Stat | Fail {
  const place = findPlace(sim, viewer, path, follow);
  if (isFail(place)) return place;
  if (place.openFile === undefined) {
    const found = statNode(sim, place.node);
    if (place.mount?.sharedBy === undefined) return found;
    return { ...found, uid: viewer.cred.uid, gid: viewer.cred.gid };
  }
  return statOpenFile(sim, viewer, place.node, place.openFile);
}

const typesOfOpenFiles = {
  pipe: 'fifo',
  socket: 'socket',
  tty: 'device',
  'pty-master': 'device',
  device: 'device',
} as const;

/** What a link under /proc/PID/fd leads to. */
function statOpenFile(sim: Sim, viewer: Viewer, link: Node, openFile: number): Stat | Fail {
  const row = sim.openFiles.peek(openFile);
  if (row === undefined) return fail('ENOENT');
  if (row.kind === 'file') {
    const { handle } = row;
    const node = handle && mountedNode(sim, viewer, handle.fs, handle.path, handle.inode);
    return node === undefined ? fail('ENOENT') : statNode(sim, node);
  }
  const type = row.kind === 'outside' ? 'fifo' : typesOfOpenFiles[row.kind];
  const tty = row.kind === 'tty' ? sim.ttys.peek(row.target)?.number : undefined;
  return {
    ...statNode(sim, link),
    type,
    mode: type === 'device' ? 0o620 : 0o600,
    size: 0,
    device: tty === undefined ? row.device : `pts/${tty}`,
  };
}

/** access(2): undefined when all of `mode` (sum of 4, 2, 1) is allowed. */
export function access(sim: Sim, viewer: Viewer, path: string, mode: number): Fail | undefined {
  const place = findPlace(sim, viewer, path);
  if (isFail(place)) return place;
  const attributes = seen(sim, viewer, place);
  const writes = (mode & mayWrite) !== 0 && attributes.type !== 'device';
  if (writes && place.mount?.isReadOnly === true) return fail('EROFS');
  return demand(viewer.cred, attributes, mode);
}

/** Names in a directory, sorted by code, without . and .. */
export function readDir(sim: Sim, viewer: Viewer, path: string): DirEntry[] | Fail {
  const place = findPlace(sim, viewer, path);
  if (isFail(place)) return place;
  const attributes = seen(sim, viewer, place);
  if (attributes.type !== 'dir' || place.openFile !== undefined) return fail('ENOTDIR');
  if (!permits(viewer.cred, attributes, 4)) return fail('EACCES');
  const entries: DirEntry[] = [];
  for (const name of childNames(sim, place.node)) {
    const child = childPlace(sim, viewer, place, name);
    if (child !== undefined) entries.push({ name, type: attributesOf(sim, child.node).type });
  }
  return entries;
}

/** readlink(2): EINVAL for what is no link. */
export function readLink(sim: Sim, viewer: Viewer, path: string): string | Fail {
  const found = find(sim, viewer, path, false);
  if (isFail(found)) return found;
  return found.place === undefined ? fail('ENOENT') : linkTarget(sim, found.place.node);
}

/** The path without links and dots, as the viewer names it. */
export function realPath(sim: Sim, viewer: Viewer, path: string): string | Fail {
  const place = findPlace(sim, viewer, path);
  if (isFail(place)) return place;
  return pathFor(viewer, place);
}

/** What exec needs to know of a file. EACCES where it is no file, has no x bit, or lies on a noexec mount. */
export function executable(sim: Sim, viewer: Viewer, path: string): ExecFile | Fail {
  const place = findPlace(sim, viewer, path);
  if (isFail(place)) return place;
  const { node } = place;
  const { type, mode, uid, gid } = seen(sim, viewer, place);
  if (type !== 'file' || node.made !== undefined) return fail('EACCES');
  if (!permits(viewer.cred, { type, mode, uid, gid }, mayExecute)) return fail('EACCES');
  if (place.mount?.options.split(',').includes('noexec') === true) return fail('EACCES');
  return { path: pathFor(viewer, place), ...bytesOf(sim, node), mode, uid, gid };
}

const headLength = 256;

function bytesOf(sim: Sim, node: Node): Pick<ExecFile, 'exe' | 'head' | 'size' | 'identity'> {
  if (node.inode !== 0) {
    const row = peekInode(sim, node.inode);
    const content = contentOf(row);
    const exe = row.exe ?? readElf(asBytes(content.slice(0, 4096)));
    const head = slice(content, row.size, 0, headLength);
    return { head, size: row.size, identity: `${node.fs}:${row.id}`, ...(exe === undefined ? {} : { exe }) };
  }
  if (node.lower === undefined) return { head: utf8(''), size: 0, identity: '' };
  const chain = chainOfFilesystem(sim, node.fs);
  const { entry, path } = chain.content(node.lower);
  const content = storedContent(entry);
  const size = entrySize(entry);
  const exe = entry.type === 'file' ? (entry.exe ?? readElf(asBytes(content.slice(0, 4096)))) : undefined;
  const identity = `${chain.ids[node.lower.layer] ?? ''}:${path}`;
  return { head: slice(content, size, 0, headLength), size, identity, ...(exe === undefined ? {} : { exe }) };
}
