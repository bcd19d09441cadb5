import type { Picture } from './pen';

/** A cell for each core; it fills with the colours of those who run on it. */
export const cores: Picture<'cores'> = ({ width, height, data }, { brush, palette, say }) => {
  const gap = data.cores.length > 24 ? 2 : 5;
  const cell = (width + gap) / Math.max(1, data.cores.length) - gap;
  brush.text(-12, height / 2, say({ key: 'stage.cores.title' }), {
    size: 11,
    colour: palette.dim,
    align: 'right',
  });
  data.cores.forEach((core, index) => {
    const x = index * (cell + gap);
    brush.rect(x, 0, cell, height, { fill: palette.well }, 4);
    let at = x;
    for (const use of core.uses) {
      const wide = Math.max(1, use.part * cell);
      brush.rect(at, 0, wide, height, { fill: use.colour }, Math.min(4, wide / 2));
      at += wide;
    }
    brush.rect(x + 0.5, 0.5, cell - 1, height - 1, { line: palette.line }, 4);
  });
};
