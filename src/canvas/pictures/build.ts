import { hatch } from '../brush';
import type { BuildStep } from '../scene';
import { glyph, type Glyph } from './glyph';
import type { Pen, Picture } from './pen';

const signs: Readonly<Record<BuildStep['state'], Glyph>> = {
  waiting: 'waiting',
  running: 'turning',
  done: 'ok',
  cached: 'again',
  failed: 'failed',
};

/** An image in the making: its steps as slabs, the first one lowest; what the cache had is hatched and was laid at once. */
export const build: Picture<'build'> = ({ width, height, data }, pen) => {
  const { brush, palette, say } = pen;
  const edge = data.isFailed ? palette.bad : palette.accent;
  brush.rect(0, 0, width, height, { fill: palette.panel, alpha: 0.75, line: edge, weight: 1.5 }, 8);
  glyph(brush, data.isFailed ? 'failed' : 'hammer', 17, 17, 5.5, edge);
  brush.text(30, 17, say(data.title), { size: 13, colour: palette.text, bold: true, most: width - 40 });
  data.steps.forEach((step, index) => {
    slab(step, { y: height - 10 - (index + 1) * 26, width }, pen);
  });
};

function slab(
  step: BuildStep,
  { y, width }: { y: number; width: number },
  { brush, palette, say }: Pen,
): void {
  const isLaid = step.state === 'done' || step.state === 'cached';
  const tone =
    step.state === 'failed'
      ? palette.bad
      : isLaid
        ? palette.good
        : step.state === 'running'
          ? palette.accent
          : palette.dim;
  const at = { x: 9, y, width: width - 18, height: 22 };
  brush.rect(
    at.x,
    at.y,
    at.width,
    at.height,
    { fill: palette.well, line: tone, lineAlpha: isLaid || step.state === 'running' ? 0.9 : 0.35 },
    4,
  );
  if (step.state === 'cached') hatch(brush, at, { colour: tone, alpha: 0.2, gap: 6 });
  glyph(brush, signs[step.state], at.x + 13, y + 11, 4, tone);
  const note = { size: 10, colour: tone, align: 'right' as const };
  const said = say(step.note);
  const side = said === '' ? 0 : brush.measure(said, note) + 8;
  if (side > 0) brush.text(at.x + at.width - 7, y + 11, said, note);
  const style = { size: 10.5, colour: step.state === 'waiting' ? palette.dim : palette.text, mono: true };
  brush.text(at.x + 25, y + 11, step.text.replace(/^\[.*?(\d+\/\d+)\] /, '$1 '), {
    ...style,
    most: at.width - 34 - side,
  });
}
