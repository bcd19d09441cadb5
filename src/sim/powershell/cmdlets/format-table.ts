import type { Steps } from '#sim/kernel/program';
import type { Cmdlet } from '../cmdlet';
import { blockOf, formatted, tableRows } from '../format/lines';
import type { Column } from '../format/views';
import type { Session } from '../session';
import {
  asItems,
  isDictionary,
  isThing,
  newThing,
  property,
  toText,
  type Thing,
  type Value,
} from '../values';
import { picked } from './select-object';

export const formatTable: Cmdlet = {
  name: 'Format-Table',
  aliases: ['ft'],
  summary: 'Shows things as a table.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Property: { position: 0, type: 'list' },
    AutoSize: { type: 'switch' },
    HideTableHeaders: { type: 'switch' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, emit }) {
    const things = input.filter(isThing).flatMap(entries);
    const [first] = things;
    if (first === undefined) {
      for (const one of input) yield* emit(one);
      return;
    }
    const wanted = asItems(args['Property'] ?? null);
    const isHeadless = args['HideTableHeaders'] === true;
    const lines =
      wanted.length === 0
        ? usual(session, things, isHeadless)
        : yield* chosen(session, things, wanted, isHeadless);
    yield* emit(newThing(formatted, { lines }));
  },
};

/** A hashtable is a table of its entries. */
const entries = (thing: Thing): Thing[] =>
  isDictionary(thing)
    ? Object.entries(thing.props).map(([Name, Value]) =>
        newThing('System.Collections.DictionaryEntry', { Name, Value }),
      )
    : [thing];

function usual(session: Session, things: readonly Thing[], isHeadless: boolean): string[] {
  const [first] = things;
  const view = first === undefined ? undefined : session.cmdlets.views[first.type];
  if (view?.kind === 'table' && !isHeadless) return blockOf(view, things, session.cols);
  const names =
    view?.kind === 'list' && view.props.length > 0
      ? view.props
      : (first?.shown ?? Object.keys(first?.props ?? {}));
  const columns = view?.kind === 'table' ? view.columns : names.map((head) => ({ head }));
  return ['', ...tableRows(things, columns, session.cols, !isHeadless), '', ''];
}

function* chosen(
  session: Session,
  things: readonly Thing[],
  wanted: readonly Value[],
  isHeadless: boolean,
): Steps<string[]> {
  const rows: Thing[] = [];
  for (const thing of things) {
    const row = yield* picked(session, thing, wanted, []);
    if (isThing(row)) rows.push(row);
  }
  const heads = Object.keys(rows[0]?.props ?? {});
  const widths = new Map<string, number>();
  for (const one of wanted) {
    const width = isDictionary(one) ? property(one, 'Width') : undefined;
    if (width !== undefined && isDictionary(one))
      widths.set(toText(property(one, 'Name') ?? property(one, 'Label') ?? ''), Number(toText(width)));
  }
  const columns: Column[] = heads.map((head) => ({
    head,
    ...(widths.has(head) ? { width: widths.get(head) ?? 0 } : {}),
  }));
  return ['', ...tableRows(rows, columns, session.cols, !isHeadless), '', ''];
}
