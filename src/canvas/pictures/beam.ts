import { dashes } from '../brush';
import { glyph } from './glyph';
import type { Picture } from './pen';

/** Who reaches for what. In vain: broken, with a cross, and in the colour of a clash. */
export const beam: Picture<'beam'> = ({ data }, { brush, palette }) => {
  const last = data.points.at(-1);
  if (last === undefined) return;
  if (!data.isClash) {
    brush.path(data.points, { line: palette.steel, weight: 2 });
    return;
  }
  brush.path(data.points, { line: palette.hull, weight: 5 });
  dashes(brush, data.points, { line: palette.bad, weight: 2.5 }, 7, 4);
  brush.circle(last.x, last.y, 9, { fill: palette.panel, line: palette.bad, weight: 2 });
  glyph(brush, 'failed', last.x, last.y, 4.5, palette.bad);
};
