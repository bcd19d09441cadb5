import { railPalette } from '#assets/rails';
import { whole, type Brush } from '../brush';
import type { Picture } from './pen';

/** Something that outlives containers: a volume is a drum, a folder of the host is a folder. */
export const store: Picture<'store'> = ({ width, height, data }, { brush, palette, say }) => {
  const { store: colour } = railPalette(palette);
  const paint = { fill: palette.panel, line: colour, weight: 1.5 };
  if (data.isBind) folder(brush, width, height, paint);
  else drum(brush, width, height, { ...paint, lineAlpha: data.isUsed ? 1 : 0.55 });
  const title = { size: 11, colour: palette.text, bold: true, most: width - 16 };
  const text = data.isBind ? tail(data.title, (one) => brush.measure(one, title) <= title.most) : data.title;
  const isLow = height < 40;
  brush.text(8, isLow ? height / 2 + 2 : height / 2 - 2, text, title);
  if (!isLow)
    brush.text(
      8,
      height - 11,
      whole(brush, [say(data.note)], { size: 10, colour: palette.dim }, width - 14),
      { size: 10, colour: palette.dim, most: width - 16 },
    );
};

function drum(brush: Brush, width: number, height: number, paint: Parameters<Brush['rect']>[4]): void {
  brush.rect(0, 3, width, height - 3, paint, 7);
  brush.rect(0, 0, width, 9, paint, 4.5);
}

function folder(brush: Brush, width: number, height: number, paint: Parameters<Brush['rect']>[4]): void {
  const outline = [
    { x: 0, y: 1 },
    { x: width * 0.36, y: 1 },
    { x: width * 0.44, y: 7 },
    { x: width, y: 7 },
    { x: width, y: height },
    { x: 0, y: height },
    { x: 0, y: 1 },
  ];
  brush.path(outline, paint);
}

/** The end of a path says more than its beginning. */
function tail(path: string, fits: (text: string) => boolean): string {
  if (fits(path)) return path;
  for (let from = 1; from < path.length; from++) {
    const text = `…${path.slice(from)}`;
    if (fits(text)) return text;
  }
  return '…';
}
