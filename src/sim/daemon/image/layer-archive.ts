import { gunzipSync, gzipSync } from 'fflate';
import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import { readTar, writeTar, type TarEntry } from '#sim/base/tar';
import * as files from '#sim/files/index';
import type { Executable, LayerEntry, LayerTree } from '#sim/world/files';

/** A layer as it travels. */
export interface LayerArchive {
  readonly tar: Bytes;
  /** sha256:… of it */
  readonly diffId: string;
}

const whiteout = '.wh.';
const opaque = '.wh..wh..opq';
/** A script that a program of the simulation carries out keeps that program's name in this attribute. */
const programAttribute = 'user.drydock.program';

const archives = new WeakMap<LayerTree, LayerArchive>();
const blobs = new WeakMap<LayerTree, { blob: Bytes; digest: string }>();

/** The layer as a tar archive with AUFS whiteouts (OCI image specification, layer.md). Large files are sparse. */
export function layerArchive(tree: LayerTree): LayerArchive {
  let made = archives.get(tree);
  if (made === undefined) {
    const tar = writeTar(entriesOfLayer(tree));
    made = { tar, diffId: `sha256:${hexDigest('sha256', tar)}` };
    archives.set(tree, made);
  }
  return made;
}

/** The same, compressed as it is sent to registries, with the digest of that. */
export function layerBlob(tree: LayerTree): { blob: Bytes; digest: string } {
  let made = blobs.get(tree);
  if (made === undefined) {
    const blob = gzip(layerArchive(tree).tar);
    made = { blob, digest: `sha256:${hexDigest('sha256', blob)}` };
    blobs.set(tree, made);
  }
  return made;
}

export function gzip(bytes: Bytes): Bytes {
  return fromArray(gzipSync(toArray(bytes), { mtime: 0 }));
}

/** Unpacks gzip; what is none stays as it is. Undefined: it was cut off, or is broken. */
export function gunzip(bytes: Bytes): Bytes | undefined {
  if (!bytes.startsWith('\x1f\x8b')) return bytes;
  try {
    return fromArray(gunzipSync(toArray(bytes)));
  } catch {
    return undefined;
  }
}

function toArray(bytes: Bytes): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = bytes.charCodeAt(i);
  return out;
}

function fromArray(bytes: Uint8Array): Bytes {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return asBytes(parts.join(''));
}

/** Entries in the order in which a directory is walked: each directory before what is in it, names sorted. */
function entriesOfLayer(tree: LayerTree): TarEntry[] {
  const root = tree[''];
  const usual = root?.type === 'dir' ? (root.mtime ?? 0) : 0;
  const all = new Map<string, LayerEntry>();
  for (const path of Object.keys(tree)) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const above = path.slice(0, at);
      if (tree[above] !== undefined || all.has(above)) break;
      all.set(above, { type: 'dir' });
    }
    const entry = tree[path];
    if (path !== '' && entry !== undefined) all.set(path, entry);
  }
  const entries: TarEntry[] = [];
  for (const path of [...all.keys()].sort(byWalk)) {
    const entry = all.get(path);
    if (entry === undefined) continue;
    entries.push(archiveEntry(path.slice(1), entry, usual));
    if (entry.type === 'dir' && entry.isOpaque === true)
      entries.push({ ...bare(`${path.slice(1)}/${opaque}`, usual), type: 'file', mode: 0o644 });
  }
  return entries;
}

function byWalk(a: string, b: string): number {
  const [x, y] = [a.replaceAll('/', '\0'), b.replaceAll('/', '\0')];
  return x < y ? -1 : x > y ? 1 : 0;
}

const bare = (name: string, mtime: number) => ({ name, uid: 0, gid: 0, mtime: Math.floor(mtime / 1000) });

/** One entry of a layer or of a directory as archives have it. `usual`: its time where it says none, ms since 1970. */
export function archiveEntry(name: string, entry: LayerEntry, usual: number): TarEntry {
  if (entry.type === 'whiteout') {
    const slash = name.lastIndexOf('/') + 1;
    return {
      ...bare(`${name.slice(0, slash)}${whiteout}${name.slice(slash)}`, usual),
      type: 'file',
      mode: 0o644,
    };
  }
  const mtime = 'mtime' in entry && entry.mtime !== undefined ? entry.mtime : usual;
  const base = { ...bare(name, mtime), uid: entry.uid ?? 0, gid: entry.gid ?? 0 };
  if (entry.type === 'symlink') return { ...base, type: 'symlink', mode: 0o777, linkName: entry.target };
  if (entry.type === 'dir') return { ...base, type: 'dir', mode: entry.mode ?? 0o755 };
  if (entry.type === 'device') return { ...base, type: 'char', mode: entry.mode ?? 0o666 };
  if (entry.link !== undefined)
    return { ...base, type: 'link', mode: entry.mode ?? 0o644, linkName: entry.link.replace(/^\//, '') };
  const data = files.storedContent(entry);
  const size = files.entrySize(entry);
  const isScript = entry.exe !== undefined && files.readElf(data) === undefined;
  return {
    ...base,
    type: 'file',
    mode: entry.mode ?? 0o644,
    data: asBytes(data.slice(0, size)),
    ...(size > data.length && { size }),
    ...(isScript && { attributes: { [programAttribute]: JSON.stringify(entry.exe) } }),
  };
}

/** What an archive of a layer holds; undefined when it is no archive. */
export function readLayer(tar: Bytes): LayerTree | undefined {
  const entries = tar === '' ? [] : readTar(tar);
  if (entries === undefined && /[^\0]/.test(tar)) return undefined;
  const tree: LayerTree = {};
  for (const entry of entries ?? []) {
    const path = `/${entry.name.replace(/^(\.?\/)+/, '').replace(/\/+$/, '')}`;
    if (path === '/' || path === '/.') continue;
    const slash = path.lastIndexOf('/') + 1;
    const name = path.slice(slash);
    if (name === opaque) {
      const dir = tree[path.slice(0, slash - 1)];
      if (dir?.type === 'dir') dir.isOpaque = true;
    } else if (name.startsWith(whiteout)) {
      tree[`${path.slice(0, slash)}${name.slice(whiteout.length)}`] = { type: 'whiteout' };
    } else {
      const made = layerEntry(entry);
      if (made !== undefined) tree[path] = made;
    }
  }
  return tree;
}

/** An archive's entry as layers and directories have it; undefined for fifos. */
export function layerEntry(entry: TarEntry): LayerEntry | undefined {
  const { mode, uid, gid } = entry;
  const base = { mode, uid, gid, mtime: entry.mtime * 1000 };
  if (entry.type === 'dir') return { type: 'dir', ...base };
  if (entry.type === 'symlink')
    return { type: 'symlink', target: entry.linkName ?? '', uid, gid, mtime: base.mtime };
  if (entry.type === 'link')
    return { type: 'file', link: `/${(entry.linkName ?? '').replace(/^\.?\/+/, '')}` };
  if (entry.type === 'char' || entry.type === 'block')
    return { type: 'device', device: entry.name.slice(entry.name.lastIndexOf('/') + 1), mode, uid, gid };
  if (entry.type !== 'file') return undefined;
  const data = entry.data ?? utf8('');
  const size = entry.size ?? data.length;
  const exe = files.readElf(data);
  if (exe !== undefined) return { type: 'file', ...base, size, exe };
  const program = entry.attributes?.[programAttribute];
  return {
    type: 'file',
    ...base,
    ...stored(data),
    ...(size > data.length && { size }),
    ...(program !== undefined && { exe: JSON.parse(program) as Executable }),
  };
}

function stored(data: Bytes): { text: string } | { bytes: Bytes } {
  const asText = text(data);
  return asText.includes('\ufffd') ? { bytes: data } : { text: asText };
}
