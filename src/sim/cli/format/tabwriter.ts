/** A column is at least this wide, and this much wider than its widest cell (docker: 10, 1, 3). */
export interface TabOptions {
  readonly minWidth: number;
  readonly padding: number;
}
const dockers: TabOptions = { minWidth: 10, padding: 3 };

/** Aligns tab-separated cells as Go's text/tabwriter does: a column is a run of lines that have that cell. */
export function alignTabs(text: string, options: TabOptions = dockers): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const widths = lines.map(() => [] as number[]);
  const most = Math.max(...lines.map((cells) => cells.length)) - 1;
  for (let column = 0; column < most; column += 1) measure(lines, widths, column, options);
  return lines
    .map((cells, row) =>
      cells
        .map((cell, i) => (i === cells.length - 1 ? cell : cell + pad(cell, widths[row]?.[i] ?? 0)))
        .join(''),
    )
    .join('\n');
}

const lengthOf = (cell: string): number => [...cell].length;
const pad = (cell: string, width: number): string => ' '.repeat(Math.max(width - lengthOf(cell), 0));

function measure(lines: string[][], widths: number[][], column: number, options: TabOptions): void {
  let from = 0;
  while (from < lines.length) {
    let to = from;
    let width = options.minWidth;
    while (to < lines.length && (lines[to]?.length ?? 0) - 1 > column) {
      width = Math.max(width, lengthOf(lines[to]?.[column] ?? '') + options.padding);
      to += 1;
    }
    for (let row = from; row < to; row += 1) widths[row]?.push(width);
    from = Math.max(to, from + 1);
  }
}
