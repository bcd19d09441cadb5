import { railPalette } from '#assets/rails';
import { dashes, whole, type Brush, type Point } from '../brush';
import { railLine } from '../layout/network';
import type { Picture } from './pen';

/** Dash and gap of each rail, so that networks are told apart without their colours too; the first is unbroken. */
export const railPatterns: readonly (readonly [dash: number, gap: number])[] = [
  [0, 0],
  [9, 4],
  [3, 3],
  [14, 3],
  [6, 6],
];

/** A network: a rail with its name, and a line down to the crate of everyone who is on it. */
export const network: Picture<'network'> = ({ width, data }, { brush, palette }) => {
  const { rails } = railPalette(palette);
  const colour = rails[data.rail % rails.length] ?? palette.accent;
  const pattern = railPatterns[data.rail % railPatterns.length] ?? [0, 0];
  const right = { align: 'right' as const };
  const name = { size: 11, colour, bold: true, most: width * 0.7, ...right };
  const note = { size: 10, colour: palette.dim, mono: true, ...right };
  const subnet = whole(brush, [data.note], note, width * 0.3);
  const used = subnet === '' ? 0 : brush.measure(subnet, note) + 9;
  const wide = used + Math.min(name.most, brush.measure(data.title, name));
  brush.rect(width - wide - 3, 0, wide + 3, 14, { fill: palette.hull });
  brush.text(width, 7.5, subnet, note);
  brush.text(width - used, 7, data.title, name);
  line(
    brush,
    [
      { x: 0, y: railLine },
      { x: width, y: railLine },
    ],
    { colour, weight: 3 },
    pattern,
  );
  if (data.isInternal) for (const x of [0, width - 3]) brush.rect(x, railLine - 5, 3, 10, { fill: colour });
  for (const drop of data.drops) {
    line(brush, [{ x: drop.x, y: railLine }, drop], { colour, weight: 2 }, pattern);
    brush.circle(drop.x, railLine, 3.5, { fill: palette.hull, line: colour, weight: 2 });
    brush.rect(drop.x - 3, drop.y - 3, 6, 5, { fill: colour }, 1);
  }
};

function line(
  brush: Brush,
  points: readonly Point[],
  { colour, weight }: { colour: string; weight: number },
  [dash, gap]: readonly [number, number],
): void {
  if (dash === 0) brush.path(points, { line: colour, weight });
  else dashes(brush, points, { line: colour, weight }, dash, gap);
}
