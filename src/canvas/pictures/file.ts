import { hatch } from '../brush';
import type { Picture } from './pen';

/** The one object at a path: a sheet with a folded corner, and what it is at the moment. */
export const file: Picture<'file'> = ({ width, height, data }, { brush, palette, say }) => {
  const edge = data.isClash ? palette.bad : palette.steel;
  const fold = 10;
  const sheet = [
    { x: 0, y: 0 },
    { x: width - fold, y: 0 },
    { x: width, y: fold },
    { x: width, y: height },
    { x: 0, y: height },
  ];
  brush.path(sheet, { fill: palette.panel, line: edge, weight: 1.75 });
  if (data.isClash) hatch(brush, { x: 1, y: 1, width: width - 12, height: height - 2 }, { colour: palette.bad, alpha: 0.16, gap: 9 });
  brush.path([{ x: width - fold, y: 0 }, { x: width - fold, y: fold }, { x: width, y: fold }], { line: edge, weight: 1.25 });
  const middle = height / 2;
  const isLow = height < 36;
  brush.text(10, isLow ? middle : middle - 9, data.path, { size: 11.5, colour: palette.text, mono: true, bold: true, most: width - 22 });
  if (isLow) return;
  const has = data.isMissing ? say({ key: 'stage.file.missing' }) : data.has;
  brush.text(10, middle + 9, has, { size: 11.5, colour: data.isClash ? palette.bad : palette.dim, mono: true, most: width * 0.6 });
  if (data.isClash)
    brush.text(width - 10, middle + 9, say({ key: 'stage.clash' }), { size: 11, colour: palette.bad, bold: true, align: 'right' });
};
