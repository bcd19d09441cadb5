import type { Picture } from './pen';

/** As many of the figures as there is room for: a cut number is worse than none. */
function asFits(figures: readonly string[], fits: (text: string) => boolean): string {
  for (let count = figures.length; count > 0; count--) {
    const text = figures.slice(0, count).join('  ·  ');
    if (fits(text)) return text;
  }
  return '';
}

/** A host in cross-section: sides like a ship's, its name and figures above the hold. */
export const hull: Picture<'hull'> = ({ width, height, data }, { brush, palette, say }) => {
  const keel = Math.min(28, width * 0.06);
  const outline = [
    { x: 0, y: 8 },
    { x: 8, y: 0 },
    { x: width - 8, y: 0 },
    { x: width, y: 8 },
    { x: width, y: height - keel },
    { x: width - keel, y: height },
    { x: keel, y: height },
    { x: 0, y: height - keel },
  ];
  brush.path(outline, {
    fill: palette.hull,
    line: palette.hullLine,
    weight: 1.5,
    alpha: data.isOff ? 0.5 : 1,
  });
  const inner = width < 420 ? 12 : 20;
  const title = { size: 17, colour: palette.text, bold: true };
  brush.text(inner, 22, data.title, title);
  const used = brush.measure(data.title, title);
  const subtitle = say(data.subtitle);
  const dim = { size: 12, colour: palette.dim };
  if (!data.isOneLine) {
    const room = width - inner * 2 - used - 16;
    brush.text(width - inner, 23, subtitle, { ...dim, align: 'right', most: room });
    brush.text(
      inner,
      43,
      asFits(data.figures.map(say), (text) => brush.measure(text, dim) <= width - inner * 2),
      dim,
    );
    return;
  }
  const room = width - inner * 2 - used - 18;
  const figures = asFits(data.figures.map(say), (text) => brush.measure(text, dim) <= room);
  brush.text(inner + used + 18, 23, figures, { ...dim, most: room });
  const rest = room - brush.measure(figures, dim) - 24;
  if (rest > brush.measure(subtitle, dim))
    brush.text(width - inner, 23, subtitle, { ...dim, align: 'right' });
};
