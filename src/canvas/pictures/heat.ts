import type { Brush, Point } from '../brush';
import type { HeatCell, ThingOf } from '../scene';
import type { Pen, Picture } from './pen';

/**
 * Part of a map of containers. Who runs fills its cell, the brighter the busier; who does not lies at its bottom; who failed is struck
 * through, so that the three are told apart by their shapes as well.
 */
export const heat: Picture<'heat'> = ({ data }, pen) => {
  const { width, height } = data.cell;
  const strokes: (readonly [Point, Point])[] = [];
  for (const cell of data.cells) {
    draw(cell, data.cell, pen);
    if (cell.state === 'bad' && width >= 4)
      strokes.push([
        { x: cell.x, y: cell.y + height },
        { x: cell.x + width, y: cell.y },
      ]);
  }
  pen.brush.lines(strokes, { line: pen.palette.hull, weight: Math.max(1, width / 7) });
};

function draw(
  cell: HeatCell,
  { width, height }: ThingOf<'heat'>['data']['cell'],
  { brush, palette }: { brush: Brush; palette: Pen['palette'] },
): void {
  const { x, y } = cell;
  if (cell.state === 'off') {
    const low = Math.max(1, height * 0.4);
    brush.rect(x, y + height - low, width, low, { fill: palette.steel, alpha: 0.7 });
    return;
  }
  const fill = cell.state === 'bad' ? palette.bad : cell.colour;
  brush.rect(x, y, width, height, { fill, alpha: cell.state === 'bad' ? 0.9 : 0.4 + 0.6 * cell.heat });
}
