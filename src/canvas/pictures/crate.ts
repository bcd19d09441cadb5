import { dashes, hatch, type Brush } from '../brush';
import type { CrateData, CrateLine, ThingOf } from '../scene';
import { glyph, glyphOf, type Glyph } from './glyph';
import type { Pen, Picture } from './pen';

/** A container: a crate of its image's colour, with its memory as a level, its writable layer as a lid, its image's layers as a pallet. */
export const crate: Picture<'crate'> = (thing, pen) => {
  body(thing, pen);
  if (thing.data.detail === 'full') full(thing, pen);
  else if (thing.data.detail === 'plate') plate(thing, pen);
  else box(thing, pen);
};

/** Nothing runs in it. */
const isEmpty = (data: CrateData) =>
  data.state !== 'running' && data.state !== 'restarting' && data.state !== 'paused';

/** Made or on its way out: not quite there. */
const isGhost = (data: CrateData) => data.state === 'created' || data.state === 'removing';

const toneOf = (data: CrateData, { palette }: Pen): string =>
  data.isBad ? palette.bad : data.state === 'running' ? palette.good : palette.dim;

/** Walls, ribs, the level of its memory: what all have. */
function body({ width, height, data }: ThingOf<'crate'>, { brush, palette }: Pen): void {
  const empty = isEmpty(data);
  const edge = data.isBad ? palette.bad : empty ? palette.steel : data.colour;
  const radius = width > 90 ? 7 : width > 40 ? 4 : 2;
  brush.rect(0, 0, width, height, { fill: palette.panel }, radius);
  brush.rect(0, 0, width, height, { fill: data.colour, alpha: empty ? 0.06 : 0.17 }, radius);
  const level = Math.max(3, data.memory * (height - 2));
  const tank = { fill: data.colour, alpha: data.state === 'paused' ? 0.24 : 0.5 };
  if (!empty) brush.rect(1, height - 1 - level, width - 2, level, tank, Math.min(radius, level / 2));
  ribs(brush, width, height, edge, empty ? 0.14 : 0.26);
  const inside = { x: 1, y: 1, width: width - 2, height: height - 2 };
  if (data.isBad) hatch(brush, inside, { colour: palette.bad, alpha: 0.26, gap: 9 });
  const outline = { line: edge, weight: width > 40 ? 1.75 : 1.25 };
  if (isGhost(data)) frame(brush, width, height, outline);
  else brush.rect(0.75, 0.75, width - 1.5, height - 1.5, outline, radius);
}

function ribs(brush: Brush, width: number, height: number, colour: string, alpha: number): void {
  const pitch = width > 90 ? 11 : width > 40 ? 9 : Math.max(5, width / 4);
  const count = Math.floor((width - 4) / pitch);
  const start = (width - (count - 1) * pitch) / 2;
  const segments = Array.from({ length: Math.max(0, count) }, (_, i) => {
    const x = start + i * pitch;
    return [
      { x, y: 3 },
      { x, y: height - 3 },
    ] as const;
  });
  brush.lines(segments, { line: colour, lineAlpha: alpha });
}

function frame(brush: Brush, width: number, height: number, paint: Parameters<Brush['path']>[1]): void {
  const corners = [
    { x: 1, y: 1 },
    { x: width - 1, y: 1 },
    { x: width - 1, y: height - 1 },
    { x: 1, y: height - 1 },
    { x: 1, y: 1 },
  ];
  dashes(brush, corners, paint, 6, 4);
}

function full({ width, height, data }: ThingOf<'crate'>, pen: Pen): void {
  const { say } = pen;
  lid(data, width, pen);
  plaque(data, width, pen);
  const y = height - 16;
  const room = Math.floor((y - 10 - 54) / 17);
  data.lines.slice(0, Math.max(0, room)).forEach((line, index) => {
    note(line, 62 + index * 17, width, pen);
  });
  status({ width, data }, y, say(data.stateText), pen);
  gauge(data, width, height, pen);
  pallet(data, width, height, pen);
}

/** Its name and its image's, beside the image's sign: a long name is written smaller, and then without the sign. */
function plaque(data: CrateData, width: number, { brush, palette, fittings }: Pen): void {
  const empty = isEmpty(data);
  const top = 14;
  const tall = 36;
  brush.rect(8, top, width - 16, tall, { fill: palette.panel, alpha: 0.94, line: palette.line }, 5);
  const bold = { size: 13, colour: empty ? palette.dim : palette.text, bold: true };
  const sign = 22;
  const beside = width - 14 - sign - 7 - 12;
  const small = { ...bold, size: 11.5 };
  const style = brush.measure(data.title, bold) <= beside ? bold : small;
  const hasSign = brush.measure(data.title, style) <= beside;
  const left = hasSign ? 14 + sign + 7 : 14;
  const at = { x: 14, y: top + (tall - sign) / 2, size: sign, colour: empty ? palette.dim : data.colour };
  if (hasSign) fittings?.icon(brush, data.image, at);
  const most = width - left - 12;
  brush.text(left, 25.5, data.title, { ...style, most });
  brush.text(left, 41, data.image, { size: 10.5, colour: palette.dim, mono: true, most });
}

const lineGlyphs: Readonly<Record<CrateLine['sign'], Glyph>> = {
  run: 'prompt',
  exec: 'entering',
  name: 'node',
  store: 'ok',
};

/** One thing that is said of it: what runs, who was sent in, how others find it. */
function note(line: CrateLine, y: number, width: number, { brush, palette }: Pen): void {
  const style = { size: 10.5, colour: palette.text, mono: true, most: width - 36 };
  const wide = Math.min(style.most, brush.measure(line.text, style));
  brush.rect(8, y - 8, wide + 24, 16, { fill: palette.panel, alpha: 0.86 }, 3);
  glyph(brush, lineGlyphs[line.sign], 16, y, 3.4, line.sign === 'exec' ? palette.accent : palette.dim);
  brush.text(25, y, line.text, style);
}

/** Its state in a sign and words, and the memory it has. */
function status(
  { width, data }: { width: number; data: CrateData },
  y: number,
  text: string,
  pen: Pen,
): void {
  const { brush, palette } = pen;
  const tone = toneOf(data, pen);
  brush.rect(8, y - 10, width - 16, 20, { fill: palette.panel, alpha: 0.94 }, 4);
  glyph(brush, glyphOf(data.state, data.isBad), 18, y, 4.5, tone);
  const figure = { size: 10.5, colour: palette.dim, mono: true, align: 'right' as const };
  const side = isEmpty(data) ? 0 : brush.measure(data.memoryText, figure) + 8;
  const badge = data.health === 'none' || data.health === 'unhealthy' ? 0 : 15;
  const style = { size: 11, colour: tone, most: width - 44 - side - badge };
  brush.text(28, y, text, style);
  if (badge > 0) {
    const x = 28 + Math.min(style.most, brush.measure(text, style)) + 9;
    glyph(brush, data.health === 'healthy' ? 'heart' : 'pulse', x, y, 4.2, tone);
  }
  if (side > 0) brush.text(width - 14, y, data.memoryText, figure);
}

/** The writable layer: a lid, filled as far as something was written. */
function lid(data: CrateData, width: number, { brush, palette }: Pen): void {
  brush.rect(8, 5, width - 16, 5, { fill: palette.well, line: palette.line }, 2.5);
  if (data.lid > 0) brush.rect(8, 5, Math.max(6, (width - 16) * data.lid), 5, { fill: palette.warn }, 2.5);
}

/** Layers of its image, which it shares with others: a slat for each under the crate. */
function pallet(data: CrateData, width: number, height: number, { brush, palette }: Pen): void {
  const count = Math.min(12, data.layers);
  const pitch = Math.min(12, (width - 16) / Math.max(1, count));
  for (let i = 0; i < count; i++)
    brush.rect(
      8 + i * pitch,
      height - 4,
      pitch - 2.5,
      2.5,
      { fill: i === 0 ? palette.steel : data.colour },
      1,
    );
}

/** Processor time, as a bright bar up the right wall. */
function gauge(data: CrateData, width: number, height: number, { brush, palette }: Pen): void {
  if (data.cpu <= 0.005) return;
  const tall = Math.max(3, Math.min(1, data.cpu) * (height - 6));
  brush.rect(width - 5, height - 3 - tall, 3, tall, { fill: palette.text }, 1.5);
}

/** Room for a name and little more: what does not fit whole is left out, the sign of the state never is. */
function plate({ width, height, data }: ThingOf<'crate'>, pen: Pen): void {
  const { brush, palette, say } = pen;
  const empty = isEmpty(data);
  const isTall = height >= 62;
  brush.rect(4, 5, width - 8, isTall ? 32 : 18, { fill: palette.panel, alpha: 0.94 }, 3);
  const sign = width >= 86 ? (isTall ? 18 : 13) : 0;
  const bold = { size: isTall ? 12 : 11, colour: palette.text, bold: true };
  // Rather a whole name than a sign.
  const size = brush.measure(data.title, bold) <= width - 21 - sign ? sign : 0;
  const colour = empty ? palette.dim : data.colour;
  if (size > 0) pen.fittings?.icon(brush, data.image, { x: 8, y: isTall ? 12 : 7.5, size, colour });
  const left = 8 + (size > 0 ? size + 5 : 0);
  const most = width - left - 8;
  const title = { size: isTall ? 12 : 11, colour: empty ? palette.dim : palette.text, bold: true, most };
  brush.text(left, isTall ? 15 : 14, data.title, title);
  if (isTall) brush.text(left, 29, data.image, { size: 10, colour: palette.dim, mono: true, most });
  const y = height - 12.5;
  const tone = toneOf(data, pen);
  const style = { size: 10.5, colour: tone };
  const text = say(data.stateText);
  const wide = brush.measure(text, style);
  const isSaid = data.state !== 'running' || data.isBad ? wide + 30 < width : false;
  const figure = { size: 10, colour: palette.dim, mono: true, align: 'right' as const };
  const isFigured = !empty && !isSaid && brush.measure(data.memoryText, figure) + 34 < width;
  brush.rect(4, y - 8, isSaid || isFigured ? width - 8 : 17, 16, { fill: palette.panel, alpha: 0.94 }, 3);
  glyph(brush, glyphOf(data.state, data.isBad), 12.5, y, 4, tone);
  if (isSaid) brush.text(22, y, text, style);
  if (isFigured) brush.text(width - 9, y, data.memoryText, figure);
  if (data.lid > 0) brush.rect(3, 1, (width - 6) * data.lid, 2.5, { fill: palette.warn }, 1);
  gauge(data, width, height, pen);
}

/** Too small for words: the sign of its image while it runs, the sign of its state when it does not. */
function box({ width, height, data }: ThingOf<'crate'>, pen: Pen): void {
  const { brush, palette } = pen;
  const x = width / 2;
  const y = height / 2;
  if (data.state !== 'running' || data.isBad) {
    brush.circle(x, y, Math.min(9, height * 0.38), { fill: palette.panel });
    glyph(brush, glyphOf(data.state, data.isBad), x, y, Math.min(4.5, height * 0.2), toneOf(data, pen));
  } else if (width >= 29) {
    const size = height * 0.6;
    pen.fittings?.icon(brush, data.image, { x: x - size / 2, y: y - size / 2, size, colour: palette.text });
  }
  gauge(data, width, height, pen);
}
