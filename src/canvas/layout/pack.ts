import type { Detail } from '../scene';
import type { Box } from './sizes';

/** Widths that a crate may have; the largest that lets all of them in is taken, so that a hold looks calm while it fills. */
const widths = [
  172, 156, 142, 130, 118, 106, 94, 84, 74, 66, 58, 51, 45, 39, 34, 29, 25, 21, 18, 15, 12, 10, 8, 6, 5, 4, 3,
  2,
];

export interface Packing {
  width: number;
  height: number;
  gap: number;
  columns: number;
  detail: Detail;
}

const detailOf = (width: number): Detail =>
  width >= 106 ? 'full' : width >= 58 ? 'plate' : width >= 18 ? 'box' : 'dot';

const gapOf = (width: number) => (width >= 84 ? 10 : width >= 45 ? 7 : width >= 25 ? 5 : width >= 10 ? 3 : 1);

const heightOf = (width: number) => Math.round(width * (width >= 106 ? 0.66 : 0.74));

/** The largest crates of which `count` fit into the area. */
export function pack(count: number, area: Box): Packing {
  for (const width of widths) {
    const gap = gapOf(width);
    const height = heightOf(width);
    const columns = Math.floor((area.width + gap) / (width + gap));
    const rows = Math.floor((area.height + gap) / (height + gap));
    if (columns * rows >= count) return { width, height, gap, columns, detail: detailOf(width) };
  }
  const columns = Math.max(1, Math.floor(area.width / 2));
  return { width: 1, height: 1, gap: 1, columns, detail: 'dot' };
}

/** Where crate `index` stands: rows rise from the kernel, each from left to right. */
export function slot(index: number, packing: Packing, area: Box): Box {
  const column = index % packing.columns;
  const row = Math.floor(index / packing.columns);
  return {
    x: area.x + column * (packing.width + packing.gap),
    y: area.y + area.height - (row + 1) * packing.height - row * packing.gap,
    width: packing.width,
    height: packing.height,
  };
}
