import { thingOf, type Sight } from './sight';

/** A frame around a thing of the stage: what is spoken of, or what the keyboard is at. It follows the thing. */
export class Ring {
  readonly #element = document.createElement('div');
  #id = '';
  #place = '';

  constructor(
    private readonly sight: Sight,
    kind: 'spoken' | 'at',
  ) {
    this.#element.className = `ring ${kind}`;
    this.#element.hidden = true;
    sight.view.append(this.#element);
    sight.onFrame(() => {
      this.place();
    });
  }

  get id(): string {
    return this.#id;
  }

  show(id: string): void {
    this.#id = id;
    this.place();
  }

  place(): void {
    const thing = thingOf(this.sight.scene, this.#id);
    const isShown = thing !== undefined && thing.width > 0;
    if (this.#element.hidden === isShown) this.#element.hidden = !isShown;
    if (thing === undefined || !isShown) return;
    const { scale } = this.sight;
    const [x, y, width, height] = [thing.x, thing.y, thing.width, thing.height].map((one) => one * scale);
    const place = `left:${(x ?? 0) - 4}px;top:${(y ?? 0) - 4}px;width:${(width ?? 0) + 8}px;height:${(height ?? 0) + 8}px`;
    if (place === this.#place) return;
    this.#place = place;
    this.#element.style.cssText = place;
  }
}
