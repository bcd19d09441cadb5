/** A table as virsh draws it (tools/vsh-table.c): a space, columns three spaces apart, a line of dashes two longer than the widest row. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    ` ${cells.map((cell, at) => (at === cells.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('   ')}`;
  const wide = widths.reduce((sum, width) => sum + width + 3, 0);
  return `${[line(header), '-'.repeat(wide), ...rows.map(line)].join('\n')}\n`;
}
