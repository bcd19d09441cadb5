import type { Picture } from './pen';

/** The gantry over the hold; the trolley lowers a new crate. */
export const rail: Picture<'rail'> = ({ width, data }, { brush, palette }) => {
  brush.rect(0, 0, width, 2.5, { fill: palette.steel, alpha: 0.8 }, 1);
  brush.rect(0, 7, width, 1.5, { fill: palette.steel, alpha: 0.6 }, 1);
  for (let x = 0; x + 14 <= width; x += 14) {
    const points = [
      { x, y: 7 },
      { x: x + 7, y: 2 },
      { x: x + 14, y: 7 },
    ];
    brush.path(points, { line: palette.steel, lineAlpha: 0.4 });
  }
  const x = data.trolley;
  brush.rect(x - 11, -3, 22, 9, { fill: palette.accent }, 3);
  if (data.isHolding === '') {
    brush.path(
      [
        { x, y: 6 },
        { x, y: 10 },
      ],
      { line: palette.steel, weight: 1.5 },
    );
    brush.circle(x, 12, 2.2, { line: palette.steel, weight: 1.5 });
    return;
  }
  for (const side of [-7, 7])
    brush.path(
      [
        { x: x + side, y: 6 },
        { x: x + side, y: data.drop },
      ],
      { line: palette.text, lineAlpha: 0.7, weight: 1.2 },
    );
};
