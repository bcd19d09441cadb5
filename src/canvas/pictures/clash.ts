import { dashes } from '../brush';
import { glyph } from './glyph';
import type { Picture } from './pen';

/** Who reached for something in vain: a broken line to it, struck out where it ends, with the word. */
export const clash: Picture<'clash'> = ({ data }, { brush, palette, say }) => {
  dashes(brush, data.points, { line: palette.bad, weight: 2.5 }, 6, 4);
  const end = data.points.at(-1);
  if (end === undefined) return;
  brush.circle(end.x, end.y, 8, { fill: palette.panel, line: palette.bad, weight: 2 });
  glyph(brush, 'failed', end.x, end.y, 3.6, palette.bad);
  const style = { size: 10.5, colour: palette.onBad, bold: true };
  const text = say(data.text);
  const wide = brush.measure(text, style) + 12;
  brush.rect(end.x + 12, end.y - 8, wide, 16, { fill: palette.bad }, 4);
  brush.text(end.x + 18, end.y, text, style);
};
