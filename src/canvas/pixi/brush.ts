import { Container } from 'pixi.js/lib/scene/container/Container';
import { Graphics } from 'pixi.js/lib/scene/graphics/shared/Graphics';
import { Sprite } from 'pixi.js/lib/scene/sprite/Sprite';
import { fitted, type Brush, type Paint, type Point, type TextStyle } from '../brush';
import { giveBack, keyOf, takeWords, widthOf, type Words } from './words';

/** So many shapes are a picture of their own for the graphics card. */
const large = 300;

/** Draws shapes into one Graphics and texts above it; what it has is used again when the picture is drawn anew. */
export class PixiBrush implements Brush {
  readonly view = new Container();
  readonly #shapes = new Graphics();
  readonly #texts: { sprite: Sprite; words: Words | undefined }[] = [];
  #used = 0;
  #count = 0;

  /** pixels of the screen for one of the scene */
  constructor(public resolution: number) {
    this.view.addChild(this.#shapes);
  }

  begin(): void {
    this.#shapes.clear();
    this.#count = 0;
    this.#used = 0;
  }

  end(): void {
    // Drawn in one go with its neighbours, but for maps of thousands: those would be copied at every change beside them.
    this.#shapes.context.batchMode = this.#count > large ? 'no-batch' : 'batch';
    for (const { sprite, words } of this.#texts.splice(this.#used)) {
      sprite.destroy();
      if (words !== undefined) giveBack(words);
    }
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
    if (one.words?.key !== keyOf(shown, style, this.resolution)) {
      const before = one.words;
      one.words = takeWords(shown, style, this.resolution);
      one.sprite.texture = one.words.texture;
      if (before !== undefined) giveBack(before);
    }
    const anchor = style.align === 'centre' ? 0.5 : style.align === 'right' ? 1 : 0;
    one.sprite.anchor.set(anchor, 0.5);
    one.sprite.position.set(Math.round(x), Math.round(y));
    one.sprite.alpha = style.alpha ?? 1;
  }

  measure(text: string, style: TextStyle): number {
    return widthOf(text, style);
  }

  destroy(): void {
    this.begin();
    this.end();
    this.view.destroy({ children: true });
  }

  #nextText() {
    const known = this.#texts[this.#used];
    this.#used += 1;
    if (known !== undefined) return known;
    const made: { sprite: Sprite; words: Words | undefined } = { sprite: new Sprite(), words: undefined };
    this.#texts.push(made);
    this.view.addChild(made.sprite);
    return made;
  }

  #apply(paint: Paint): void {
    this.#count += 1;
    if (paint.fill !== undefined) this.#shapes.fill({ color: paint.fill, alpha: paint.alpha ?? 1 });
    if (paint.line !== undefined)
      this.#shapes.stroke({ color: paint.line, alpha: paint.lineAlpha ?? 1, width: paint.weight ?? 1 });
  }
}
