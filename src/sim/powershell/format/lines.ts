import type { Session } from '../session';
import {
  asItems,
  customObject,
  errorRecord,
  isDictionary,
  isList,
  isThing,
  newThing,
  property,
  propertyName,
  toText,
  type Thing,
  type Value,
} from '../values';
import type { Column, View } from './views';

/** What Format-Table and its like give: lines that are only to be written. */
export const formatted = 'Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData';

/** A cell: lists in braces, no more than four of their items. */
export function cellText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (!isList(value)) return toText(value);
  const shown = value.slice(0, 4).map(toText).join(', ');
  return `{${shown}${value.length > 4 ? '...' : ''}}`;
}

const cell = (thing: Thing, column: Column): string =>
  typeof column.value === 'function'
    ? column.value(thing)
    : cellText(property(thing, column.value ?? column.head));

function fit(text: string, width: number, isRight: boolean): string {
  const cut =
    text.length <= width ? text : width <= 3 ? text.slice(0, width) : `${text.slice(0, width - 3)}...`;
  return isRight ? cut.padStart(width) : cut.padEnd(width);
}

/** Head, dashes and rows. Columns without a width are as wide as they must be; the last takes what is left. */
export function tableRows(
  things: readonly Thing[],
  columns: readonly Column[],
  cols: number,
  hasHead = true,
): string[] {
  const cells = things.map((thing) => columns.map((column) => cell(thing, column).split('\n')[0] ?? ''));
  const isNumber = (i: number) => {
    const column = columns[i];
    const name = typeof column?.value === 'string' ? column.value : column?.head;
    return (
      typeof column?.value !== 'function' &&
      things.length > 0 &&
      things.every((thing) => typeof property(thing, name ?? '') === 'number')
    );
  };
  const rights = columns.map((column, i) => column.isRight ?? (column.width === undefined && isNumber(i)));
  const widths = columns.map(
    (column, i) => column.width ?? Math.max(column.head.length, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  let left = cols - 1;
  const fitting = widths.map((width, i) => {
    const given =
      i === columns.length - 1 ? Math.max(1, Math.min(width, left)) : Math.min(width, Math.max(1, left));
    left -= given + 1;
    return given;
  });
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => fit(text, fitting[i] ?? 0, rights[i] === true))
      .join(' ')
      .trimEnd();
  const heads = columns.map((column) => column.head);
  const dashes = heads.map((head, i) => {
    const drawn = '-'.repeat(Math.min(head.length, fitting[i] ?? 0));
    return drawn;
  });
  return [...(hasHead ? [line(heads), line(dashes)] : []), ...cells.map(line)];
}

/** `Name : value`, one below the other; a line between two things. */
export function listRows(
  things: readonly Thing[],
  props: readonly string[] | undefined,
  cols: number,
): string[] {
  return things.flatMap((thing, i) => {
    const names =
      props === undefined || props.length === 0 ? (thing.shown ?? Object.keys(thing.props)) : props;
    const width = Math.max(...names.map((name) => name.length));
    const rows = names.flatMap((name) => {
      const text = cellText(property(thing, name));
      const lines = text.split('\n').flatMap((one) => chunks(one, Math.max(10, cols - width - 4)));
      return lines.map((one, k) =>
        `${k === 0 ? `${(propertyName(thing, name) ?? name).padEnd(width)} : ` : ' '.repeat(width + 3)}${one}`.trimEnd(),
      );
    });
    return i === 0 ? rows : ['', ...rows];
  });
}

function chunks(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const out: string[] = [];
  for (let i = 0; i < text.length; i += width) out.push(text.slice(i, i + width));
  return out;
}

const usual = (thing: Thing): View => {
  const names = thing.shown ?? Object.keys(thing.props);
  return names.length > 4
    ? { kind: 'list', props: names }
    : { kind: 'table', columns: names.map((head) => ({ head })) };
};

function viewOf(session: Session, thing: Thing): View {
  if (thing.type === customObject) return usual(thing);
  return session.cmdlets.views[thing.type] ?? usual(thing);
}

/** A hashtable is shown entry by entry. */
const entriesOf = (thing: Thing): Thing[] =>
  Object.entries(thing.props).map(([Name, Value]) =>
    newThing('System.Collections.DictionaryEntry', { Name, Value }),
  );

/** Everything as lines, as the console shows it: neighbours that have the same view in one table or list. */
export function linesOf(session: Session, values: readonly Value[]): string[] {
  const out: string[] = [];
  let run: Thing[] = [];
  let of: View | undefined;
  const flush = () => {
    if (of !== undefined && run.length > 0) out.push(...blockOf(of, run, session.cols));
    run = [];
    of = undefined;
  };
  for (const value of values.flatMap((one) => asItems(one))) {
    if (!isThing(value)) {
      flush();
      out.push(...asItems(value).map(toText).join('\n').split('\n'));
      continue;
    }
    if (value.type === formatted) {
      flush();
      out.push(...asItems(property(value, 'lines') ?? null).map(toText));
      continue;
    }
    if (value.type === errorRecord) {
      flush();
      out.push(...(value.text ?? '').split('\n'));
      continue;
    }
    const things = isDictionary(value) ? entriesOf(value) : [value];
    const [first] = things;
    if (first === undefined) continue;
    const view = viewOf(session, first);
    if (of !== undefined && !isSame(of, view, run[0], first)) flush();
    of ??= view;
    run.push(...things);
  }
  flush();
  return out;
}

const isSame = (a: View, b: View, first: Thing | undefined, other: Thing): boolean =>
  a === b || (a.kind === b.kind && first?.type === other.type && first.type === customObject);

/** One run of things that have the same view, with the empty lines around it that 5.1 has. */
export function blockOf(view: View, things: readonly Thing[], cols: number): string[] {
  if (view.kind === 'text') return things.flatMap((thing) => [...view.lines(thing)]);
  if (view.kind === 'list') return ['', '', ...listRows(things, view.props, cols), '', '', ''];
  if (view.group === undefined) return ['', ...tableRows(things, view.columns, cols), '', ''];
  const out: string[] = [];
  const { group } = view;
  for (let i = 0; i < things.length;) {
    const first = things[i];
    if (first === undefined) break;
    const title = group(first);
    let end = i;
    while (end < things.length && group(things[end] ?? first) === title) end += 1;
    out.push('', '', title, '', '', ...tableRows(things.slice(i, end), view.columns, cols));
    i = end;
  }
  return [...out, '', ''];
}
