import { Container } from 'pixi.js/lib/scene/container/Container';
import type { WebGLRenderer } from 'pixi.js';
import type { Palette, Theme } from '#assets/palette';
import type { Fittings } from '../fittings';
import type { Say } from '../label';
import type { Scene } from '../scene';
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
  readonly #root = new Container({ sortableChildren: true });
  readonly #nodes = new Map<string, Node>();
  readonly #leaving: Node[] = [];
  #look: Look | undefined;
  #isDirty = true;
  #isGliding = false;
  #scale = 1;
  /** pictures drawn so far, for the check that an idle stage draws none */
  renders = 0;

  private constructor(
    private readonly renderer: WebGLRenderer,
    private readonly resolution: number,
  ) {}

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
  }

  show(scene: Scene, look: Look): void {
    if (this.#look?.key !== look.key) this.#isDirty = true;
    this.#look = look;
    const seen = new Set<string>();
    const resolution = this.resolution * this.#scale;
    scene.things.forEach((thing, index) => {
      seen.add(thing.id);
      let node = this.#nodes.get(thing.id);
      if (node === undefined) {
        node = new Node(thing, resolution);
        this.#nodes.set(thing.id, node);
        this.#root.addChild(node.view);
        this.#isGliding = true;
      }
      if (node.take(thing, look, resolution)) {
        this.#isDirty = true;
        this.#isGliding = true;
      }
      node.view.zIndex = index;
    });
    for (const [id, node] of this.#nodes) {
      if (seen.has(id)) continue;
      node.leave();
      this.#nodes.delete(id);
      this.#leaving.push(node);
      this.#isGliding = true;
    }
  }

  /** One frame, `ms` after the last. Answers whether another is wanted although nothing new is shown. */
  frame(ms: number): boolean {
    const isReduced = this.#look?.isReduced ?? false;
    if (this.#isGliding) this.#glide(ms, isReduced);
    if (!this.#isDirty) return false;
    this.#isDirty = false;
    this.renders += 1;
    this.renderer.render(this.#root);
    return this.#isGliding;
  }

  destroy(): void {
    for (const node of this.#nodes.values()) node.destroy();
    this.renderer.destroy();
  }

  #glide(ms: number, isReduced: boolean): void {
    this.#isDirty = true;
    this.#isGliding = false;
    for (const node of this.#nodes.values()) if (node.step(ms, isReduced)) this.#isGliding = true;
    for (const node of this.#leaving) if (node.step(ms, isReduced)) this.#isGliding = true;
    for (const node of this.#leaving.filter((one) => one.isGone)) {
      this.#leaving.splice(this.#leaving.indexOf(node), 1);
      node.destroy();
    }
  }
}
