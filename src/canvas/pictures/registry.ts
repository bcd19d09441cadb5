import { hatch } from '../brush';
import type { Picture } from './pen';

/** Shelves of images; what is on its way to a host leaves its place lit. */
export const registry: Picture<'registry'> = ({ width, height, data }, { brush, palette, say }) => {
  brush.rect(0, 0, width, height, { fill: palette.hull, line: palette.hullLine, weight: 1.5 }, 8);
  brush.text(width / 2, 22, say(data.title), {
    size: 13,
    colour: palette.text,
    bold: true,
    align: 'centre',
    most: width - 16,
  });
  let y = 44;
  for (const shelf of data.shelves) {
    brush.text(14, y, shelf.name, { size: 11, colour: palette.dim, mono: true, most: width - 28 });
    let top = y + 11;
    for (const layer of shelf.layers) {
      const colour = layer.isBase ? palette.steel : shelf.colour;
      brush.rect(14, top, width - 28, layer.height, { fill: colour, alpha: layer.isMoving ? 0.3 : 1 }, 2);
      if (layer.isMoving)
        hatch(brush, { x: 14, y: top, width: width - 28, height: layer.height }, { colour, gap: 5 });
      top += layer.height + 2;
    }
    y = Math.max(y + 40, top + 12);
    if (y > height - 40) return;
  }
};
