import { dashes } from '../brush';
import type { Picture } from './pen';

/** Who reaches for what. In vain: broken, with a cross, and in the colour of a clash. */
export const beam: Picture<'beam'> = ({ data }, { brush, palette }) => {
  if (!data.isClash) {
    brush.path(data.points, { line: palette.steel, weight: 2 });
    return;
  }
  brush.path(data.points, { line: palette.hull, weight: 5 });
  dashes(brush, data.points, { line: palette.bad, weight: 2.5 }, 7, 4);
};
