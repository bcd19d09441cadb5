import { Container, Graphics, Text } from 'pixi.js';
import { fitted, type Brush, type Paint, type Point, type TextStyle } from '../brush';

/** System fonts with a good Japanese one behind each. */
export const sans =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", sans-serif';
export const mono =
  'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "DejaVu Sans Mono", "Noto Sans Mono CJK JP", monospace';

const measuring = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();

const fontOf = (style: TextStyle) => `${style.bold ? 600 : 400} ${style.size}px ${style.mono ? mono : sans}`;

/** Width of a text in pixels; remembered, since the same few hundred texts come back. */
function widthOf(text: string, style: TextStyle): number {
  const font = fontOf(style);
  const key = `${font}|${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (measuring === null) return text.length * style.size * 0.6;
  measuring.font = font;
  const width = measuring.measureText(text).width;
  if (widths.size > 5000) widths.clear();
  widths.set(key, width);
  return width;
}

/** Draws shapes into one Graphics and texts above it; what it has is used again when the picture is drawn anew. */
export class PixiBrush implements Brush {
  readonly view = new Container();
  readonly #shapes = new Graphics();
  readonly #texts: { text: Text; key: string }[] = [];
  #used = 0;

  constructor(private readonly resolution: number) {
    this.view.addChild(this.#shapes);
  }

  begin(): void {
    this.#shapes.clear();
    this.#used = 0;
  }

  end(): void {
    for (const { text } of this.#texts.splice(this.#used)) text.destroy();
  }

  rect(x: number, y: number, width: number, height: number, paint: Paint, radius = 0): void {
    if (width <= 0 || height <= 0) return;
    const round = Math.min(radius, width / 2, height / 2);
    if (round > 0) this.#shapes.roundRect(x, y, width, height, round);
    else this.#shapes.rect(x, y, width, height);
    this.#apply(paint);
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    this.#shapes.circle(x, y, radius);
    this.#apply(paint);
  }

  path(points: readonly Point[], paint: Paint): void {
    const [first, ...rest] = points;
    if (first === undefined) return;
    this.#shapes.moveTo(first.x, first.y);
    for (const point of rest) this.#shapes.lineTo(point.x, point.y);
    if (paint.fill !== undefined) this.#shapes.closePath();
    this.#apply(paint);
  }

  lines(segments: readonly (readonly [Point, Point])[], paint: Paint): void {
    if (segments.length === 0) return;
    for (const [from, to] of segments) this.#shapes.moveTo(from.x, from.y).lineTo(to.x, to.y);
    this.#apply(paint);
  }

  text(x: number, y: number, text: string, style: TextStyle): void {
    const shown = fitted(this, text, style);
    if (shown === '') return;
    const one = this.#nextText();
    const key = `${style.size}|${style.bold}|${style.mono}|${style.colour}|${shown}`;
    if (one.key !== key) {
      one.key = key;
      one.text.text = shown;
      one.text.style = {
        fontFamily: style.mono ? mono : sans,
        fontSize: style.size,
        fontWeight: style.bold ? '600' : '400',
        fill: style.colour,
      };
    }
    const anchor = style.align === 'centre' ? 0.5 : style.align === 'right' ? 1 : 0;
    one.text.anchor.set(anchor, 0.5);
    one.text.position.set(Math.round(x), Math.round(y));
    one.text.alpha = style.alpha ?? 1;
  }

  measure(text: string, style: TextStyle): number {
    return widthOf(text, style);
  }

  destroy(): void {
    this.view.destroy({ children: true });
  }

  #nextText(): { text: Text; key: string } {
    const known = this.#texts[this.#used];
    this.#used += 1;
    if (known !== undefined) return known;
    const made = { text: new Text({ text: '', resolution: this.resolution }), key: '' };
    this.#texts.push(made);
    this.view.addChild(made.text);
    return made;
  }

  #apply(paint: Paint): void {
    if (paint.fill !== undefined) this.#shapes.fill({ color: paint.fill, alpha: paint.alpha ?? 1 });
    if (paint.line !== undefined)
      this.#shapes.stroke({ color: paint.line, alpha: paint.lineAlpha ?? 1, width: paint.weight ?? 1 });
  }
}
