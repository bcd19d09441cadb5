import { dashes, hatch } from '../brush';
import { glyph } from './glyph';
import type { Picture } from './pen';

/** A program that stands on the kernel without a crate: nothing around it but a dashed line. */
export const process: Picture<'process'> = ({ width, height, data }, { brush, palette, say }) => {
  const isBroken = data.state === 'broken';
  const edge = isBroken ? palette.bad : palette.steel;
  brush.rect(0, 0, width, height, { fill: palette.panel }, 6);
  if (isBroken)
    hatch(
      brush,
      { x: 1, y: 1, width: width - 2, height: height - 2 },
      { colour: palette.bad, alpha: 0.2, gap: 9 },
    );
  const corners = [
    { x: 1, y: 1 },
    { x: width - 1, y: 1 },
    { x: width - 1, y: height - 1 },
    { x: 1, y: height - 1 },
    { x: 1, y: 1 },
  ];
  dashes(brush, corners, { line: edge, weight: 1.5 }, 6, 4);
  const tone = isBroken ? palette.bad : data.state === 'running' ? palette.good : palette.dim;
  glyph(brush, isBroken ? 'failed' : data.state === 'running' ? 'running' : 'waiting', 15, 17, 4.5, tone);
  brush.text(26, 17, data.title, { size: 13, colour: palette.text, bold: true, most: width - 34 });
  const wants = data.wants === '' ? '' : say({ key: 'stage.process.wants', values: { version: data.wants } });
  const note = wants === '' ? data.note : wants;
  brush.text(12, height - 16, note, {
    size: 11,
    colour: isBroken ? palette.bad : palette.dim,
    mono: wants === '',
    most: width - 20,
  });
};
