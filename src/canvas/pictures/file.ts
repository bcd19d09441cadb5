import { hatch } from '../brush';
import { glyph } from './glyph';
import type { Pen, Picture } from './pen';

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
  if (data.isClash)
    hatch(
      brush,
      { x: 1, y: 1, width: width - 12, height: height - 2 },
      { colour: palette.bad, alpha: 0.16, gap: 9 },
    );
  brush.path(
    [
      { x: width - fold, y: 0 },
      { x: width - fold, y: fold },
      { x: width, y: fold },
    ],
    { line: edge, weight: 1.25 },
  );
  const middle = height / 2 + (height < 36 ? 3 : 2);
  const has = data.isMissing ? say({ key: 'stage.file.missing' }) : data.has;
  const path = { size: 11.5, colour: palette.text, mono: true, bold: true, most: width - 20 };
  const version = {
    size: 11.5,
    colour: data.isClash ? palette.bad : palette.dim,
    mono: true,
    bold: data.isClash,
  };
  if (height < 36) {
    const room = width - 24 - brush.measure(has, version);
    const short =
      brush.measure(data.path, path) <= room ? data.path : (data.path.split('/').at(-1) ?? data.path);
    brush.text(9, middle, short, { ...path, most: room });
    brush.text(width - 9, middle, has, { ...version, align: 'right' });
  } else {
    brush.text(10, middle - 8, data.path, path);
    brush.text(10, middle + 10, has, version);
    const clash = { size: 11.5, colour: palette.bad, bold: true, align: 'right' as const };
    if (data.isClash) brush.text(width - 10, middle + 10, say({ key: 'stage.clash' }), clash);
  }
  for (const reach of data.reaches) mark(reach.x, reach.isMet, brush, palette);
};

/** Where a beam arrives: in vain, or not. */
function mark(x: number, isMet: boolean, brush: Pen['brush'], palette: Pen['palette']): void {
  const colour = isMet ? palette.good : palette.bad;
  brush.circle(x, -1, 8, { fill: palette.panel, line: colour, weight: 2 });
  glyph(brush, isMet ? 'ok' : 'failed', x, -1, 3.6, colour);
}
