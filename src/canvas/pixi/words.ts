import { CanvasSource } from 'pixi.js/lib/rendering/renderers/shared/texture/sources/CanvasSource';
import { Texture } from 'pixi.js/lib/rendering/renderers/shared/texture/Texture';
import type { TextStyle } from '../brush';

/** System fonts with a good Japanese one behind each. */
export const sans =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", sans-serif';
export const mono =
  'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "DejaVu Sans Mono", "Noto Sans Mono CJK JP", monospace';

const measuring = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();

const fontOf = (style: TextStyle) => `${style.bold ? 600 : 400} ${style.size}px ${style.mono ? mono : sans}`;

/** Width of a text in pixels; remembered, since the same few hundred texts come back. */
export function widthOf(text: string, style: TextStyle): number {
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

/** How high letters of a font stand and hang, pixels. */
const heights = new Map<string, { up: number; down: number }>();

function heightOf(font: string, size: number): { up: number; down: number } {
  const known = heights.get(font);
  if (known !== undefined) return known;
  if (measuring === null) return { up: size, down: size / 4 };
  measuring.font = font;
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = measuring.measureText('|ÉqÅ');
  const height = { up: actualBoundingBoxAscent, down: actualBoundingBoxDescent };
  heights.set(font, height);
  return height;
}

/** Texts that are shown, each drawn once however many things show it. */
const shown = new Map<string, { texture: Texture; uses: number }>();

/** One text as a picture, and how to give it back. */
export interface Words {
  readonly key: string;
  readonly texture: Texture;
}

export function keyOf(text: string, style: TextStyle, resolution: number): string {
  return `${style.size}|${style.bold}|${style.mono}|${style.colour}|${resolution}|${text}`;
}

export function takeWords(text: string, style: TextStyle, resolution: number): Words {
  const key = keyOf(text, style, resolution);
  let one = shown.get(key);
  if (one === undefined) {
    one = { texture: paint(text, style, resolution), uses: 0 };
    shown.set(key, one);
  }
  one.uses += 1;
  return { key, texture: one.texture };
}

export function giveBack({ key }: Words): void {
  const one = shown.get(key);
  if (one === undefined) return;
  one.uses -= 1;
  if (one.uses > 0) return;
  shown.delete(key);
  one.texture.destroy(true);
}

/**
 * Pixels for a length, such that dividing by the resolution and multiplying again gives the same: where it does not, Pixi thinks that the
 * canvas has another size, and sets it, which empties the canvas.
 */
function exact(length: number, resolution: number): number {
  let pixels = Math.max(1, Math.ceil(length * resolution));
  while ((pixels / resolution) * resolution !== pixels) pixels += 1;
  return pixels;
}

function paint(text: string, style: TextStyle, resolution: number): Texture {
  const font = fontOf(style);
  const { up, down } = heightOf(font, style.size);
  const canvas = document.createElement('canvas');
  canvas.width = exact(widthOf(text, style), resolution);
  canvas.height = exact(up + down, resolution);
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.scale(resolution, resolution);
    context.font = font;
    context.fillStyle = style.colour;
    context.fillText(text, 0, up);
  }
  return new Texture({ source: new CanvasSource({ resource: canvas, resolution }) });
}
