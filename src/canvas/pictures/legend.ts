import { icon } from './icon';
import type { Picture } from './pen';

/** Colours with the signs and names of their images, and how many containers each has. */
export const legend: Picture<'legend'> = ({ width, height, data }, { brush, palette }) => {
  let x = 0;
  for (const entry of data.entries) {
    const style = { size: 11, colour: palette.text };
    const wide = 36 + brush.measure(entry.text, style) + 14;
    if (x + wide > width + 14) return;
    brush.rect(x, height / 2 - 5, 10, 10, { fill: entry.colour }, 2);
    icon(brush, entry.image, { x: x + 15, y: height / 2 - 7, size: 14, colour: palette.dim });
    brush.text(x + 34, height / 2, entry.text, style);
    x += wide;
  }
};
