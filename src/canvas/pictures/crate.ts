import type { Brush } from '../brush';
import { dashes, hatch } from '../brush';
import type { CrateData, ThingOf } from '../scene';
import { glyph, glyphOf } from './glyph';
import type { Pen, Picture } from './pen';

/** A container: a crate of its image's colour, with its memory as a level, its writable layer as a lid, its ports as plugs. */
export const crate: Picture<'crate'> = (thing, pen) => {
  if (thing.data.detail === 'dot') {
    dot(thing, pen);
    return;
  }
  body(thing, pen);
  if (thing.data.detail === 'full') full(thing, pen);
  else if (thing.data.detail === 'plate') plate(thing, pen);
  else box(thing, pen);
};

const isQuiet = (data: CrateData) => data.state !== 'running' && data.state !== 'restarting';

function dot({ width, height, data }: ThingOf<'crate'>, { brush, palette }: Pen): void {
  const fill = isQuiet(data) ? (data.isBad ? palette.bad : palette.steel) : data.colour;
  brush.rect(0, 0, width, height, { fill, alpha: isQuiet(data) ? 0.55 : 0.4 }, width > 6 ? 1.5 : 0);
  const level = Math.max(0.15, data.memory) * height;
  if (!isQuiet(data)) brush.rect(0, height - level, width, level, { fill }, width > 6 ? 1.5 : 0);
  if (data.cpu > 0.05)
    brush.rect(0, 0, width, Math.max(1, height * 0.2), { fill: palette.text, alpha: 0.85 });
}

/** Walls, ribs, the level of its memory, corner fittings: what all but the smallest have. */
function body({ width, height, data }: ThingOf<'crate'>, { brush, palette }: Pen): void {
  const isEmpty = data.state === 'created';
  const quiet = isQuiet(data);
  const edge = data.isBad ? palette.bad : quiet ? palette.steel : data.colour;
  const radius = width > 90 ? 6 : width > 40 ? 4 : 2;
  brush.rect(0, 0, width, height, { fill: palette.panel }, radius);
  brush.rect(0, 0, width, height, { fill: data.colour, alpha: quiet ? 0.07 : 0.2 }, radius);
  const room = height - 2;
  const level = Math.max(isEmpty ? 0 : 3, data.memory * room);
  if (!quiet)
    brush.rect(
      1,
      height - 1 - level,
      width - 2,
      level,
      { fill: data.colour, alpha: 0.55 },
      Math.min(radius, level / 2),
    );
  ribs(brush, width, height, edge, quiet ? 0.18 : 0.32);
  if (data.isBad)
    hatch(
      brush,
      { x: 1, y: 1, width: width - 2, height: height - 2 },
      { colour: palette.bad, alpha: 0.28, gap: 9 },
    );
  if (isEmpty) outlineDashed(brush, width, height, edge);
  else
    brush.rect(
      0.75,
      0.75,
      width - 1.5,
      height - 1.5,
      { line: edge, weight: width > 40 ? 1.75 : 1.25 },
      radius,
    );
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

function outlineDashed(brush: Brush, width: number, height: number, colour: string): void {
  const corners = [
    { x: 1, y: 1 },
    { x: width - 1, y: 1 },
    { x: width - 1, y: height - 1 },
    { x: 1, y: height - 1 },
    { x: 1, y: 1 },
  ];
  dashes(brush, corners, { line: colour, weight: 1.5 }, 6, 4);
}

function full({ width, height, data }: ThingOf<'crate'>, pen: Pen): void {
  const { brush, palette, say } = pen;
  lid(data, width, pen);
  const quiet = isQuiet(data);
  brush.rect(9, 15, width - 18, 37, { fill: palette.panel, alpha: 0.93, line: palette.line }, 4);
  brush.text(16, 26, data.title, {
    size: 13,
    colour: quiet ? palette.dim : palette.text,
    bold: true,
    most: width - 32,
  });
  brush.text(16, 42, data.image, { size: 10.5, colour: palette.dim, mono: true, most: width - 32 });
  const y = height - 15;
  brush.rect(9, y - 10, width - 18, 20, { fill: palette.panel, alpha: 0.93 }, 4);
  const tone = data.isBad ? palette.bad : data.state === 'running' ? palette.good : palette.dim;
  glyph(brush, glyphOf(data.state, data.isBad), 19, y, 4.5, tone);
  const memory = { size: 10.5, colour: palette.dim, mono: true, align: 'right' as const };
  const side = quiet ? 0 : brush.measure(data.memoryText, memory) + 10;
  brush.text(29, y, say(data.stateText), { size: 11, colour: tone, most: width - 46 - side });
  if (!quiet) brush.text(width - 15, y, data.memoryText, memory);
  if (data.command !== '' && height > 92) {
    const style = { size: 10.5, colour: palette.text, mono: true, most: width - 24 };
    const text = `› ${data.command}`;
    const wide = Math.min(style.most, brush.measure(text, style));
    brush.rect(9, 57, wide + 12, 17, { fill: palette.panel, alpha: 0.8 }, 3);
    brush.text(15, 65.5, text, style);
  }
  gauge(data, width, height, pen);
  plugs(data, pen);
}

/** The writable layer: a lid, filled as far as something was written. */
function lid(data: CrateData, width: number, { brush, palette }: Pen): void {
  brush.rect(9, 5, width - 18, 6, { fill: palette.well, line: palette.line }, 3);
  if (data.lid > 0) brush.rect(9, 5, Math.max(6, (width - 18) * data.lid), 6, { fill: palette.warn }, 3);
}

/** Processor time, as a bright bar up the right wall. */
function gauge(data: CrateData, width: number, height: number, { brush, palette }: Pen): void {
  if (data.cpu <= 0.005) return;
  const tall = Math.max(3, Math.min(1, data.cpu) * (height - 6));
  brush.rect(width - 5, height - 3 - tall, 3, tall, { fill: palette.text }, 1.5);
}

function plugs(data: CrateData, { brush, palette }: Pen): void {
  let x = 10;
  for (const port of data.ports.slice(0, 2)) {
    const style = { size: 10, colour: palette.page, mono: true, bold: true };
    const wide = brush.measure(port, style) + 12;
    brush.rect(x, -9, wide, 14, { fill: palette.text }, 4);
    brush.text(x + 6, -2, port, style);
    x += wide + 5;
  }
}

function plate({ width, height, data }: ThingOf<'crate'>, pen: Pen): void {
  const { brush, palette } = pen;
  brush.rect(4, 4, width - 8, 18, { fill: palette.panel, alpha: 0.93 }, 3);
  const quiet = isQuiet(data);
  brush.text(8, 13, data.title, {
    size: 11,
    colour: quiet ? palette.dim : palette.text,
    bold: true,
    most: width - 16,
  });
  const tone = data.isBad ? palette.bad : data.state === 'running' ? palette.good : palette.dim;
  brush.rect(4, height - 19, 16, 15, { fill: palette.panel, alpha: 0.93 }, 3);
  glyph(brush, glyphOf(data.state, data.isBad), 12, height - 11.5, 4, tone);
  if (data.lid > 0) brush.rect(3, 1, (width - 6) * data.lid, 2.5, { fill: palette.warn }, 1);
  gauge(data, width, height, pen);
  if (data.ports.length > 0) brush.rect(width - 18, -4, 11, 7, { fill: palette.text }, 2);
}

function box({ width, height, data }: ThingOf<'crate'>, pen: Pen): void {
  const { brush, palette } = pen;
  if (data.state !== 'running' && width >= 22) {
    const tone = data.isBad ? palette.bad : palette.dim;
    brush.circle(width / 2, height / 2, Math.min(9, height * 0.36), { fill: palette.panel });
    glyph(brush, glyphOf(data.state, data.isBad), width / 2, height / 2, Math.min(4.5, height * 0.2), tone);
  }
  gauge(data, width, height, pen);
  if (data.ports.length > 0 && width >= 26) brush.rect(width - 12, -2.5, 8, 4.5, { fill: palette.text }, 1.5);
}
