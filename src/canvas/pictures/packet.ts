import { glyph } from './glyph';
import type { Picture } from './pen';

/** A request on its way to the daemon, or its answer on the way back. */
export const packet: Picture<'packet'> = ({ width, height, data }, { brush, palette }) => {
  const isRequest = data.kind === 'request';
  const fill = isRequest ? palette.accent : data.kind === 'good' ? palette.good : palette.bad;
  const colour = isRequest ? palette.onAccent : palette.page;
  const style = { size: 10.5, colour, mono: true, bold: true, most: width - (isRequest ? 18 : 40) };
  const wide = Math.min(width, brush.measure(data.text, style) + (isRequest ? 18 : 38));
  const x = (width - wide) / 2;
  brush.rect(x, 0, wide, height, { fill }, height / 2);
  if (!isRequest) glyph(brush, data.kind === 'good' ? 'ok' : 'failed', x + 14, height / 2, 4, colour);
  brush.text(x + (isRequest ? 9 : 25), height / 2, data.text, style);
};
