import { draw } from '../pictures/index';
import type { Thing } from '../scene';
import { PixiBrush } from './brush';
import { isSame } from './same';
import type { Look } from './stage';

/** How long things glide to a new place, and fade in and out, ms of the wall clock. */
const glide = 200;

/** One thing on the stage. It is drawn anew only when its data changed, and glides when only its place did. */
export class Node {
  readonly #brush: PixiBrush;
  /** how it was last drawn: not yet, or in this look */
  #look: Look | undefined;
  #x: number;
  #y: number;
  #target: Thing;
  #alpha = 0;
  #isLeaving = false;

  constructor(thing: Thing, resolution: number) {
    this.#brush = new PixiBrush(resolution);
    this.#target = thing;
    this.#x = thing.x;
    this.#y = thing.y;
    if (thing.isExact === true) this.#alpha = 1;
    this.#place();
  }

  get view() {
    return this.#brush.view;
  }

  get isGone(): boolean {
    return this.#isLeaving && this.#alpha <= 0;
  }

  /** Takes the thing as it is now. Answers whether anything of it changed. */
  take(thing: Thing, look: Look, resolution: number): boolean {
    const isSharp = this.#brush.resolution === resolution;
    const isSameLook = isSharp && this.#look?.key === look.key && this.#look.fittings === look.fittings;
    const before = this.#target;
    if (thing === before && isSameLook && !this.#isLeaving) return false;
    const isMoved = thing.x !== before.x || thing.y !== before.y;
    this.#target = thing;
    this.#isLeaving = false;
    if (thing.isExact === true) {
      this.#x = thing.x;
      this.#y = thing.y;
      this.#place();
    }
    const isSameSize = thing.width === before.width && thing.height === before.height;
    this.#brush.resolution = resolution;
    this.#look = look;
    if (isSameLook && isSameSize && isSame(thing.data, before.data)) return isMoved;
    this.#brush.begin();
    draw(thing, { brush: this.#brush, ...look });
    this.#brush.end();
    return true;
  }

  leave(): void {
    this.#isLeaving = true;
  }

  /** It is not yet where it belongs, or not yet as visible as it shall be. */
  get isUnsettled(): boolean {
    return (
      this.#x !== this.#target.x || this.#y !== this.#target.y || this.#alpha !== (this.#isLeaving ? 0 : 1)
    );
  }

  /** Moves on by so many ms. Answers whether it is still on its way. `isReduced`: be there at once. */
  step(ms: number, isReduced: boolean): boolean {
    const part = isReduced ? 1 : 1 - Math.exp((-3.2 * ms) / glide);
    const dx = this.#target.x - this.#x;
    const dy = this.#target.y - this.#y;
    const isNear = Math.abs(dx) < 0.5 && Math.abs(dy) < 0.5;
    this.#x = isNear ? this.#target.x : this.#x + dx * part;
    this.#y = isNear ? this.#target.y : this.#y + dy * part;
    const wanted = this.#isLeaving ? 0 : 1;
    // A fade is what is left of motion where people do not want any.
    const change = ms / glide;
    this.#alpha =
      wanted > this.#alpha ? Math.min(1, this.#alpha + change) : Math.max(wanted, this.#alpha - change);
    this.#place();
    return !isNear || this.#alpha !== wanted;
  }

  destroy(): void {
    this.#brush.destroy();
  }

  #place(): void {
    const lift = this.#isLeaving && this.#target.picture === 'crate' ? (1 - this.#alpha) * 18 : 0;
    this.view.position.set(this.#x, this.#y - lift);
    this.view.alpha = this.#alpha;
  }
}
