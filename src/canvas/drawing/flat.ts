import { fitted, type Brush, type Paint, type Point, type TextStyle } from '../brush';
import { draw } from '../pictures/index';
import type { Pen } from '../pictures/pen';
import type { Scene } from '../scene';

const sans =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", sans-serif';
const mono =
  'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "DejaVu Sans Mono", "Noto Sans Mono CJK JP", monospace';

/** What is drawn on: a canvas of the page, or one that nobody sees. */
export type Sheet = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws with the browser's own shapes and fonts. */
class FlatBrush implements Brush {
  constructor(private readonly sheet: Sheet) {}

  rect(x: number, y: number, width: number, height: number, paint: Paint, radius = 0): void {
    if (width <= 0 || height <= 0) return;
    this.sheet.beginPath();
    const round = Math.min(radius, width / 2, height / 2);
    if (round > 0) this.sheet.roundRect(x, y, width, height, round);
    else this.sheet.rect(x, y, width, height);
    this.#apply(paint);
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    this.sheet.beginPath();
    this.sheet.arc(x, y, radius, 0, Math.PI * 2);
    this.#apply(paint);
  }

  path(points: readonly Point[], paint: Paint): void {
    this.sheet.beginPath();
    points.forEach(({ x, y }, i) => {
      if (i === 0) this.sheet.moveTo(x, y);
      else this.sheet.lineTo(x, y);
    });
    if (paint.fill !== undefined) this.sheet.closePath();
    this.#apply(paint);
  }

  lines(segments: readonly (readonly [Point, Point])[], paint: Paint): void {
    this.sheet.beginPath();
    for (const [from, to] of segments) {
      this.sheet.moveTo(from.x, from.y);
      this.sheet.lineTo(to.x, to.y);
    }
    this.#apply(paint);
  }

  text(x: number, y: number, text: string, style: TextStyle): void {
    const shown = fitted(this, text, style);
    this.sheet.font = fontOf(style);
    this.sheet.fillStyle = style.colour;
    this.sheet.textAlign = style.align === 'centre' ? 'center' : (style.align ?? 'left');
    this.sheet.textBaseline = 'middle';
    const before = this.sheet.globalAlpha;
    this.sheet.globalAlpha = before * (style.alpha ?? 1);
    this.sheet.fillText(shown, x, y);
    this.sheet.globalAlpha = before;
  }

  measure(text: string, style: TextStyle): number {
    this.sheet.font = fontOf(style);
    return this.sheet.measureText(text).width;
  }

  #apply({ fill, alpha = 1, line, lineAlpha = 1, weight = 1 }: Paint): void {
    const before = this.sheet.globalAlpha;
    if (fill !== undefined) {
      this.sheet.globalAlpha = before * alpha;
      this.sheet.fillStyle = fill;
      this.sheet.fill();
    }
    if (line !== undefined) {
      this.sheet.globalAlpha = before * lineAlpha;
      this.sheet.strokeStyle = line;
      this.sheet.lineWidth = weight;
      this.sheet.stroke();
    }
    this.sheet.globalAlpha = before;
  }
}

const fontOf = ({ size, bold, mono: isMono }: TextStyle) =>
  `${bold === true ? 600 : 400} ${size}px ${isMono === true ? mono : sans}`;

/** Draws a scene onto a sheet whose origin and scale are set. `seen`: things outside of it are left out. */
export function drawFlat(
  sheet: Sheet,
  scene: Scene,
  pen: Omit<Pen, 'brush'>,
  seen?: { x: number; y: number; width: number; height: number },
): void {
  const brush = new FlatBrush(sheet);
  for (const thing of scene.things) {
    const isOutside =
      seen !== undefined &&
      thing.width > 0 &&
      (thing.x > seen.x + seen.width ||
        thing.y > seen.y + seen.height ||
        thing.x + thing.width < seen.x ||
        thing.y + thing.height < seen.y);
    if (isOutside) continue;
    sheet.save();
    sheet.translate(thing.x, thing.y);
    draw(thing, { ...pen, brush });
    sheet.restore();
  }
}
