import type { Brush } from '../brush';

/** Signs of states: each has its own shape, so that none is told by its colour alone. */
export type Glyph = 'running' | 'paused' | 'stopped' | 'failed' | 'turning' | 'waiting' | 'ok';

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
  removing: 'turning',
  exited: 'stopped',
  dead: 'failed',
  oom: 'failed',
};

export function glyphOf(state: string, isBad: boolean): Glyph {
  return isBad && state !== 'running' ? 'failed' : (byState[state] ?? 'waiting');
}
