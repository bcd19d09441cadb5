import { asBytes, utf8 } from '#sim/base/bytes';
import { openInput, Quit, tool } from '../tool';

/** util-linux's column: a table with -t, otherwise lines side by side. */
export const column = tool({
  name: 'column',
  usage: '[options] [<file>...]',
  summary: 'Arranges lines in columns',
  options: {
    table: 't,table',
    separator: 's,separator=STRING',
    output: 'o,output-separator=STRING',
    width: 'c,output-width=WIDTH',
    names: 'N,table-columns=NAMES',
    fillRows: 'x,fillrows',
    keepEmpty: 'L,keep-empty-lines',
  },
  refused: [
    '-J',
    '--json',
    '-R',
    '--table-right',
    '-H',
    '--table-hide',
    '-O',
    '--table-order',
    '-W',
    '--table-wrap',
    '-E',
    '-T',
    '-n',
    '-d',
    '-e',
    '-l',
    '-r',
    '-i',
    '-p',
  ],
  origin: 'util-linux',
  *run(t) {
    const lines: string[] = [];
    for (const name of t.operandsOr('-')) {
      const input = yield* openInput(t, name, (file) => `cannot open ${file}`);
      if (input !== undefined)
        lines.push(...(yield* input.lines()).filter((line) => line.trim() !== '' || t.has('keepEmpty')));
    }
    if (lines.length === 0) return undefined;
    if (!t.has('table')) {
      t.put(
        asBytes(sideBySide(lines, Number(t.value('width') ?? t.p.tty(1)?.cols ?? t.p.env.COLUMNS ?? 80))),
      );
      return undefined;
    }
    const separator = t.value('separator');
    if (separator === '') throw new Quit('empty separator');
    const rows = lines.map((line) =>
      separator === undefined ? line.trim().split(/[ \t]+/) : splitAt(line, utf8(separator)),
    );
    const names = t.value('names');
    if (names !== undefined) rows.unshift(names.split(','));
    const between = utf8(t.value('output') ?? '  ');
    const widths: number[] = [];
    for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
    for (const row of rows)
      t.put(
        asBytes(
          `${row.map((cell, i) => (i === row.length - 1 && i === widths.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join(between)}\n`,
        ),
      );
    return undefined;
  },
});

/** Any character of the set parts columns; each one counts. */
function splitAt(line: string, separators: string): string[] {
  const cells = [''];
  for (const char of line) {
    if (separators.includes(char)) cells.push('');
    else cells[cells.length - 1] += char;
  }
  return cells;
}

/** As many columns as fit, by tabs, filled downwards. */
function sideBySide(lines: readonly string[], width: number): string {
  const longest = Math.max(...lines.map((line) => line.length));
  const columnWidth = Math.floor(longest / 8) * 8 + 8;
  const columns = Math.max(1, Math.floor(width / columnWidth));
  const rows = Math.ceil(lines.length / columns);
  let out = '';
  for (let row = 0; row < rows; row++) {
    for (let i = row; i < lines.length; i += rows) {
      const line = lines[i] ?? '';
      out += line;
      if (i + rows < lines.length) out += '\t'.repeat(Math.ceil((columnWidth - line.length) / 8));
    }
    out += '\n';
  }
  return out;
}
