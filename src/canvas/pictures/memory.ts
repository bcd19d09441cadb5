import { hatch } from '../brush';
import type { Picture } from './pen';

/** All of the memory, to scale, cut into owners. What is reserved but unused is hatched. */
export const memory: Picture<'memory'> = ({ width, height, data }, { brush, palette, say }) => {
  brush.text(-12, height / 2, say({ key: 'stage.memory.title' }), {
    size: 11,
    colour: palette.dim,
    align: 'right',
  });
  brush.rect(0, 0, width, height, { fill: palette.well }, 4);
  // What was promised may be more than there is: then the bar is as long as the promises, and a mark shows where memory ends.
  const sum = data.parts.reduce((all, part) => all + part.bytes + part.unused, 0);
  const scale = width / Math.max(1, data.total, sum);
  const isCrowded = data.parts.length > 24;
  let x = 0;
  for (const part of data.parts) {
    const solid = part.bytes * scale;
    const unused = part.unused * scale;
    const seam = isCrowded || solid < 3 ? 0 : 1;
    if (solid > 0.2)
      brush.rect(x, 0, Math.max(0.5, solid - seam), height, { fill: part.colour }, solid > 8 ? 3 : 0);
    if (part.isShared && solid > 8)
      hatch(brush, { x, y: 0, width: solid - seam, height }, { colour: palette.well, alpha: 0.5, gap: 6 });
    if (unused > 2) {
      const at = { x: x + solid, y: 0, width: unused - 1, height };
      brush.rect(
        at.x,
        0,
        at.width,
        height,
        { fill: part.colour, alpha: 0.16, line: part.colour, lineAlpha: 0.5 },
        3,
      );
      hatch(brush, at, { colour: part.colour, alpha: 0.5, gap: 7 });
    }
    const room = solid + unused;
    const style = {
      size: 10.5,
      colour: unused > solid ? palette.text : palette.page,
      bold: true,
      most: room - 10,
    };
    if (room > 46) brush.text(x + 6, height / 2, part.text, style);
    x += room;
  }
  const free = { size: 11, colour: palette.dim, align: 'right' as const };
  const text = say(data.label);
  if (sum > data.total * 1.001) {
    const end = data.total * scale;
    hatch(brush, { x: end, y: 0, width: width - end, height }, { colour: palette.bad, gap: 6, weight: 1.5 });
    brush.rect(end - 1, -4, 2.5, height + 8, { fill: palette.bad });
  }
  if (width - x > brush.measure(text, free) + 16) brush.text(width - 8, height / 2, text, free);
  brush.rect(0.5, 0.5, width - 1, height - 1, { line: palette.line }, 4);
};
