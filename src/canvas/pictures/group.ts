import type { Picture } from './pen';

/** Containers that were started together: a deck under them, with the project's name on a tab. */
export const group: Picture<'group'> = ({ width, height, data }, { brush, palette }) => {
  const style = { size: 10.5, colour: palette.text, bold: true, most: width - 24 };
  const tab = Math.min(width, brush.measure(data.title, style) + 20);
  brush.rect(
    0,
    14,
    width,
    height - 14,
    { fill: palette.accent, alpha: 0.09, line: palette.accent, lineAlpha: 0.55 },
    8,
  );
  brush.rect(
    0,
    0,
    Math.min(width, tab),
    17,
    { fill: palette.panel, line: palette.accent, lineAlpha: 0.75 },
    5,
  );
  brush.text(10, 8.5, data.title, style);
};
