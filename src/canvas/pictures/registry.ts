import { hatch } from '../brush';
import type { Picture } from './pen';

/** Shelves of images; what is on its way to a host leaves its place lit. Somebody's own registry has a broken board. */
export const registry: Picture<'registry'> = ({ width, height, data }, pen) => {
  const { brush, palette, say } = pen;
  const edge = data.isPrivate ? palette.accent : palette.hullLine;
  brush.rect(0, 0, width, height, { fill: palette.hull, line: edge, weight: 1.5 }, 8);
  const title = { size: 13, colour: palette.text, bold: true, most: width - 46 };
  pen.fittings?.icon(brush, 'registry', {
    x: 12,
    y: 13,
    size: 17,
    colour: data.isPrivate ? palette.accent : palette.dim,
  });
  const left = pen.fittings === undefined ? 13 : 33;
  brush.text(left + 3, 22, say(data.title), title);
  brush.rect(12, 37, width - 24, 1, { fill: palette.line });
  let y = 54;
  for (const shelf of data.shelves) {
    const tall = shelf.layers.reduce((sum, layer) => sum + layer.height + 2, 0);
    if (y + 12 + tall > height - 8) return;
    pen.fittings?.icon(brush, shelf.name, { x: 13, y: y - 7, size: 14, colour: shelf.colour });
    brush.text(left, y, shelf.name, { size: 11, colour: palette.text, mono: true, most: width - 46 });
    let top = y + 12;
    for (const layer of shelf.layers) {
      const colour = layer.isBase ? palette.steel : shelf.colour;
      brush.rect(13, top, width - 26, layer.height, { fill: colour, alpha: layer.isMoving ? 0.25 : 1 }, 2);
      if (layer.isMoving)
        hatch(brush, { x: 13, y: top, width: width - 26, height: layer.height }, { colour, gap: 5 });
      top += layer.height + 2;
    }
    y = top + 14;
  }
};
