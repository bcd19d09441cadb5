import { hatch } from '../brush';
import type { Picture } from './pen';
import { flywheel, slab } from './slab';

/** The host's kernel: one slab across the whole width, the engine that everything stands on. */
export const kernel: Picture<'kernel'> = ({ width, height, data }, { brush, palette, say }) => {
  const colours = data.isPanicked
    ? { base: palette.steel, light: palette.line, dark: palette.shadow }
    : { base: palette.kernel, light: palette.kernelLight, dark: palette.kernelDark };
  slab(brush, { x: 0, y: 0, width, height }, colours);
  const middle = height / 2 - 2;
  const wheel = Math.min(10, height * 0.28);
  flywheel(brush, 14 + wheel, middle, wheel, palette.onKernel);
  const title = { size: 14, colour: palette.onKernel, bold: true, most: width - 40 - wheel * 2 };
  brush.text(24 + wheel * 2, middle, data.title, title);
  const note = say(data.isPanicked ? { key: 'stage.kernel.panic' } : data.note);
  const used = Math.min(title.most, brush.measure(data.title, title)) + 44 + wheel * 2;
  const style = { size: 12, colour: palette.onKernel, align: 'right' as const };
  if (width - used > brush.measure(note, style) + 18) brush.text(width - 16, middle, note, style);
  if (data.isPanicked)
    hatch(brush, { x: 0, y: height - 9, width, height: 8 }, { colour: palette.bad, gap: 8, weight: 3 });
  revolutions(
    brush,
    { x: used + 6, width: width - used - brush.measure(note, style) - 44, middle },
    data.load,
    palette.onKernel,
  );
};

/** How hard it works: lamps that light up from the left. */
function revolutions(
  brush: Parameters<typeof slab>[0],
  at: { x: number; width: number; middle: number },
  load: number,
  colour: string,
): void {
  const pitch = 9;
  const count = Math.min(20, Math.floor(at.width / pitch));
  if (count < 5) return;
  for (let i = 0; i < count; i++) {
    const isLit = i < Math.round(load * count);
    brush.rect(at.x + i * pitch, at.middle - 5, 5, 10, { fill: colour, alpha: isLit ? 0.85 : 0.16 }, 1.5);
  }
}
