import type { Detail } from '../scene';
import type { Box } from './sizes';

/**
 * Widths that a crate may have. They are far apart on purpose: the largest that lets all of them in is taken, so that one more container
 * seldom makes all others smaller, and everyone keeps the place where it stood.
 */
const widths = [208, 176, 148, 124, 104, 86, 72, 58, 46, 37, 29, 23, 18, 14, 11, 8, 6, 4, 3, 2];

/** Height of one more line in a crate. */
const lineHeight = 17;

export interface Packing {
  width: number;
  height: number;
  gap: number;
  /** between rows */
  rowGap: number;
  columns: number;
  detail: Detail;
}

const detailOf = (width: number): Detail =>
  width >= 124 ? 'full' : width >= 58 ? 'plate' : width >= 18 ? 'box' : 'dot';

const gapOf = (width: number) => (width >= 86 ? 12 : width >= 46 ? 8 : width >= 23 ? 5 : width >= 8 ? 3 : 1);

const heightOf = (width: number, lines: number) =>
  width >= 124 ? 84 + lines * lineHeight : Math.round(width * 0.72);

/** The largest crates of which `count` fit into the area. `rows`: room for names between them, where they are large enough to have one. */
export function pack(count: number, area: Box, { rows = 0, lines = 1 } = {}): Packing {
  for (const width of widths) {
    const gap = gapOf(width);
    const rowGap = gap + (width >= 58 ? rows : 0);
    const columns = Math.floor((area.width + gap) / (width + gap));
    // Rather fewer lines in each than smaller ones, but not none in large ones.
    const fewest = width > 148 ? Math.min(2, lines) : 0;
    for (let most = width >= 124 ? lines : 0; most >= fewest; most--) {
      const height = heightOf(width, most);
      const tall = Math.floor((area.height + gap) / (height + rowGap));
      if (columns * tall >= count) return { width, height, gap, rowGap, columns, detail: detailOf(width) };
    }
  }
  const columns = Math.max(1, Math.floor(area.width / 2));
  return { width: 1, height: 1, gap: 1, rowGap: 1, columns, detail: 'dot' };
}

/** Where crate `index` stands: rows rise from the kernel, each from left to right. */
export function slot(index: number, packing: Packing, area: Box): Box {
  const column = index % packing.columns;
  const row = Math.floor(index / packing.columns);
  return {
    x: area.x + column * (packing.width + packing.gap),
    y: area.y + area.height - (row + 1) * packing.height - row * packing.rowGap,
    width: packing.width,
    height: packing.height,
  };
}
