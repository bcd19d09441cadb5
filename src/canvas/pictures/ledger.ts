import { hatch } from '../brush';
import type { Picture } from './pen';

/** Figures of the memory's owners, each with its colour: as many as there is room for, the greatest first. */
export const ledger: Picture<'ledger'> = ({ width, height, data }, { brush, palette, say }) => {
  let x = 0;
  for (const entry of data.entries) {
    const style = { size: 10.5, colour: palette.dim };
    const text = say(entry.text);
    const wide = 13 + brush.measure(text, style);
    if (x + wide > width) return;
    const swatch = { x, y: height / 2 - 4, width: 8, height: 8 };
    brush.rect(swatch.x, swatch.y, 8, 8, { fill: entry.colour }, 2);
    if (entry.isShared) hatch(brush, swatch, { colour: palette.well, alpha: 0.6, gap: 4 });
    brush.text(x + 13, height / 2, text, style);
    x += wide + 14;
  }
};
