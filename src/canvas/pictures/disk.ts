import { hatch } from '../brush';
import type { Picture } from './pen';

/** Stacks of image layers on the floor of the disk; a shared layer is one slab under all that use it. */
export const disk: Picture<'disk'> = ({ width, height, data }, { brush, palette, say }) => {
  brush.text(-12, Math.min(height / 2, data.floor - 8), say({ key: 'stage.disk.title' }), {
    size: 11,
    colour: palette.dim,
    align: 'right',
  });
  brush.rect(0, data.floor, width, 1.5, { fill: palette.line });
  for (const block of data.blocks) {
    const colour = block.isShared ? palette.steel : block.colour;
    brush.rect(block.x, block.y, block.width, block.height, { fill: colour }, 1.5);
    if (block.isShared && block.height >= 4)
      hatch(brush, block, { colour: palette.hull, alpha: 0.35, gap: 6 });
  }
  for (const name of data.names)
    brush.text(name.x, data.floor + 9, name.text, {
      size: 10.5,
      colour: palette.dim,
      mono: true,
      most: name.width,
    });
  const empty = say(data.label);
  if (empty !== '') brush.text(0, data.floor - 10, empty, { size: 11, colour: palette.dim });
};
