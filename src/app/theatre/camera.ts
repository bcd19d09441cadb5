import type { Thing } from '#canvas/scene';
import { store } from '#ui/store';
import { thingOf, type Sight } from './sight';

/** From all of the stage to one crate among ten thousand. */
const closest = 24;
/** A turn of the wheel, or a press of a key, changes the size so. */
const notch = 1.25;

/** Pictures that are read one after another with the arrow keys; the others are their surroundings. */
const passive = new Set(['rail', 'beam', 'pipe', 'group', 'legend', 'hull', 'heat']);

/** Moves and sizes what is seen: drag, wheel, pinch, keys; and follows what happens, if it may. */
export class Camera {
  readonly #fingers = new Map<number, { x: number; y: number }>();
  #spread = 0;
  #drag: { x: number; y: number; left: number; top: number } | undefined;
  #isDragged = false;
  isFollowing = true;

  constructor(private readonly sight: Sight) {
    const { view } = sight;
    view.addEventListener('wheel', this.#wheel, { passive: false });
    view.addEventListener('pointerdown', this.#down);
    view.addEventListener('pointermove', this.#move);
    view.addEventListener('pointerup', this.#up);
    view.addEventListener('pointercancel', this.#up);
    store.subscribe((now, before) => {
      if (now.zoom === 1 && before.zoom !== 1) view.scrollTo(0, 0);
      if (this.isFollowing && now.events !== before.events && now.past === undefined) this.#follow();
    });
  }

  /** The last press of the mouse moved the picture: it is no click. */
  get isDragged(): boolean {
    return this.#isDragged;
  }

  /** Sizes the picture by a factor; the place at x, y of the panel stays where it is. */
  zoom(factor: number, x = this.sight.view.clientWidth / 2, y = this.sight.view.clientHeight / 2): void {
    const { view } = this.sight;
    const before = store.getState().zoom;
    const next = Math.min(closest, Math.max(1, before * factor));
    if (Math.abs(next - before) < 0.001) return;
    const part = next / before;
    const left = (view.scrollLeft + x) * part - x;
    const top = (view.scrollTop + y) * part - y;
    store.setState({ zoom: next < 1.02 ? 1 : next });
    // The picture has its new size after the next frame.
    const stop = this.sight.onFrame(() => {
      stop();
      view.scrollTo(left, top);
    });
  }

  fit(): void {
    store.setState({ zoom: 1 });
  }

  /** Brings a thing into sight. */
  show(thing: Thing): void {
    const { view, scale } = this.sight;
    const [left, top, width, height] = [
      thing.x * scale,
      thing.y * scale,
      thing.width * scale,
      thing.height * scale,
    ];
    const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const isSeen =
      left >= view.scrollLeft &&
      left + width <= view.scrollLeft + view.clientWidth &&
      top >= view.scrollTop &&
      top + height <= view.scrollTop + view.clientHeight;
    if (isSeen) return;
    view.scrollTo({
      left: left + width / 2 - view.clientWidth / 2,
      top: top + height / 2 - view.clientHeight / 2,
      behavior: isReduced ? 'auto' : 'smooth',
    });
  }

  /** The next thing from one in a direction, or the first of all. */
  next(from: string, dx: number, dy: number): Thing | undefined {
    const scene = this.sight.scene;
    const things = scene?.things.filter((thing) => !passive.has(thing.picture) && thing.width > 0) ?? [];
    const here = thingOf(scene, from);
    if (here === undefined) return things.find((thing) => thing.picture === 'crate') ?? things[0];
    const middle = (thing: Thing) => ({ x: thing.x + thing.width / 2, y: thing.y + thing.height / 2 });
    const at = middle(here);
    let best: Thing | undefined;
    let least = Infinity;
    for (const thing of things) {
      if (thing.id === here.id) continue;
      const to = middle(thing);
      const along = (to.x - at.x) * dx + (to.y - at.y) * dy;
      const aside = Math.abs((to.x - at.x) * dy) + Math.abs((to.y - at.y) * dx);
      if (along <= 1 || along < aside * 0.5) continue;
      const cost = along + aside * 2;
      if (cost < least) {
        least = cost;
        best = thing;
      }
    }
    return best;
  }

  /** Looks where the last event was, when only a part of the picture is seen. */
  #follow(): void {
    if (store.getState().zoom === 1) return;
    const event = store.getState().events.at(-1);
    if (event === undefined) return;
    const id =
      event.type === 'container'
        ? `crate:${event.id}`
        : event.type === 'request'
          ? `daemon:${event.machine}`
          : '';
    const stop = this.sight.onFrame(() => {
      stop();
      const thing = thingOf(this.sight.scene, id);
      if (thing !== undefined) this.show(thing);
    });
  }

  readonly #wheel = (event: WheelEvent): void => {
    // A wheel scrolls what is larger than its panel; with Ctrl (and so with two fingers on a touchpad) it sizes it.
    const isSizing = event.ctrlKey || event.metaKey || store.getState().zoom === 1;
    if (!isSizing || (!event.ctrlKey && event.deltaY > 0)) return;
    event.preventDefault();
    const box = this.sight.view.getBoundingClientRect();
    const factor = event.ctrlKey ? Math.exp(-event.deltaY / 160) : notch;
    this.zoom(factor, event.clientX - box.left, event.clientY - box.top);
  };

  readonly #down = (event: PointerEvent): void => {
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const { view } = this.sight;
    this.#isDragged = false;
    if (this.#fingers.size === 2) this.#spread = this.#distance();
    else if (event.pointerType === 'mouse' && event.button === 0)
      this.#drag = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop };
  };

  readonly #move = (event: PointerEvent): void => {
    if (!this.#fingers.has(event.pointerId)) return;
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#fingers.size === 2) {
      const spread = this.#distance();
      if (Math.abs(spread / this.#spread - 1) < 0.06) return;
      const box = this.sight.view.getBoundingClientRect();
      const all = [...this.#fingers.values()];
      const x = all.reduce((sum, one) => sum + one.x, 0) / all.length - box.left;
      const y = all.reduce((sum, one) => sum + one.y, 0) / all.length - box.top;
      this.zoom(spread / this.#spread, x, y);
      this.#spread = spread;
      this.#isDragged = true;
      return;
    }
    const drag = this.#drag;
    if (drag === undefined) return;
    const dx = event.clientX - drag.x;
    const dy = event.clientY - drag.y;
    if (!this.#isDragged && Math.hypot(dx, dy) < 5) return;
    this.#isDragged = true;
    this.sight.view.classList.add('dragged');
    this.sight.view.scrollTo(drag.left - dx, drag.top - dy);
  };

  readonly #up = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
    this.#drag = undefined;
    this.sight.view.classList.remove('dragged');
  };

  #distance(): number {
    const [a, b] = [...this.#fingers.values()];
    return a === undefined || b === undefined ? 1 : Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
  }
}
