import { noBytes, utf8, type Bytes } from '#sim/base/bytes';
import { hash } from '#sim/base/table';
import type { Inode, LayerEntry, LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { builtInLayer } from './built-in';
import { elfFile } from './elf';

/** Type, permissions and owner. */
export interface Attributes {
  readonly type: Inode['type'];
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** What a stack of read-only layers shows at one path. */
export interface LowerNode {
  readonly attributes: Attributes;
  readonly isDir: boolean;
  readonly entry: Exclude<LayerEntry, { type: 'whiteout' }>;
  /** layer the entry is from (its index in the chain) */
  readonly layer: number;
  /** directories: the layers that have a part in it, uppermost first */
  readonly parts: readonly number[];
  /** path inside the filesystem */
  readonly path: string;
}

/** One layer, ready for listing: directory → name → entry. */
interface LayerIndex {
  readonly dirs: ReadonlyMap<string, ReadonlyMap<string, LayerEntry>>;
  /** path of the first name of a file with several → how many it has */
  readonly links: ReadonlyMap<string, number>;
  /** of files that say nothing else; none: they are as old as the filesystem */
  readonly mtime: number | undefined;
}

const impliedDir = { type: 'dir' } as const;
const indices = new WeakMap<LayerTree, LayerIndex>();

function indexOf(tree: LayerTree): LayerIndex {
  const known = indices.get(tree);
  if (known !== undefined) return known;
  const dirs = new Map<string, Map<string, LayerEntry>>();
  const links = new Map<string, number>();
  const dirOf = (path: string): Map<string, LayerEntry> => {
    const had = dirs.get(path);
    if (had !== undefined) return had;
    const made = new Map<string, LayerEntry>();
    dirs.set(path, made);
    if (path !== '') {
      const above = dirOf(parentPath(path));
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (!above.has(name)) above.set(name, impliedDir);
    }
    return made;
  };
  dirOf('');
  for (const [path, entry] of Object.entries(tree)) {
    if (path === '') continue;
    dirOf(parentPath(path)).set(path.slice(path.lastIndexOf('/') + 1), entry);
    if (entry.type === 'dir') dirOf(path);
    else if (entry.type === 'file' && entry.link !== undefined)
      links.set(entry.link, (links.get(entry.link) ?? 1) + 1);
  }
  const root = tree[''];
  const index = { dirs, links, mtime: root?.type === 'dir' ? root.mtime : undefined };
  indices.set(tree, index);
  return index;
}

/** `/a/b` → `/a`; `/a` → `` */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** A stack of layers with what has been asked of it. It holds content only, so any number of filesystems share one. */
export class Chain {
  readonly #indices: readonly LayerIndex[];
  readonly #listings = new Map<string, ReadonlyMap<string, LowerNode>>();
  readonly root: LowerNode;

  constructor(
    readonly ids: readonly string[],
    readonly trees: readonly LayerTree[],
  ) {
    this.#indices = trees.map(indexOf);
    const named = trees.findIndex((tree) => tree['']?.type === 'dir');
    const entry = trees[named]?.[''];
    const own = entry?.type === 'dir' ? entry : impliedDir;
    this.root = {
      attributes: attributesOf(own),
      isDir: true,
      entry: own,
      layer: Math.max(0, named),
      parts: trees.map((_, i) => i),
      path: '',
    };
  }

  /** Names in a directory of the stack. */
  list(dir: LowerNode): ReadonlyMap<string, LowerNode> {
    const known = this.#listings.get(dir.path);
    if (known !== undefined) return known;
    const names = new Map<string, LowerNode>();
    const hidden = new Set<string>();
    for (const layer of dir.parts) {
      for (const [name, entry] of this.#indices[layer]?.dirs.get(dir.path) ?? []) {
        if (names.has(name) || hidden.has(name)) continue;
        if (entry.type === 'whiteout') hidden.add(name);
        else names.set(name, this.#node(dir, name, entry, layer));
      }
    }
    this.#listings.set(dir.path, names);
    return names;
  }

  /** The node of a path (no links are followed), or undefined. */
  find(path: string): LowerNode | undefined {
    let node: LowerNode | undefined = this.root;
    for (const name of path.split('/')) {
      if (name === '') continue;
      if (node?.entry.type !== 'dir') return undefined;
      node = this.list(node).get(name);
    }
    return node;
  }

  #node(dir: LowerNode, name: string, entry: LowerNode['entry'], layer: number): LowerNode {
    const path = `${dir.path}/${name}`;
    if (entry.type !== 'dir') {
      const attributes = attributesOf(this.#contentOf(entry, layer));
      return { attributes, isDir: false, entry, layer, parts: [], path };
    }
    const parts: number[] = [];
    let named: LowerNode['entry'] = entry;
    let from = layer;
    for (const part of dir.parts) {
      if (part < layer) continue;
      const here = this.#indices[part]?.dirs.get(dir.path)?.get(name);
      if (here === undefined) continue;
      if (here.type !== 'dir') break;
      parts.push(part);
      if (named === impliedDir && here !== impliedDir) [named, from] = [here, part];
      if (here.isOpaque === true) break;
    }
    return { attributes: attributesOf(named), isDir: true, entry: named, layer: from, parts, path };
  }

  /** A file's own entry: what a hard link leads to. */
  content(node: LowerNode): { entry: LowerNode['entry']; path: string; nlink: number } {
    const { entry, path, layer } = node;
    const links = this.#indices[layer]?.links;
    if (entry.type !== 'file' || entry.link === undefined)
      return { entry, path, nlink: links?.get(path) ?? 1 };
    const target = this.trees[layer]?.[entry.link];
    const nlink = links?.get(entry.link) ?? 1;
    return target?.type === 'file' ? { entry: target, path: entry.link, nlink } : { entry, path, nlink };
  }

  #contentOf(entry: LowerNode['entry'], layer: number): LowerNode['entry'] {
    const target =
      entry.type === 'file' && entry.link !== undefined ? this.trees[layer]?.[entry.link] : undefined;
    return target?.type === 'file' ? target : entry;
  }

  mtime(node: LowerNode): number | undefined {
    const own = 'mtime' in node.entry ? node.entry.mtime : undefined;
    return own ?? this.#indices[node.layer]?.mtime;
  }
}

function attributesOf(entry: LowerNode['entry']): Attributes {
  const { type, uid = 0, gid = 0 } = entry;
  const usual = type === 'dir' ? 0o755 : type === 'symlink' ? 0o777 : 0o644;
  return { type, mode: type === 'symlink' ? usual : (entry.mode ?? usual), uid, gid };
}

const chains = new WeakMap<LayerTree, Chain[]>();
const emptyTree: LayerTree = Object.freeze({});

/** The chain of those layers, uppermost first: always the same object for the same content. */
function chainOf(ids: readonly string[], trees: readonly LayerTree[]): Chain {
  const first = trees[0] ?? emptyTree;
  const known = chains.get(first) ?? [];
  const found = known.find(
    (chain) => chain.trees.length === trees.length && chain.trees.every((tree, i) => tree === trees[i]),
  );
  if (found !== undefined) return found;
  const made = new Chain(ids.slice(), trees);
  chains.set(first, [made, ...known].slice(0, 64));
  return made;
}

/** A layer's content by its diff id: made here, built in, or of the catalogue. */
export function layerTree(sim: Sim, diffId: string): LayerTree | undefined {
  return sim.layers.peek(diffId)?.tree ?? builtInLayer(diffId) ?? sim.given.layerSource(diffId);
}

const ofTransaction = new WeakMap<Sim, Map<number, Chain>>();

/** The read-only part of a filesystem. A layer that nobody knows is a fault of ours. */
export function chainOfFilesystem(sim: Sim, fs: number): Chain {
  let known = ofTransaction.get(sim);
  if (known === undefined) ofTransaction.set(sim, (known = new Map()));
  const had = known.get(fs);
  if (had !== undefined) return had;
  const ids = sim.filesystems.peek(fs)?.lower ?? [];
  const trees = ids.map((id) => {
    const tree = layerTree(sim, id);
    if (tree === undefined) throw new Error(`no layer ${id}`);
    return tree;
  });
  const chain = chainOf(ids, trees);
  known.set(fs, chain);
  return chain;
}

/** What is stored of a layer's file; the rest of its size reads as NULs. */
export function storedContent(entry: LayerEntry): Bytes {
  if (entry.type !== 'file') return noBytes;
  if (entry.bytes !== undefined) return entry.bytes;
  if (entry.text === undefined && entry.exe === undefined) return noBytes;
  let content = contents.get(entry);
  if (content === undefined) {
    content = entry.text === undefined ? elfFile(entry.exe ?? { program: '' }) : utf8(entry.text);
    contents.set(entry, content);
  }
  return content;
}

const contents = new WeakMap<LayerEntry, Bytes>();

export function entrySize(entry: LayerEntry): number {
  if (entry.type === 'symlink') return utf8(entry.target).length;
  if (entry.type === 'dir') return 4096;
  if (entry.type !== 'file') return 0;
  return entry.size ?? storedContent(entry).length;
}

/** Bytes of a layer's files, each hard-linked file once. */
export function layerSize(tree: LayerTree): number {
  let sum = 0;
  for (const entry of Object.values(tree)) {
    if (entry.type === 'file' && entry.link === undefined) sum += entrySize(entry);
  }
  return sum;
}

const numbers = new WeakMap<LowerNode, number>();

/** The inode number of a file of a layer: the same for all its names. */
export function lowerNumber(chain: Chain, node: LowerNode, path: string): number {
  let number = numbers.get(node);
  if (number === undefined) {
    number = 0x100000000 + hash(`${chain.ids[node.layer] ?? ''}${path}`);
    numbers.set(node, number);
  }
  return number;
}

const subdirectories = new WeakMap<LowerNode, number>();

/** How many directories are in a directory of the layers. */
export function countSubdirectories(chain: Chain, dir: LowerNode): number {
  let count = subdirectories.get(dir);
  if (count === undefined) {
    count = 0;
    for (const child of chain.list(dir).values()) if (child.isDir) count += 1;
    subdirectories.set(dir, count);
  }
  return count;
}

/** When something in the layers of a filesystem was changed: as the layer says, or when the filesystem was made. */
export function lowerTime(sim: Sim, fs: number, chain: Chain, node: LowerNode): number {
  return chain.mtime(node) ?? sim.filesystems.peek(fs)?.made ?? 0;
}
