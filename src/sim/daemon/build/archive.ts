import { readTar } from '#sim/base/tar';
import type { LayerEntry, LayerTree } from '#sim/world/files';
import { storedContent } from './content';
import { layerEntry } from './context';
import { inflate } from './inflate';

/** What an archive (tar, or tar in gzip) holds, as ADD unpacks it; undefined where the file is none. */
export function archiveTree(entry: LayerEntry | undefined): LayerTree | undefined {
  if (entry?.type !== 'file') return undefined;
  const archive = inflate(storedContent(entry));
  const entries = archive.slice(257, 262) === 'ustar' ? readTar(archive) : undefined;
  if (entries === undefined) return undefined;
  const tree: LayerTree = { '': { type: 'dir' } };
  for (const one of entries) {
    const made = layerEntry(one);
    const parts = one.name.split('/').filter((part) => !['', '.', '..'].includes(part));
    if (made !== undefined && parts.length > 0) tree[`/${parts.join('/')}`] = made;
  }
  return tree;
}
