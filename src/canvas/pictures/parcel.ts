import type { Picture } from './pen';

/** A layer on its way from the registry: filled as far as it was downloaded, then as far as it was unpacked. */
export const parcel: Picture<'parcel'> = ({ width, height, data }, { brush, palette }) => {
  brush.rect(0, 0, width, height, { fill: palette.panel, line: palette.accent, weight: 1.5 }, 3);
  brush.rect(1, 1, (width - 2) * data.part, height - 2, { fill: palette.accent, alpha: 0.45 }, 2);
  brush.rect(1, height - 4, (width - 2) * data.unpacked, 3, { fill: palette.good }, 1);
  brush.text(width / 2, height / 2, data.label, {
    size: 10,
    colour: palette.text,
    mono: true,
    align: 'centre',
    bold: true,
  });
};
