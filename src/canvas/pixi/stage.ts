import { Container } from 'pixi.js/lib/scene/container/Container';
import type { WebGLRenderer } from 'pixi.js';
import type { Palette, Theme } from '#assets/palette';
import type { Fittings } from '../fittings';
import type { Say } from '../label';
import type { Scene, Thing } from '../scene';
import { Node } from './node';
import { newRenderer } from './renderer';

/** What the stage looks like, apart from what is on it. */
export interface Look {
  palette: Palette;
  say: Say;
  /** differs when palette or words do: everything is drawn anew then */
  key: `${Theme}-${string}`;
  isReduced: boolean;
  fittings?: Fittings;
}

/** A canvas that shows scenes. It draws only when `show` brought something new or something is still gliding. */
export class Stage {
  readonly #root = new Container();
  /** each with buffers of its own on the graphics card: what flies does not touch those of what stays */
  readonly #still = new Container({ isRenderGroup: true, sortableChildren: true });
  readonly #flying = new Container({ isRenderGroup: true });
  readonly #nodes = new Map<string, Node>();
  #leaving: Node[] = [];
  /** those that are not yet where they belong */
  readonly #moving = new Set<Node>();
  #scene: Scene | undefined;
  /** which part of the scene has been made */
  #made: Window = { left: 0, top: 0, right: 0, bottom: 0 };
  #look: Look | undefined;
  #isDirty = true;
  #scale = 1;
  /** pictures drawn so far, for the check that an idle stage draws none */
  renders = 0;

  private constructor(
    private readonly renderer: WebGLRenderer,
    private readonly resolution: number,
  ) {
    this.#root.addChild(this.#still, this.#flying);
  }

  /** Fails where the browser has no WebGL. */
  static async mount(canvas: HTMLCanvasElement, resolution: number): Promise<Stage> {
    const renderer = newRenderer();
    await renderer.init({
      canvas,
      // What the pictures need is named in renderer.ts.
      manageImports: false,
      antialias: true,
      resolution,
      autoDensity: true,
      backgroundAlpha: 0,
    });
    const stage = new Stage(renderer, resolution);
    canvas.addEventListener('webglcontextrestored', () => {
      stage.#isDirty = true;
    });
    return stage;
  }

  /** The canvas's size, CSS pixels, and how large a pixel of the scene is drawn: large screens get a larger picture, not a longer one. */
  resize(width: number, height: number, scale = 1): void {
    this.renderer.resize(width, height);
    this.#scale = scale;
    this.#root.scale.set(scale);
    this.#isDirty = true;
  }

  /** Which part of the scene is seen: its upper left corner. */
  scroll(x: number, y: number): void {
    if (this.#root.x === -x && this.#root.y === -y) return;
    this.#root.position.set(-x, -y);
    this.#isDirty = true;
    if (this.#scene !== undefined && this.#look !== undefined && this.#isBeyond())
      this.show(this.#scene, this.#look);
  }

  show(scene: Scene, look: Look): void {
    if (this.#look?.key !== look.key) this.#isDirty = true;
    this.#look = look;
    this.#scene = scene;
    this.#made = this.#window(1);
    const seen = new Set<string>();
    scene.things.forEach((thing, index) => {
      if (!isIn(thing, this.#made)) return;
      seen.add(thing.id);
      this.#take(thing, index, scene.still, look);
    });
    for (const [id, node] of this.#nodes) {
      if (seen.has(id)) continue;
      this.#nodes.delete(id);
      this.#moving.delete(node);
      node.leave();
      this.#leaving.push(node);
    }
  }

  #take(thing: Thing, index: number, still: number, look: Look): void {
    const resolution = this.resolution * this.#scale;
    let node = this.#nodes.get(thing.id);
    if (node === undefined) {
      node = new Node(thing, resolution);
      this.#nodes.set(thing.id, node);
      (index < still ? this.#still : this.#flying).addChild(node.view);
      this.#moving.add(node);
    }
    if (node.take(thing, look, resolution)) {
      this.#isDirty = true;
      if (node.isUnsettled) this.#moving.add(node);
    }
    if (index < still) node.view.zIndex = index;
  }

  /** What is seen of the scene, with `more` of its size around: things outside of it are not made. */
  #window(more: number): Window {
    const { width, height } = this.renderer.screen;
    const [wide, tall] = [width / this.#scale, height / this.#scale];
    const x = -this.#root.x / this.#scale;
    const y = -this.#root.y / this.#scale;
    return {
      left: x - wide * more,
      top: y - tall * more,
      right: x + wide * (1 + more),
      bottom: y + tall * (1 + more),
    };
  }

  /** Something may be seen by now that was not made. */
  #isBeyond(): boolean {
    const { left, top, right, bottom } = this.#window(0.2);
    const made = this.#made;
    return left < made.left || top < made.top || right > made.right || bottom > made.bottom;
  }

  /** One frame, `ms` after the last. Answers whether another is wanted although nothing new is shown. */
  frame(ms: number): boolean {
    const isReduced = this.#look?.isReduced ?? false;
    if (this.#moving.size > 0 || this.#leaving.length > 0) this.#glide(ms, isReduced);
    if (!this.#isDirty) return false;
    this.#isDirty = false;
    this.renders += 1;
    this.renderer.render(this.#root);
    return this.#moving.size > 0 || this.#leaving.length > 0;
  }

  /** How many things are made, and of how many display objects they consist: what must not grow for ever. */
  count(): { nodes: number; leaving: number; children: number } {
    return {
      nodes: this.#nodes.size,
      leaving: this.#leaving.length,
      children: this.#still.children.length + this.#flying.children.length,
    };
  }

  destroy(): void {
    for (const node of this.#nodes.values()) node.destroy();
    for (const node of this.#leaving) node.destroy();
    this.renderer.destroy();
  }

  #glide(ms: number, isReduced: boolean): void {
    this.#isDirty = true;
    for (const node of this.#moving) if (!node.step(ms, isReduced)) this.#moving.delete(node);
    for (const node of this.#leaving) node.step(ms, isReduced);
    for (const node of this.#leaving.filter((one) => one.isGone)) node.destroy();
    if (this.#leaving.length > 0) this.#leaving = this.#leaving.filter((one) => !one.isGone);
  }
}

interface Window {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Lines and their like have no size of their own: they are made wherever they are. */
function isIn({ x, y, width, height }: Thing, { left, top, right, bottom }: Window): boolean {
  return width === 0 || (x < right && y < bottom && x + width > left && y + height > top);
}
