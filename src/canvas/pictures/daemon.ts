import type { RequestLine, ThingOf } from '../scene';
import { glyph } from './glyph';
import type { Pen, Picture } from './pen';

/** dockerd with its socket on top, and the requests it answered last. */
export const daemon: Picture<'daemon'> = (thing, pen) => {
  const { width, height, data } = thing;
  const { brush, palette, say } = pen;
  const edge = data.isRunning ? palette.accent : palette.steel;
  brush.rect(0, 0, width, height, { fill: palette.panel, line: edge, weight: 2 }, 8);
  if (height < 60) {
    flat(thing, pen);
    return;
  }
  brush.rect(width / 2 - 15, -5, 30, 9, { fill: edge }, 4);
  brush.rect(width / 2 - 6, -3, 3, 4, { fill: palette.panel });
  brush.rect(width / 2 + 3, -3, 3, 4, { fill: palette.panel });
  glyph(
    brush,
    data.isRunning ? 'running' : 'stopped',
    17,
    19,
    4.5,
    data.isRunning ? palette.good : palette.bad,
  );
  brush.text(28, 19, data.title, {
    size: 14,
    colour: data.isRunning ? palette.accent : palette.dim,
    bold: true,
  });
  brush.text(12, 37, say(data.note), { size: 10.5, colour: palette.dim, mono: true, most: width - 24 });
  data.requests.forEach((request, index) => row(request, 48 + index * 21, width, pen));
};

/** Where it lies on the hold: its name, and its socket towards the client. */
function flat({ height, data }: ThingOf<'daemon'>, { brush, palette }: Pen): void {
  const edge = data.isRunning ? palette.accent : palette.steel;
  const y = height / 2;
  brush.rect(-5, y - 9, 9, 18, { fill: edge }, 4);
  glyph(
    brush,
    data.isRunning ? 'running' : 'stopped',
    19,
    y,
    4.5,
    data.isRunning ? palette.good : palette.bad,
  );
  brush.text(30, y, data.title, {
    size: 14,
    colour: data.isRunning ? palette.accent : palette.dim,
    bold: true,
  });
}

function row(request: RequestLine, y: number, width: number, { brush, palette }: Pen): void {
  brush.rect(8, y, width - 16, 18, { fill: palette.well }, 4);
  const tone = request.status === 0 ? palette.dim : request.status < 400 ? palette.good : palette.bad;
  const method = { size: 10, colour: palette.accent, mono: true, bold: true };
  const status = { size: 10, colour: tone, mono: true, bold: true, align: 'right' as const };
  const answer = request.status === 0 ? '…' : String(request.status);
  brush.text(14, y + 9, request.method, method);
  const from = 14 + brush.measure(request.method, method) + 6;
  const statusWidth = brush.measure(answer, status) + 18;
  const path = { size: 10, colour: palette.text, mono: true, most: width - 16 - from - statusWidth };
  brush.text(from, y + 9, request.path, path);
  if (request.status > 0) glyph(brush, request.status < 400 ? 'ok' : 'failed', width - 17, y + 9, 3.5, tone);
  brush.text(width - 24, y + 9, answer, status);
}
