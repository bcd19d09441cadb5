/** A name ready to be shown: its text, and how wide that is on a screen. */
export interface Cell {
  text: string;
  width: number;
}

/** From column `from` to column `to`, with tabs where they help, as GNU ls moves. */
function indent(from: number, to: number): string {
  let out = '';
  let at = from;
  while (at < to) {
    if (Math.floor(to / 8) > Math.floor((at + 1) / 8)) {
      out += '\t';
      at += 8 - (at % 8);
    } else {
      out += ' ';
      at += 1;
    }
  }
  return out;
}

/** GNU's columns: as many as fit, filled downwards (or across). */
export function gnuColumns(cells: readonly Cell[], lineWidth: number, isAcross: boolean): string {
  if (cells.length === 0) return '';
  const { columns, widths } = bestFit(cells, lineWidth, isAcross);
  const rows = Math.ceil(cells.length / columns);
  let out = '';
  for (let row = 0; row < rows; row++) {
    let at = 0;
    let start = 0;
    for (let column = 0; column < columns; column++) {
      const cell = cells[isAcross ? row * columns + column : column * rows + row];
      if (cell === undefined) break;
      out += indent(at, start) + cell.text;
      at = start + cell.width;
      start += widths[column] ?? 0;
    }
    out += '\n';
  }
  return out;
}

function bestFit(cells: readonly Cell[], lineWidth: number, isAcross: boolean) {
  const most = Math.min(cells.length, Math.max(1, Math.floor(lineWidth / 3)));
  for (let columns = most; columns > 1; columns--) {
    const rows = Math.ceil(cells.length / columns);
    const widths = new Array<number>(columns).fill(3);
    cells.forEach((cell, i) => {
      const column = isAcross ? i % columns : Math.floor(i / rows);
      const real = cell.width + (column === columns - 1 ? 0 : 2);
      widths[column] = Math.max(widths[column] ?? 0, real);
    });
    if (widths.reduce((sum, width) => sum + width, 0) < lineWidth) return { columns, widths };
  }
  return { columns: 1, widths: [0] };
}

/** busybox's columns: all equally wide, filled downwards. */
export function busyboxColumns(cells: readonly Cell[], lineWidth: number, isAcross: boolean): string {
  const widest = Math.max(...cells.map((cell) => cell.width)) + 2;
  const columns = Math.max(1, Math.floor(lineWidth / widest));
  const perRow = columns > 1 && lineWidth - columns * widest < 0 ? columns - 1 : columns;
  const rows = Math.ceil(cells.length / perRow);
  let out = '';
  for (let row = 0; row < rows; row++) {
    let line = '';
    let at = 0;
    for (let column = 0; column < perRow; column++) {
      const cell = cells[isAcross ? row * perRow + column : column * rows + row];
      if (cell === undefined) break;
      line += ' '.repeat(Math.max(0, column * widest - at)) + cell.text;
      at = column * widest + cell.width;
    }
    out += `${line}\n`;
  }
  return out;
}

/** `-m`: one after another with commas. */
export function commaList(cells: readonly Cell[], lineWidth: number): string {
  let out = '';
  let at = 0;
  cells.forEach((cell, i) => {
    const isLast = i === cells.length - 1;
    if (i > 0) {
      const fits = at + 2 + cell.width + (isLast ? 0 : 1) <= lineWidth;
      out += fits ? ', ' : ',\n';
      at = fits ? at + 2 : 0;
    }
    out += cell.text;
    at += cell.width;
  });
  return `${out}\n`;
}
