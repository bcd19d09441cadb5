import { railPalette } from '#assets/rails';
import { dashes } from '../brush';
import type { Picture } from './pen';

/** From a crate to what it keeps on the disk: a pipe with walls; what may only be read is a broken line. */
export const pipe: Picture<'pipe'> = ({ data }, { brush, palette }) => {
  const { store } = railPalette(palette);
  if (data.isReadOnly) {
    brush.path(data.points, { line: palette.hull, weight: 5 });
    dashes(brush, data.points, { line: store, weight: 2.5 }, 7, 4);
    return;
  }
  brush.path(data.points, { line: store, weight: 5 });
  brush.path(data.points, { line: palette.hull, weight: 2 });
};
