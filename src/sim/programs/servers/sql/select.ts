import {
  compare,
  readExpression,
  readList,
  SqlError,
  type Context,
  type Expression,
  type Reader,
  type Row,
} from './expressions';
import { numeric, rowOf, table, type Database, type Result, type Table } from './tables';

/** What is selected or returned. */
export function readItems(r: Reader, c: Context, from: Table | undefined): Expression[] {
  const items: Expression[] = [];
  do {
    if (r.take('*')) {
      for (const { name, type } of from?.columns ?? [])
        items.push({
          name,
          isAggregate: false,
          isNumeric: numeric.test(type),
          of: (row) => row[name] ?? null,
        });
      continue;
    }
    const item = readExpression(r, c);
    const column = from?.columns.find((one) => one.name === item.name);
    const named = {
      ...item,
      isNumeric: item.isNumeric || (column !== undefined && numeric.test(column.type)),
    };
    const next = r.peek();
    if (r.take('as')) items.push({ ...named, name: r.next().text });
    else if (
      next !== undefined &&
      (next.kind === 'name' || (next.kind === 'word' && !clauses.has(next.text)))
    )
      items.push({ ...named, name: r.next().text });
    else items.push(named);
  } while (r.take(','));
  return items;
}

const clauses = new Set(['from', 'where', 'order', 'group', 'limit', 'offset', 'having', 'union']);

/** SELECT. */
export function select(db: Database, r: Reader, c: Context): Result {
  const isDistinct = r.take('distinct');
  // the columns can be read only when their table is known: looked up ahead
  const fromAt = r.tokens.findIndex((token) => token.kind === 'word' && token.text === 'from');
  const ahead = fromAt < 0 ? undefined : r.tokens[fromAt + 1];
  const known = ahead === undefined ? undefined : db[ahead.text];
  if (ahead !== undefined && known === undefined) throw new SqlError('relation', ahead.text, ahead.at);
  const items = readItems(r, c, known);
  let rows: Row[] = [{}];
  if (r.take('from')) {
    const [, from] = table(db, r);
    r.take('as');
    const alias = r.peek();
    if (alias?.kind === 'word' && !clauses.has(alias.text)) r.next();
    if (r.is('join') || r.is(',') || r.is('inner') || r.is('left')) throw new SqlError('lacking', 'join');
    rows = from.rows.map((row) => rowOf(from, row));
  }
  rows = where(r, c, rows);
  const groups = r.take('group', 'by')
    ? grouped(rows, readList(r, c))
    : items.some((one) => one.isAggregate)
      ? [rows]
      : undefined;
  const orders = r.take('order', 'by') ? readOrders(r, c, items) : [];
  const sources: [Row, Row[]][] =
    groups === undefined
      ? rows.map((row): [Row, Row[]] => [row, [row]])
      : groups.map((group): [Row, Row[]] => [group[0] ?? {}, group]);
  sources.sort((x, y) =>
    orders.reduce((order, { by, sign }) => order || sign * compare(by.of(...x), by.of(...y)), 0),
  );
  const limit = r.take('limit') ? Number(readExpression(r, c).of({}, [])) : Infinity;
  const offset = r.take('offset') ? Number(readExpression(r, c).of({}, [])) : 0;
  let cells = sources.map(([row, group]) => items.map((one) => one.of(row, group)));
  if (isDistinct) cells = [...new Map(cells.map((row) => [JSON.stringify(row), row])).values()];
  cells = cells.slice(offset, offset + limit);
  return {
    tag: `SELECT ${cells.length}`,
    columns: items.map(({ name, isNumeric }) => ({ name, isNumeric })),
    rows: cells,
    hasRows: true,
    affected: cells.length,
  };
}

/** Rows as a statement gives them back. */
export function project(items: readonly Expression[], rows: readonly Row[], tag: string): Result {
  return {
    tag,
    columns: items.map(({ name, isNumeric }) => ({ name, isNumeric })),
    rows: rows.map((row) => items.map((one) => one.of(row, [row]))),
    hasRows: true,
    affected: rows.length,
  };
}

function where(r: Reader, c: Context, rows: Row[]): Row[] {
  if (!r.take('where')) return rows;
  const test = readExpression(r, c);
  return rows.filter((row) => test.of(row, [row]) === true);
}

function grouped(rows: readonly Row[], by: readonly Expression[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(by.map((one) => one.of(row, [row])));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function readOrders(r: Reader, c: Context, items: readonly Expression[]): { by: Expression; sign: number }[] {
  const orders: { by: Expression; sign: number }[] = [];
  do {
    const read = readExpression(r, c);
    const by =
      read.name === '?column?'
        ? (items[Number(read.of({}, [])) - 1] ?? read)
        : (items.find((one) => one.name === read.name) ?? read);
    const isDown = r.take('desc');
    if (!isDown) r.take('asc');
    orders.push({ by, sign: isDown ? -1 : 1 });
  } while (r.take(','));
  return orders;
}
