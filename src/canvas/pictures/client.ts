import type { Picture } from './pen';

/** The docker client: a program like any other, which only talks to the daemon. */
export const client: Picture<'client'> = ({ width, height, data }, { brush, palette, say }) => {
  brush.rect(
    0,
    0,
    width,
    height,
    { fill: palette.screen, line: data.isBusy ? palette.accent : palette.line, weight: 1.5 },
    6,
  );
  const y = height / 2;
  const line = { line: palette.screenText, weight: 1.8 };
  brush.path(
    [
      { x: 11, y: y - 5 },
      { x: 16, y },
      { x: 11, y: y + 5 },
    ],
    line,
  );
  brush.path(
    [
      { x: 19, y: y + 5 },
      { x: 26, y: y + 5 },
    ],
    line,
  );
  const style = { size: 12.5, colour: palette.screenText, mono: true, bold: true };
  brush.text(34, y, data.title, style);
  const used = 34 + brush.measure(data.title, style) + 8;
  const note = { size: 11, colour: '#9aa9c9', align: 'right' as const };
  const text = say(data.note);
  if (brush.measure(text, note) < width - used - 12) brush.text(width - 10, y, text, note);
};
