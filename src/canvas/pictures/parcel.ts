import type { Picture } from './pen';

/** A layer on its way from the registry, filled as far as it was downloaded. */
export const parcel: Picture<'parcel'> = ({ width, height, data }, { brush, palette }) => {
  brush.rect(0, 0, width, height, { fill: palette.panel, line: data.colour, weight: 1.5 }, 3);
  brush.rect(1, 1, (width - 2) * data.part, height - 2, { fill: data.colour, alpha: 0.6 }, 2);
  brush.text(width / 2, height / 2, data.label, { size: 10, colour: palette.text, mono: true, align: 'centre' });
};
