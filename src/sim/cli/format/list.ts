import { isRefusal, refuse, type Refusal } from '../refusal';
import { execute, GoStruct, parse, type GoField, type GoValue, type Template } from '../template';
import { alignTabs } from './tabwriter';

/** What a row is shown with, beside the row itself. */
export interface View {
  /** Ids and long texts are cut, unless `--no-trunc`. */
  readonly truncate: boolean;
  /** The client's clock, ms since 1970: CREATED is counted by it. */
  readonly now: number;
}

/** A column: its header, and what a row shows there. */
export type Column<R> = readonly [header: string, of: (row: R, view: View) => GoValue];

/** One kind of rows: its columns by the names that templates use. */
export interface Noun<R> {
  /** Go's name of the rows' type in error texts. */
  readonly typeName: string;
  readonly columns: Readonly<Record<string, Column<R>>>;
  /** Methods with arguments, such as `.Label "name"`. */
  methods?(row: R): Readonly<Record<string, GoField>>;
  /** What `{{.}}` prints, where templates are likely to ask. */
  printed?(row: R): string;
}

/** `table`, `table TEMPLATE`, `json` or a template, as `--format` takes it. */
export function isTable(format: string): boolean {
  return format.startsWith('table');
}

/** The template in a `--format`, with its `\t` and `\n` made real. */
export function templateText(format: string): string {
  const source = isTable(format) ? format.slice('table'.length) : format === 'json' ? '{{json .}}' : format;
  return source
    .replace(/^ +| +$/g, '')
    .replaceAll('\\t', '\t')
    .replaceAll('\\n', '\n');
}

/** A row as templates see it. */
export function rowValue<R>(noun: Noun<R>, row: R, view: View): GoStruct {
  const entries = Object.entries(noun.columns).map(([name, [, of]]) => [name, of(row, view)] as const);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const printed = noun.printed?.(row);
  return new GoStruct(noun.typeName, Object.fromEntries(entries), {
    escapesJson: true,
    ...(noun.methods && { hidden: noun.methods(row) }),
    ...(printed !== undefined && { printed }),
  });
}

/** All rows by a `--format`: a table with its line of headers, or one text for each row. */
export function writeList<R>(
  noun: Noun<R>,
  rows: readonly R[],
  format: string,
  view: View,
): string | Refusal {
  const values = rows.map((row) => rowValue(noun, row, view));
  return writeRows(values, format, headersOf(noun));
}

export function headersOf<R>(noun: Noun<R>): Record<string, string> {
  return Object.fromEntries(Object.entries(noun.columns).map(([name, [header]]) => [name, header]));
}

/** The same for rows of several kinds that share their headers. */
export function writeRows(
  values: readonly GoStruct[],
  format: string,
  headers: Readonly<Record<string, string>>,
): string | Refusal {
  const template = parse(templateText(format));
  if (isRefusal(template)) return refuse(`template parsing error: ${template.refused}`);
  const lines = eachRow(template, values);
  if (isRefusal(lines) || !isTable(format)) return lines;
  const header = execute(template, headers, { isHeader: true });
  return isRefusal(header) ? header : alignTabs(`${header}\n${lines}`);
}

function eachRow(template: Template, values: readonly GoStruct[]): string | Refusal {
  let out = '';
  for (const value of values) {
    const line = execute(template, value);
    if (isRefusal(line)) return refuse(`template parsing error: ${line.refused}`);
    out += `${line}\n`;
  }
  return out;
}
