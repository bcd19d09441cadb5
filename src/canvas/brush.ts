/**
 * What pictures draw with: shapes and texts at places relative to the picture's own corner. Pixi is one brush; others
 * (an SVG for slides) can be made without touching a picture.
 */
export interface Brush {
  rect(x: number, y: number, width: number, height: number, paint: Paint, radius?: number): void;
  circle(x: number, y: number, radius: number, paint: Paint): void;
  /** A polygon, closed when it is filled. */
  path(points: readonly Point[], paint: Paint): void;
  /** Many separate lines with one paint. */
  lines(segments: readonly (readonly [Point, Point])[], paint: Paint): void;
  /** `y` is the middle of the text's height. */
  text(x: number, y: number, text: string, style: TextStyle): void;
  /** Width of a text in that style, pixels. */
  measure(text: string, style: TextStyle): number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Paint {
  fill?: string;
  /** 0 to 1 */
  alpha?: number;
  line?: string;
  lineAlpha?: number;
  /** pixels; 1 unless given */
  weight?: number;
}

export interface TextStyle {
  /** pixels */
  size: number;
  colour: string;
  bold?: boolean;
  mono?: boolean;
  /** which part of the text stands at x; left unless given */
  align?: 'left' | 'centre' | 'right';
  alpha?: number;
  /** longer ones end with … */
  most?: number;
}

/** The text, or as much of it as fits, with … at its end. */
export function fitted(brush: Pick<Brush, 'measure'>, text: string, style: TextStyle): string {
  const most = style.most;
  if (most === undefined || brush.measure(text, style) <= most) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (brush.measure(`${text.slice(0, middle)}…`, style) <= most) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low)}…`;
}

/** The first of the texts that fits whole: a cut word is worse than a shorter one, or none. */
export function whole(
  brush: Pick<Brush, 'measure'>,
  texts: readonly string[],
  style: TextStyle,
  room: number,
): string {
  return texts.find((text) => brush.measure(text, style) <= room) ?? '';
}

/** Diagonal lines inside a rectangle: how reserved memory and shared things look, whatever one sees of colours. */
export function hatch(
  brush: Brush,
  at: { x: number; y: number; width: number; height: number },
  paint: { colour: string; alpha?: number; gap?: number; weight?: number },
): void {
  const gap = paint.gap ?? 8;
  const { x, y, width, height } = at;
  const segments: [Point, Point][] = [];
  for (let start = -height + gap / 2; start < width; start += gap) {
    const from = Math.max(0, start);
    const to = Math.min(width, start + height);
    if (to <= from) continue;
    segments.push([
      { x: x + from, y: y + height - (from - start) },
      { x: x + to, y: y + height - (to - start) },
    ]);
  }
  brush.lines(segments, { line: paint.colour, lineAlpha: paint.alpha ?? 1, weight: paint.weight ?? 1 });
}

/** A line of dashes along points. */
export function dashes(brush: Brush, points: readonly Point[], paint: Paint, dash = 5, gap = 5): void {
  const segments: [Point, Point][] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const a = points[i];
    const b = points[i + 1];
    if (a === undefined || b === undefined) continue;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    for (let at = 0; at < length; at += dash + gap) {
      const end = Math.min(length, at + dash);
      const point = (d: number): Point => ({
        x: a.x + ((b.x - a.x) * d) / length,
        y: a.y + ((b.y - a.y) * d) / length,
      });
      segments.push([point(at), point(end)]);
    }
  }
  brush.lines(segments, paint);
}
