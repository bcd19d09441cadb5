import { dashes, hatch } from '../brush';
import { glyph } from './glyph';
import type { Picture } from './pen';

/** A published port: a plug that goes through the hull, and the cable behind it; who wants it too reaches for it in vain. */
export const plug: Picture<'plug'> = ({ width, height, data }, { brush, palette }) => {
  for (const cable of data.cables)
    if (!cable.isClash) brush.path(cable.points, { line: palette.text, weight: 2, lineAlpha: 0.85 });
  const clashes = data.cables.filter((cable) => cable.isClash);
  for (const cable of clashes) dashes(brush, cable.points, { line: palette.bad, weight: 2.25 }, 6, 4);
  for (const cable of data.cables) {
    const [start] = cable.points;
    if (start !== undefined)
      brush.rect(start.x - 4, start.y - 4, 8, 6, { fill: cable.isClash ? palette.bad : palette.text }, 1.5);
  }
  const isTaken = data.isInUse;
  brush.rect(
    0,
    0,
    width,
    height,
    { fill: isTaken ? palette.text : palette.panel, line: isTaken ? palette.text : palette.bad },
    data.isUdp ? 8 : 4,
  );
  const style = {
    size: 10.5,
    colour: isTaken ? palette.page : palette.bad,
    mono: true,
    bold: true,
    align: 'centre' as const,
  };
  brush.text(width / 2, height / 2 + 0.5, data.text, style);
  if (clashes.length === 0) return;
  hatch(
    brush,
    { x: 1, y: height - 3, width: width - 2, height: 3 },
    { colour: palette.bad, gap: 4, weight: 1.5 },
  );
  brush.circle(-8, height / 2, 7, { fill: palette.panel, line: palette.bad, weight: 2 });
  glyph(brush, 'failed', -8, height / 2, 3.2, palette.bad);
};
