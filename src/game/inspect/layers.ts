import type { Sim } from '#sim/index';
import type { LayerFile, LayerSheet } from './sheet';

/** So many files of a layer are listed, the largest first. */
const mostFiles = 12;

interface Seen {
  bytes: number;
}

type Entry = { type: string } & Partial<Record<'text' | 'bytes', string>> & { size?: number; link?: string };

function sizeOf(entry: Entry): number {
  if (entry.type !== 'file' || entry.link !== undefined) return 0;
  return entry.size ?? entry.bytes?.length ?? utf8Length(entry.text ?? '');
}

function utf8Length(text: string): number {
  let length = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

/**
 * A stack of layers, base first, with their files and what is wasted in them: bytes of files that a layer above replaces
 * or takes away. Throws `NeedsMore` where the catalogue's part with their content is not loaded.
 */
export function layerSheets(
  sim: Sim,
  daemon: number,
  layers: readonly string[],
  history: readonly { createdBy: string; isEmpty: boolean }[],
): LayerSheet[] {
  const below = new Map<string, Seen>();
  const made = history.filter((one) => !one.isEmpty);
  return layers.map((id, index) => {
    const tree = (sim.layers.peek(id)?.tree ?? sim.given.layerSource(id) ?? {}) as Readonly<
      Record<string, Entry>
    >;
    const stored = sim.storedLayers.peek(`${daemon} ${id}`);
    const files: LayerFile[] = [];
    let wasted = 0;
    for (const [path, entry] of Object.entries(tree)) {
      if (entry.type === 'whiteout') {
        const lost = takeAway(below, path);
        wasted += lost;
        files.push({ path, bytes: lost, what: 'gone' });
      } else if (entry.type === 'file') {
        const before = below.get(path);
        const bytes = sizeOf(entry);
        wasted += before?.bytes ?? 0;
        files.push({ path, bytes, what: before === undefined ? 'new' : 'over' });
        below.set(path, { bytes });
      }
    }
    files.sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
    return {
      id,
      size: stored?.size ?? sim.layers.peek(id)?.size ?? 0,
      by: (made[index]?.createdBy ?? '').replace(/^\/bin\/sh -c (#\(nop\) )?/, '').trim(),
      images: stored?.images ?? 0,
      files: files.slice(0, mostFiles),
      more: Math.max(0, files.length - mostFiles),
      wasted,
    };
  });
}

/** What lies at a path and below it is gone: how many bytes that were. */
function takeAway(below: Map<string, Seen>, path: string): number {
  let bytes = 0;
  for (const [one, seen] of below) {
    if (one !== path && !one.startsWith(`${path}/`)) continue;
    bytes += seen.bytes;
    below.delete(one);
  }
  return bytes;
}

/** How much of an image is seen: 1 when nothing in it is hidden. */
export function efficiency(sheets: readonly LayerSheet[]): number {
  const size = sheets.reduce((sum, one) => sum + one.size, 0);
  const wasted = sheets.reduce((sum, one) => sum + one.wasted, 0);
  return size === 0 ? 1 : Math.max(0, 1 - wasted / size);
}
