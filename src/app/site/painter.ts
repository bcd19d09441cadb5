import { survey } from '#canvas/survey/index';
import { later, layout } from '#canvas/layout/index';
import { Stage, type Look } from '#canvas/pixi/stage';
import type { Facts } from '#canvas/facts';
import type { Fittings } from '#canvas/fittings';
import type { Label } from '#canvas/label';
import { thingAt, type Found } from '#canvas/pick';
import type { Scene } from '#canvas/scene';
import type { Language } from '#locales/index';
import type { Play } from '#game/play';
import { settingOf } from '#game/setting';
import { read, type SimEvent, type World } from '#sim/index';
import { Fitter } from './fitter';
import { wake } from './loop';

export { tables } from '#canvas/table';

/** What is to be seen. */
export interface Sight {
  play: Play;
  events: readonly SimEvent[];
  look: Look;
  /** 1 fits the panel */
  zoom: number;
}

export function factsOf(play: Play): Facts {
  return read(play.world, (sim) => survey(sim, settingOf(play)));
}

/** Draws worlds into the stage's panel. Makes a new scene only when something of the sight changed. */
export class Painter {
  scene: Scene | undefined;
  #seen: Sight | undefined;
  #facts: Facts | undefined;
  #fittings: Fittings | undefined;
  #size = '';
  #scale = 1;
  #isRefitted = false;
  /** the scene is one of the view's size */
  #isComposed = false;
  readonly #listeners = new Set<() => void>();
  readonly #fitter = new Fitter(() => {
    this.#isRefitted = true;
    wake();
  });

  constructor(
    readonly view: HTMLElement,
    private readonly stage: Pick<Stage, 'resize' | 'scroll' | 'show' | 'frame' | 'renders'>,
    /** drawn without WebGL */
    readonly isFlat = false,
  ) {}

  /** One frame. Answers whether another one is wanted although nothing new happens. */
  frame(sight: Sight, ms: number): boolean {
    const { clientWidth, clientHeight } = this.view;
    if (clientWidth < 40 || clientHeight < 40) return false;
    const size = `${clientWidth}x${clientHeight}`;
    const isResized = size !== this.#size;
    if (isResized) {
      this.#size = size;
      this.#isComposed = false;
      this.#scale = scaleOf(clientWidth, clientHeight);
      this.stage.resize(clientWidth, clientHeight, this.#scale);
    }
    if (isResized || this.#isRefitted || isOther(this.#seen, sight) || this.scene?.isMoving === true)
      this.#compose(sight);
    this.stage.scroll(this.view.scrollLeft, this.view.scrollTop);
    const isGliding = this.stage.frame(ms);
    document.body.dataset.renders = String(this.stage.renders);
    for (const listener of this.#listeners) listener();
    return isGliding || this.scene?.isMoving === true;
  }

  #compose(sight: Sight): void {
    const { play, events, look, zoom } = sight;
    const before = this.#facts;
    const seen = this.#seen;
    // While something flies, the world's clock goes on, and nothing else of it changes.
    const isOnlyLater =
      before !== undefined &&
      seen !== undefined &&
      !this.#isRefitted &&
      isSameBut(seen.play.world, play.world);
    if (isOnlyLater) this.#facts = { ...before, time: play.world.time };
    else this.#survey(sight);
    const isSameView = isOnlyLater && this.#isComposed && !isOther({ ...seen, play }, sight);
    this.#isComposed = true;
    this.#seen = sight;
    this.#isRefitted = false;
    const facts = this.#facts;
    if (facts === undefined) return;
    const say = (label: Label) => this.#fitter.say(label, look.say);
    const fitted = this.#fittings === undefined ? {} : { fittings: this.#fittings };
    const { clientWidth, clientHeight } = this.view;
    const view = {
      width: (clientWidth * zoom) / this.#scale,
      height: (clientHeight * zoom) / this.#scale,
      palette: look.palette,
      events,
      isReduced: look.isReduced,
      ...fitted,
    };
    const quick =
      isSameView && this.scene !== undefined ? later(this.scene, before.time, facts, view) : undefined;
    this.scene = quick ?? layout(facts, view);
    const spacer = this.view.querySelector<HTMLElement>('.spacer');
    if (spacer !== null) {
      spacer.style.width = `${this.scene.width * this.#scale}px`;
      spacer.style.height = `${Math.max(0, this.scene.height * this.#scale - clientHeight)}px`;
    }
    this.stage.show(this.scene, { ...look, ...fitted, say });
  }

  /** What is at a place of the picture, pixels from its upper left corner, scrolled or not. */
  at(x: number, y: number): Found | undefined {
    return this.scene && thingAt(this.scene, x / this.#scale, y / this.#scale);
  }

  /** What the scene is drawn with. */
  get pen() {
    const look = this.#seen?.look;
    const say = (label: Label) => this.say(label);
    return look && { palette: look.palette, say, fittings: this.#fittings };
  }

  /** Pixels of the page for one of the scene. */
  get scale(): number {
    return this.#scale;
  }

  /** Hears of every frame. Answers how to stop. */
  onFrame(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A thing's name in words. */
  say(label: Label): string {
    return this.#seen === undefined ? '' : this.#fitter.say(label, this.#seen.look.say);
  }

  #survey({ play, look }: Sight): void {
    const facts = factsOf(play);
    this.#fittings = this.#fitter.fit(facts, look.key.split('-')[1] as Language);
    this.#facts =
      this.#fittings === undefined
        ? facts
        : read(play.world, (sim) => this.#fittings?.survey(sim, facts) ?? facts);
  }
}

/** From a stage of this size on, pixels, the picture grows with it: who sits far from a projector shall read it too. */
const large = { width: 1360, height: 640 };

const scaleOf = (width: number, height: number): number =>
  Math.round(Math.min(2, Math.max(1, Math.min(width / large.width, height / large.height))) * 20) / 20;

/** Whether two worlds differ in nothing but what time it is. */
function isSameBut(before: World, after: World): boolean {
  if (before === after) return true;
  const tables = Object.entries(after.tables) as [keyof World['tables'], unknown][];
  return tables.every(([name, table]) => before.tables[name] === table);
}

function isOther(seen: Sight | undefined, sight: Sight): boolean {
  return (
    seen === undefined ||
    seen.play !== sight.play ||
    seen.events !== sight.events ||
    seen.look.key !== sight.look.key ||
    seen.look.isReduced !== sight.look.isReduced ||
    seen.zoom !== sight.zoom
  );
}

/** Fails where the browser cannot draw. */
export async function newPainter(view: HTMLElement, canvas: HTMLCanvasElement): Promise<Painter> {
  const resolution = Math.min(2, devicePixelRatio);
  try {
    return new Painter(view, await Stage.mount(canvas, resolution));
  } catch {
    // Without WebGL the same picture is drawn the slow way, onto a canvas that nobody has touched.
    const { FlatStage } = await import('#canvas/drawing/flat-stage');
    const fresh = canvas.cloneNode() as HTMLCanvasElement;
    canvas.replaceWith(fresh);
    return new Painter(view, new FlatStage(fresh, resolution), true);
  }
}
