import { repositoryOf } from '#assets/images';
import { signs } from '#assets/signs';
import type { Brush, Point } from '../brush';

/** Side of the square in which signs are written down. */
const side = 24;

type Stroke = (brush: Brush, values: readonly number[], to: Place) => void;

interface Place {
  x: number;
  y: number;
  /** pixels for one step of the square */
  scale: number;
  colour: string;
}

/** Letters of the signs' language (assets/signs.ts) → how they are drawn. */
const strokes: Readonly<Record<string, Stroke>> = {
  o: (brush, [x = 0, y = 0, r = 0], to) => {
    brush.circle(to.x + x * to.scale, to.y + y * to.scale, r * to.scale, line(to));
  },
  d: (brush, [x = 0, y = 0, r = 0], to) => {
    brush.circle(to.x + x * to.scale, to.y + y * to.scale, r * to.scale, { fill: to.colour });
  },
  r: (brush, values, to) => {
    box(brush, values, to, line(to));
  },
  b: (brush, values, to) => {
    box(brush, values, to, { fill: to.colour });
  },
  l: (brush, values, to) => {
    brush.path(points(values, to), line(to));
  },
  f: (brush, values, to) => {
    brush.path(points(values, to), { fill: to.colour });
  },
};

const line = (to: Place) => ({ line: to.colour, weight: Math.max(1, 2 * to.scale) });

function box(
  brush: Brush,
  [x = 0, y = 0, width = 0, height = 0, r = 0]: readonly number[],
  to: Place,
  paint: Parameters<Brush['rect']>[4],
): void {
  const s = to.scale;
  brush.rect(to.x + x * s, to.y + y * s, width * s, height * s, paint, r * s);
}

const points = (values: readonly number[], to: Place): Point[] =>
  Array.from({ length: values.length >> 1 }, (_, i) => ({
    x: to.x + (values[i * 2] ?? 0) * to.scale,
    y: to.y + (values[i * 2 + 1] ?? 0) * to.scale,
  }));

/** The sign of an image, as a square of that size; one that has none gets the first letter of its name. */
export function icon(brush: Brush, image: string, at: Point & { size: number; colour: string }): void {
  const name = repositoryOf(image);
  const sign = signs[name];
  if (sign === undefined) {
    const letter = { size: Math.round(at.size * 0.72), colour: at.colour, bold: true };
    const middle = { ...letter, align: 'centre' as const };
    brush.text(at.x + at.size / 2, at.y + at.size / 2, name.slice(0, 1).toUpperCase(), middle);
    return;
  }
  const to = { x: at.x, y: at.y, scale: at.size / side, colour: at.colour };
  for (const part of sign.split('|'))
    strokes[part.slice(0, 1)]?.(brush, part.slice(1).split(/[ ,]/).map(Number), to);
}
