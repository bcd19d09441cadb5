import { noBytes, utf8, type Bytes } from '#sim/base/bytes';
import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Inode, LayerEntry, LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { resize, writeInto } from './content';
import { createAt, refusalToName } from './create';
import { ensureInode, putEntry } from './inodes';
import { attributesOf, type Node } from './node';
import { removeAll } from './remove';
import type { Viewer } from './types';
import { find, findPlace } from './walk';

/**
 * Unpacks a tree into a directory (keys relative to it): owners, modes and times as the tree has them. Existing
 * directories stay, other things are replaced; whiteouts remove. ENOTDIR where a file is in the way of a directory.
 */
export function putTree(sim: Sim, viewer: Viewer, dir: string, tree: LayerTree): Fail | undefined {
  const base = dir === '/' ? '' : dir;
  for (const path of Object.keys(tree).sort(byDepth)) {
    const entry = tree[path];
    if (entry === undefined) continue;
    const failed = putOne(sim, viewer, base, path, entry);
    if (failed !== undefined) return failed;
  }
  return undefined;
}

/** Directories before what is in them, and links after the files they are names of. */
function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

function putOne(sim: Sim, viewer: Viewer, base: string, path: string, entry: LayerEntry): Fail | undefined {
  const target = `${base}${path}`;
  if (entry.type === 'whiteout') return removeAll(sim, viewer, target);
  const found = find(sim, viewer, target === '' ? '/' : target, entry.type === 'dir' && path === '');
  if (isFail(found)) return found;
  if (found.place !== undefined) {
    const here = attributesOf(sim, found.place.node);
    if (entry.type === 'dir' && here.type === 'dir')
      return path === '' ? undefined : dress(sim, found.place.node, entry);
    if (here.type === 'dir') return fail('EISDIR');
    if (entry.type === 'dir') return fail('ENOTDIR');
    const failed = removeAll(sim, viewer, target);
    if (failed !== undefined) return failed;
  }
  const again = find(sim, viewer, target, false);
  if (isFail(again)) return again;
  if (entry.type === 'file' && entry.link !== undefined) {
    const old = findPlace(sim, viewer, `${base}${entry.link}`, false);
    if (isFail(old)) return old;
    const inode = ensureInode(sim, old.node);
    if (isFail(inode)) return inode;
    return refusalToName(sim, viewer, again.parent) ?? putEntry(sim, again.parent.node, again.name, inode);
  }
  const made = createAt(sim, viewer, again, thingOf(entry));
  return isFail(made) ? made : fill(sim, made, entry);
}

type Present = Exclude<LayerEntry, { type: 'whiteout' }>;

function thingOf(entry: Present): Pick<Inode, 'type' | 'mode'> & Partial<Inode> {
  const owner = { uid: entry.uid ?? 0, gid: entry.gid ?? 0 };
  if (entry.type === 'symlink') {
    return { type: 'symlink', mode: 0o777, target: entry.target, size: entry.target.length, ...owner };
  }
  const mode = entry.mode ?? (entry.type === 'dir' ? 0o755 : 0o644);
  if (entry.type === 'dir') return { type: 'dir', mode, entries: {}, ...owner };
  if (entry.type === 'device') return { type: 'device', mode, device: entry.device, ...owner };
  return { type: 'file', mode, ...owner };
}

function dress(sim: Sim, node: Node, entry: Extract<LayerEntry, { type: 'dir' }>): Fail | undefined {
  const inode = ensureInode(sim, node);
  if (isFail(inode)) return inode;
  const row = sim.inodes.need(inode);
  if (entry.mode !== undefined) row.mode = entry.mode;
  row.uid = entry.uid ?? row.uid;
  row.gid = entry.gid ?? row.gid;
  return undefined;
}

function fill(sim: Sim, inode: number, entry: Present): Fail | undefined {
  if (entry.type === 'file') {
    const failed = fillFile(sim, inode, entry);
    if (failed !== undefined) return failed;
  }
  if (entry.type !== 'device' && entry.mtime !== undefined) sim.inodes.need(inode).mtime = entry.mtime;
  return undefined;
}

function fillFile(sim: Sim, inode: number, entry: Extract<LayerEntry, { type: 'file' }>): Fail | undefined {
  const content = storedIn(entry);
  if (content !== '') {
    const written = writeInto(sim, inode, 0, content);
    if (isFail(written)) return written;
    if (written < content.length) return fail('ENOSPC');
  }
  if (entry.size !== undefined && entry.size !== content.length) {
    const failed = resize(sim, inode, entry.size);
    if (failed !== undefined) return failed;
  }
  if (entry.exe !== undefined) {
    const row = sim.inodes.need(inode);
    row.exe = entry.exe;
    if (content === '') delete row.content; // else the empty content, not the program's, would be what a copy reads
  }
  return undefined;
}

function storedIn(entry: Extract<LayerEntry, { type: 'file' }>): Bytes {
  return entry.text === undefined ? (entry.bytes ?? noBytes) : utf8(entry.text);
}
