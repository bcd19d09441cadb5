import type { Brush, Point } from '../brush';

/** Signs of states: each has its own shape, so that none is told by its colour alone. */
export type Glyph =
  | 'running'
  | 'paused'
  | 'stopped'
  | 'failed'
  | 'burst'
  | 'barred'
  | 'turning'
  | 'leaving'
  | 'waiting'
  | 'ok'
  | 'heart'
  | 'pulse'
  | 'prompt'
  | 'entering'
  | 'node'
  | 'again'
  | 'hammer';

const drawings: Readonly<
  Record<Glyph, (brush: Brush, x: number, y: number, r: number, colour: string) => void>
> = {
  running: (brush, x, y, r, colour) => {
    const points = [
      { x: x - r * 0.7, y: y - r },
      { x: x + r, y },
      { x: x - r * 0.7, y: y + r },
    ];
    brush.path(points, { fill: colour });
  },
  paused: (brush, x, y, r, colour) => {
    brush.rect(x - r * 0.85, y - r, r * 0.6, r * 2, { fill: colour });
    brush.rect(x + r * 0.25, y - r, r * 0.6, r * 2, { fill: colour });
  },
  stopped: (brush, x, y, r, colour) => {
    brush.rect(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6, { fill: colour }, 1);
  },
  failed: (brush, x, y, r, colour) => {
    const line = { line: colour, weight: Math.max(1.5, r * 0.5) };
    brush.path(
      [
        { x: x - r * 0.8, y: y - r * 0.8 },
        { x: x + r * 0.8, y: y + r * 0.8 },
      ],
      line,
    );
    brush.path(
      [
        { x: x - r * 0.8, y: y + r * 0.8 },
        { x: x + r * 0.8, y: y - r * 0.8 },
      ],
      line,
    );
  },
  /** a star with eight points: it burst */
  burst: (brush, x, y, r, colour) => {
    const points = Array.from({ length: 16 }, (_, i) => {
      const far = i % 2 === 0 ? r * 1.25 : r * 0.6;
      return { x: x + Math.cos((i * Math.PI) / 8) * far, y: y + Math.sin((i * Math.PI) / 8) * far };
    });
    brush.path(points, { fill: colour });
  },
  barred: (brush, x, y, r, colour) => {
    const weight = Math.max(1.3, r * 0.38);
    brush.circle(x, y, r, { line: colour, weight });
    stroke(brush, x, y, r * 0.7, colour, [-1, 1, 1, -1]);
  },
  leaving: (brush, x, y, r, colour) => {
    stroke(brush, x, y, r, colour, [0, 0.9, 0, -0.7]);
    stroke(brush, x, y, r, colour, [-0.8, -0.1, 0, -0.95, 0.8, -0.1]);
  },
  heart: (brush, x, y, r, colour) => {
    const half = [0, 1, -1, 0, -1.1, -0.5, -0.75, -0.9, -0.3, -0.9, 0, -0.5];
    const other = [0.3, -0.9, 0.75, -0.9, 1.1, -0.5, 1, 0];
    brush.path(scaled(x, y, r, [...half, ...other]), { fill: colour });
  },
  pulse: (brush, x, y, r, colour) => {
    stroke(brush, x, y, r, colour, [-1.2, 0, -0.5, 0, -0.1, -1, 0.4, 0.9, 0.7, 0, 1.2, 0]);
  },
  prompt: (brush, x, y, r, colour) => {
    stroke(brush, x, y, r, colour, [-0.5, -0.9, 0.5, 0, -0.5, 0.9]);
  },
  entering: (brush, x, y, r, colour) => {
    stroke(brush, x, y, r, colour, [-1.1, 0, 0.5, 0]);
    stroke(brush, x, y, r, colour, [-0.1, -0.7, 0.6, 0, -0.1, 0.7]);
    stroke(brush, x, y, r, colour, [1.15, -1, 1.15, 1]);
  },
  node: (brush, x, y, r, colour) => {
    brush.circle(x, y, r * 0.55, { fill: colour });
    brush.circle(x, y, r * 1.1, { line: colour, weight: Math.max(1, r * 0.28) });
  },
  again: (brush, x, y, r, colour) => {
    stroke(brush, x, y, r, colour, [-1, -0.9, 0, 0, -1, 0.9]);
    stroke(brush, x, y, r, colour, [0.1, -0.9, 1.1, 0, 0.1, 0.9]);
  },
  hammer: (brush, x, y, r, colour) => {
    stroke(brush, x, y, r, colour, [-0.9, 1, 0.35, -0.3]);
    brush.path(scaled(x, y, r, [-0.5, -0.75, 0.1, -1.1, 1.1, -0.1, 0.6, 0.4]), { fill: colour });
  },
  turning: (brush, x, y, r, colour) => {
    const points = Array.from({ length: 10 }, (_, i) => {
      const angle = -1.2 + (i / 9) * 4.9;
      return { x: x + Math.cos(angle) * r * 0.85, y: y + Math.sin(angle) * r * 0.85 };
    });
    brush.path(points, { line: colour, weight: Math.max(1.2, r * 0.4) });
    const tip = points[0] ?? { x, y };
    const head = [
      { x: tip.x - r * 0.6, y: tip.y - r * 0.25 },
      { x: tip.x + r * 0.5, y: tip.y - r * 0.5 },
      { x: tip.x + r * 0.2, y: tip.y + r * 0.55 },
    ];
    brush.path(head, { fill: colour });
  },
  waiting: (brush, x, y, r, colour) => {
    brush.circle(x, y, r * 0.8, { line: colour, weight: 1.5 });
  },
  ok: (brush, x, y, r, colour) => {
    const points = [
      { x: x - r * 0.9, y: y + r * 0.05 },
      { x: x - r * 0.2, y: y + r * 0.75 },
      { x: x + r, y: y - r * 0.8 },
    ];
    brush.path(points, { line: colour, weight: Math.max(1.5, r * 0.45) });
  },
};

/** Points given as x, y, x, y … in units of the radius. */
const scaled = (x: number, y: number, r: number, values: readonly number[]): Point[] =>
  Array.from({ length: values.length >> 1 }, (_, i) => ({
    x: x + (values[i * 2] ?? 0) * r,
    y: y + (values[i * 2 + 1] ?? 0) * r,
  }));

function stroke(
  brush: Brush,
  x: number,
  y: number,
  r: number,
  colour: string,
  values: readonly number[],
): void {
  brush.path(scaled(x, y, r, values), { line: colour, weight: Math.max(1.2, r * 0.38) });
}

export function glyph(
  brush: Brush,
  which: Glyph,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  drawings[which](brush, x, y, radius, colour);
}

const byState: Readonly<Record<string, Glyph>> = {
  created: 'waiting',
  running: 'running',
  paused: 'paused',
  restarting: 'turning',
  removing: 'leaving',
  exited: 'stopped',
  dead: 'barred',
  oom: 'burst',
};

export function glyphOf(state: string, isBad: boolean): Glyph {
  if (isBad && state === 'running') return 'pulse';
  return isBad && (state === 'exited' || state === 'created') ? 'failed' : (byState[state] ?? 'waiting');
}
