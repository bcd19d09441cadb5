import { alignTabs } from '#sim/cli/format/tabwriter';
import { refuse, type Refusal } from '#sim/cli/refusal';

/** Rows under their headers, every column at least twenty wide: how compose prints short lists. */
export function wideTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const text = [headers, ...rows].map((cells) => `${cells.join('\t')}\n`).join('');
  return alignTabs(text, { minWidth: 20, padding: 3 });
}

/** `--format` of lists that know only a table and JSON. `json` is what is printed for `json`. */
export function printed(
  format: string,
  json: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): string | Refusal {
  switch (format.toLowerCase()) {
    case 'table':
    case 'pretty':
    case '':
      return wideTable(headers, rows);
    case 'json':
      return json;
    default:
      return refuse(`format value ${JSON.stringify(format)} could not be parsed: parsing failed`);
  }
}

/** JSON as Go writes it. */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}
