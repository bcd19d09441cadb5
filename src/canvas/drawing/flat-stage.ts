import type { Look } from '../pixi/stage';
import type { Scene } from '../scene';
import { drawFlat } from './flat';

/** A stage without WebGL: draws whatever is new, where it is. Things jump to their places and do not glide. */
export class FlatStage {
  readonly #sheet: CanvasRenderingContext2D;
  #scene: Scene | undefined;
  #look: Look | undefined;
  #isDirty = true;
  #at = { x: 0, y: 0 };
  #size = { width: 1, height: 1, scale: 1 };
  renders = 0;

  /** Throws where the browser cannot draw at all. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly resolution: number,
  ) {
    const sheet = canvas.getContext('2d');
    if (sheet === null) throw new Error('no canvas');
    this.#sheet = sheet;
  }

  resize(width: number, height: number, scale = 1): void {
    this.#size = { width, height, scale };
    this.canvas.width = Math.round(width * this.resolution);
    this.canvas.height = Math.round(height * this.resolution);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.#isDirty = true;
  }

  scroll(x: number, y: number): void {
    if (this.#at.x === x && this.#at.y === y) return;
    this.#at = { x, y };
    this.#isDirty = true;
  }

  show(scene: Scene, look: Look): void {
    this.#scene = scene;
    this.#look = look;
    this.#isDirty = true;
  }

  frame(): boolean {
    const size = this.#size;
    if (!this.#isDirty || this.#scene === undefined || this.#look === undefined) return false;
    this.#isDirty = false;
    this.renders += 1;
    const scale = size.scale * this.resolution;
    this.#sheet.setTransform(1, 0, 0, 1, 0, 0);
    this.#sheet.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.#sheet.setTransform(
      scale,
      0,
      0,
      scale,
      -this.#at.x * this.resolution,
      -this.#at.y * this.resolution,
    );
    drawFlat(this.#sheet, this.#scene, this.#look, {
      x: this.#at.x / size.scale,
      y: this.#at.y / size.scale,
      width: size.width / size.scale,
      height: size.height / size.scale,
    });
    return false;
  }
}
