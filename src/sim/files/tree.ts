import { text } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Inode, LayerEntry, LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { contentOf } from './content';
import { lowerTime, chainOfFilesystem } from './layers';
import { attributesOf, childNames, filesystemOf, peekInode, type Node } from './node';
import type { Viewer } from './types';
import { childPlace, findPlace } from './walk';

/** What an archive says of a row of the writable part; undefined for what archives leave out (sockets, fifos). */
function entryOfInode(row: Readonly<Inode>): LayerEntry | undefined {
  const { mode, uid, gid, mtime } = row;
  const base = { mode, uid, gid, mtime };
  if (row.type === 'dir') return { type: 'dir', ...base };
  if (row.type === 'symlink') return { type: 'symlink', target: row.target ?? '', uid, gid, mtime };
  if (row.type === 'device') return { type: 'device', device: row.device ?? '', mode, uid, gid };
  if (row.type !== 'file') return undefined;
  if (row.exe !== undefined) return { type: 'file', ...base, size: row.size, exe: row.exe };
  const content = contentOf(row);
  const asText = text(content);
  const stored = asText.includes('\ufffd') ? { bytes: content } : { text: asText };
  return { type: 'file', ...base, ...stored, ...(content.length === row.size ? {} : { size: row.size }) };
}

/** The writable part as a layer: with whiteouts, opaque directories and hard links. What `docker commit` keeps. */
export function upperTree(sim: Sim, fsId: number): LayerTree {
  const tree: LayerTree = {};
  const { root } = filesystemOf(sim, fsId);
  if (root !== 0) collectUpper(sim, root, '', tree, new Map());
  return tree;
}

function collectUpper(
  sim: Sim,
  dir: number,
  path: string,
  tree: LayerTree,
  named: Map<number, string>,
): void {
  const entries = sim.inodes.peek(dir)?.entries ?? {};
  for (const name of Object.keys(entries).sort()) {
    const id = entries[name] ?? 0;
    const at = `${path}/${name}`;
    if (id === 0) {
      tree[at] = { type: 'whiteout' };
      continue;
    }
    const row = peekInode(sim, id);
    const first = named.get(id);
    const entry = entryOfInode(row);
    if (entry === undefined) continue;
    if (first !== undefined && entry.type === 'file') tree[at] = { type: 'file', link: first };
    else tree[at] = entry.type === 'dir' && row.isOpaque === true ? { ...entry, isOpaque: true } : entry;
    if (first === undefined && row.type === 'file') named.set(id, at);
    if (row.type === 'dir') collectUpper(sim, id, at, tree, named);
  }
}

/**
 * Everything at and below a path as one tree, keys relative to it ('' is the thing itself): `docker cp`, `docker export`.
 * Other filesystems mounted below are not entered. `knowsLinks`: hard links of layers stay links, too (whoever takes a part of the
 * tree must then keep them together).
 */
export function treeAt(
  sim: Sim,
  viewer: Viewer,
  path: string,
  follow = true,
  knowsLinks = false,
): LayerTree | Fail {
  const place = findPlace(sim, viewer, path, follow);
  if (isFail(place)) return place;
  const tree: LayerTree = {};
  const queue = [{ place, at: '' }];
  const named = new Map<string, string>();
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { node } = next.place;
    const entry = entryOfNode(sim, node);
    if (entry === undefined) continue;
    const key = linkKey(sim, node, knowsLinks);
    const first = key === '' || entry.type !== 'file' ? undefined : named.get(key);
    tree[next.at] = first === undefined ? entry : { type: 'file', link: first };
    if (first === undefined && key !== '') named.set(key, next.at);
    if (entry.type !== 'dir') continue;
    for (const name of childNames(sim, node).reverse()) {
      const child = childPlace(sim, viewer, next.place, name);
      if (child?.node.fs === node.fs) queue.push({ place: child, at: `${next.at}/${name}` });
    }
  }
  return tree;
}

/** What all names of one file share; '' for what has no other names. */
function linkKey(sim: Sim, node: Node, inLayers: boolean): string {
  if (node.inode !== 0) return `${node.fs}:${node.inode}`;
  if (!inLayers || node.lower === undefined || node.lower.isDir) return '';
  const { path, nlink } = chainOfFilesystem(sim, node.fs).content(node.lower);
  return nlink > 1 ? `${node.fs} ${node.lower.layer} ${path}` : '';
}

function entryOfNode(sim: Sim, node: Node): LayerEntry | undefined {
  if (node.inode !== 0) return entryOfInode(peekInode(sim, node.inode));
  if (node.made !== undefined) {
    const content = node.made.read?.() ?? '';
    const { mode } = node.made;
    if (node.made.type === 'file') return { type: 'file', mode, text: isFail(content) ? '' : content };
    return node.made.type === 'dir' ? { type: 'dir', mode } : undefined;
  }
  if (node.lower === undefined) return undefined;
  const chain = chainOfFilesystem(sim, node.fs);
  const { entry } = chain.content(node.lower);
  const mtime = lowerTime(sim, node.fs, chain, node.lower);
  if (entry.type === 'dir') {
    const { mode, uid, gid } = attributesOf(sim, node);
    return { type: 'dir', mode, uid, gid, mtime };
  }
  return entry.type === 'device' ? entry : { ...entry, mtime };
}
