import { hatch, whole } from '../brush';
import type { ThingOf } from '../scene';
import { glyph } from './glyph';
import type { Pen, Picture } from './pen';
import { flywheel, slab } from './slab';

/** A computer in software: its own kernel, a boot to wait for, and memory that nobody else may have. */
export const vm: Picture<'vm'> = (thing, pen) => {
  const { width, height, data } = thing;
  const { brush, palette, say } = pen;
  const isOff = data.state === 'off';
  brush.rect(
    0,
    0,
    width,
    height,
    { fill: palette.vmPanel, line: isOff ? palette.steel : palette.vm, weight: 2 },
    8,
  );
  if (data.isShip) {
    ship(thing, pen);
    return;
  }
  const inner = width < 96 ? 6 : 10;
  const title = { size: 14, colour: palette.text, bold: true, most: width - inner * 2 };
  brush.text(inner, 18, data.title, title);
  const note = { size: 10.5, colour: palette.dim, mono: true };
  const isRoomy = width > brush.measure(data.note, note) + brush.measure(data.title, title) + inner * 2 + 10;
  if (isRoomy) brush.text(width - inner, 18, data.note, { ...note, align: 'right' });
  else
    brush.text(
      inner,
      34,
      whole(brush, [data.note, ...data.note.split(' · ').reverse()], note, width - inner * 2),
      note,
    );
  const y = isRoomy ? 36 : 51;
  const tone =
    data.state === 'running' ? palette.good : data.state === 'panicked' ? palette.bad : palette.dim;
  const sign = { off: 'stopped', booting: 'turning', running: 'running' }[data.state] ?? 'failed';
  glyph(brush, sign as 'stopped', inner + 5, y, 4, tone);
  const state = { size: 11, colour: tone };
  brush.text(inner + 15, y, whole(brush, [say(data.stateText)], state, width - inner * 2 - 13), state);
  inside(thing, pen, { inner, top: y + 13 });
};

/** A VM whose engine and crates are things of their own: a frame with a head, and its kernel under them. */
function ship({ width, height, data }: ThingOf<'vm'>, { brush, palette, say }: Pen): void {
  const title = { size: 14, colour: palette.text, bold: true, most: width * 0.5 };
  brush.text(12, 17, data.title, title);
  const used = 12 + Math.min(title.most, brush.measure(data.title, title)) + 12;
  glyph(brush, 'running', used + 4, 17, 4, palette.good);
  const style = { size: 11, colour: palette.dim };
  const note = `${data.note}  ·  ${say(data.usedText)}`;
  if (width - used - 30 > brush.measure(note, style))
    brush.text(width - 12, 17, note, { ...style, align: 'right' });
  const bar = { x: 12, y: 31, width: width - 24, height: 8 };
  brush.rect(
    bar.x,
    bar.y,
    bar.width,
    bar.height,
    { fill: palette.vm, alpha: 0.1, line: palette.vm, lineAlpha: 0.55 },
    4,
  );
  hatch(brush, bar, { colour: palette.vm, alpha: 0.4, gap: 7 });
  brush.rect(bar.x, bar.y, Math.max(4, bar.width * data.used), bar.height, { fill: palette.vm }, 4);
  guestKernel(data.kernel, { x: 8, y: height - 38, width: width - 16, height: 32 }, { brush, palette, say });
}

function guestKernel(name: string, at: Area, { brush, palette }: Pen, isPanicked = false): void {
  slab(brush, at, { base: palette.vm, light: palette.vmLight, dark: palette.vmDark });
  if (isPanicked) hatch(brush, at, { colour: palette.bad, gap: 8, weight: 2.5 });
  const middle = at.y + at.height / 2 - 2;
  const wheel = Math.min(7, at.height * 0.25);
  const title = { size: 11.5, colour: palette.onVm, bold: true };
  const hasWheel = at.width > brush.measure(name, title) + 22 + wheel * 2;
  if (hasWheel) flywheel(brush, at.x + 10 + wheel, middle, wheel, palette.onVm);
  const left = hasWheel ? 16 + wheel * 2 : 7;
  const names = [name, name.split('-')[0] ?? name, name.split(' ')[0] ?? name];
  brush.text(at.x + left, middle, whole(brush, names, title, at.width - left - 6), title);
}

function inside(thing: ThingOf<'vm'>, pen: Pen, at: { inner: number; top: number }): void {
  const { width, height, data } = thing;
  const { brush, palette } = pen;
  const wide = width - at.inner * 2;
  const slabHeight = height < 190 ? 24 : 34;
  const slabY = height - slabHeight - 8;
  const hasKernel = data.kernel !== '';
  const chips = data.processes.length > 0 && height > 230 ? 24 : 0;
  const room = slabY - at.top - chips - 12;
  const lines = Math.min(7, Math.floor((room * 0.6 - 10) / 15));
  const logHeight = lines < 1 || width < 90 ? 0 : 10 + lines * 15;
  if (logHeight > 24) log(thing, pen, { x: at.inner, y: at.top, width: wide, height: logHeight });
  const tankY = at.top + (logHeight > 24 ? logHeight + 8 : 0);
  tank(thing, pen, { x: at.inner, y: tankY, width: wide, height: slabY - chips - 8 - tankY });
  if (chips > 0) processes(data.processes, pen, { x: at.inner, y: slabY - chips - 2, width: wide });
  if (!hasKernel) {
    brush.rect(at.inner, slabY, wide, slabHeight, { line: palette.steel, lineAlpha: 0.7 }, 7);
    return;
  }
  guestKernel(
    data.kernel,
    { x: at.inner, y: slabY, width: wide, height: slabHeight },
    pen,
    data.state === 'panicked',
  );
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

function log(thing: ThingOf<'vm'>, { brush, palette }: Pen, at: Area): void {
  brush.rect(at.x, at.y, at.width, at.height, { fill: palette.screen, line: palette.line }, 5);
  const lines = thing.data.log.slice(-Math.floor((at.height - 10) / 15));
  lines.forEach((line, index) => {
    const y = at.y + 13 + index * 15;
    const style = { size: 10, mono: true, colour: line.isLast ? '#ffffff' : palette.screenText };
    brush.text(at.x + 7, y, `[${line.at}] ${line.text}`, { ...style, most: at.width - 12 });
  });
}

/** Its memory: a tank that is reserved to the brim. */
function tank(thing: ThingOf<'vm'>, { brush, palette, say }: Pen, at: Area): void {
  if (at.height < 14 || thing.data.state === 'off') return;
  const { data } = thing;
  brush.rect(
    at.x,
    at.y,
    at.width,
    at.height,
    { fill: palette.vm, alpha: 0.1, line: palette.vm, lineAlpha: 0.55 },
    5,
  );
  hatch(brush, at, { colour: palette.vm, alpha: 0.38, gap: 9 });
  const level = Math.max(2, data.used * at.height);
  brush.rect(at.x, at.y + at.height - level, at.width, level, { fill: palette.vm, alpha: 0.85 }, 4);
  const style = {
    size: 10.5,
    colour: palette.text,
    align: 'centre' as const,
    bold: true,
    most: at.width - 8,
  };
  const room = at.height - level;
  const note = say({ key: 'stage.vm.unused' });
  const all = `${data.unused} ${note}`;
  const isNoteWhole = brush.measure(note, style) <= at.width - 12;
  const lines =
    brush.measure(all, style) <= at.width - 16
      ? [all]
      : room >= 34 && isNoteWhole
        ? [data.unused, note]
        : [data.unused];
  if (room > 20)
    plate(lines, { brush, palette, say }, { x: at.x + at.width / 2, y: at.y + room / 2, most: at.width - 6 });
  if (level > 16)
    brush.text(at.x + at.width / 2, at.y + at.height - level / 2, say(data.usedText), {
      ...style,
      colour: palette.onVm,
    });
}

function processes(
  names: readonly string[],
  { brush, palette }: Pen,
  at: { x: number; y: number; width: number },
): void {
  let x = at.x;
  for (const name of names) {
    const style = { size: 10.5, colour: palette.text, mono: true };
    const wide = brush.measure(name, style) + 12;
    if (x + wide > at.x + at.width) return;
    brush.rect(x, at.y, wide, 20, { fill: palette.well, line: palette.line }, 4);
    brush.text(x + 6, at.y + 10, name, style);
    x += wide + 5;
  }
}

/** Lines of text on a plate, around a point. */
function plate(
  lines: readonly string[],
  { brush, palette }: Pen,
  at: { x: number; y: number; most: number },
): void {
  const style = { size: 10.5, colour: palette.text, align: 'centre' as const, bold: true, most: at.most - 8 };
  const width = Math.min(at.most, Math.max(...lines.map((line) => brush.measure(line, style))) + 14);
  const height = lines.length * 14 + 4;
  brush.rect(at.x - width / 2, at.y - height / 2, width, height, { fill: palette.vmPanel, alpha: 0.94 }, 4);
  lines.forEach((line, index) => {
    brush.text(at.x, at.y + (index - (lines.length - 1) / 2) * 14, line, style);
  });
}
