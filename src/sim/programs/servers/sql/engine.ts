import type { Json } from '#sim/base/json';
import {
  compare,
  Reader,
  readExpression,
  readList,
  SqlError,
  tokenize,
  type Cell,
  type Context,
  type Expression,
  type Row,
} from './expressions';

export interface Column {
  [key: string]: Json | undefined;
  name: string;
  /** as it was written: integer, varchar(20) */
  type: string;
  isSerial: boolean;
  isUnique: boolean;
  isKey: boolean;
  notNull: boolean;
  preset?: string;
}

export interface Table {
  [key: string]: Json | undefined;
  columns: Column[];
  rows: Cell[][];
  next: number;
}

/** A database: tables by name. */
export type Database = Record<string, Table>;

/** What a statement gave: rows, or a count with the statement's words (`INSERT 0 1`). */
export interface Result {
  [key: string]: Json | undefined;
  tag: string;
  columns: { name: string; isNumeric: boolean }[];
  rows: Cell[][];
  /** is there a table to show? */
  hasRows: boolean;
  affected: number;
}

const done = (tag: string, affected = 0): Result => ({
  tag,
  columns: [],
  rows: [],
  hasRows: false,
  affected,
});

/** Carries out one statement on a database. Throws an SqlError. */
export function execute(db: Database, sql: string, c: Context): Result {
  const r = new Reader(tokenize(sql), sql);
  const verb = r.next();
  const run = statements[verb.text];
  if (run === undefined || verb.kind !== 'word')
    throw new SqlError('syntax', sql.slice(verb.at).split(/[\s(;]/)[0] ?? '', verb.at);
  const result = run(db, r, c);
  r.take(';');
  if (r.peek() !== undefined) r.fail();
  return result;
}

type Statement = (db: Database, r: Reader, c: Context) => Result;

const numeric = /^(int|integer|bigint|smallint|tinyint|serial|bigserial|numeric|decimal|real|double|float)/;

function table(db: Database, r: Reader): [string, Table] {
  const at = r.peek()?.at ?? -1;
  const name = r.name();
  const found = db[name];
  if (found === undefined) throw new SqlError('relation', name, at);
  return [name, found];
}

function create(db: Database, r: Reader, c: Context): Result {
  r.take('temporary');
  if (!r.take('table')) throw new SqlError('lacking', `create ${r.peek()?.text ?? ''}`);
  const ifNot = r.take('if', 'not', 'exists');
  const name = r.name();
  if (db[name] !== undefined) {
    if (ifNot) return done('CREATE TABLE');
    throw new SqlError('exists', name);
  }
  r.need('(');
  const made: Table = { columns: [], rows: [], next: 1 };
  do {
    if (
      r.is('primary', 'key') ||
      r.is('unique') ||
      r.is('constraint') ||
      r.is('foreign') ||
      r.is('key') ||
      r.is('check')
    )
      readConstraint(r, made);
    else made.columns.push(readColumn(r, c));
  } while (r.take(','));
  r.need(')');
  while (r.peek() !== undefined && !r.is(';')) r.next();
  db[name] = made;
  return done('CREATE TABLE');
}

function readConstraint(r: Reader, made: Table): void {
  const isKey = r.is('primary');
  const isUnique = isKey || r.is('unique');
  while (!r.is('(')) r.next();
  r.need('(');
  for (let depth = 1; depth > 0;) {
    const token = r.next();
    if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    const column = made.columns.find((one) => one.name === token.text);
    if (column !== undefined && isUnique) Object.assign(column, { isUnique: true, isKey });
  }
  while (!r.is(',') && !r.is(')')) {
    if (!r.take('(')) r.next();
    else while (!r.take(')')) r.next();
  }
}

function readColumn(r: Reader, c: Context): Column {
  const name = r.name();
  let type = r.name();
  if (r.is('(')) {
    while (!r.is(')')) type += r.next().text;
    type += r.next().text;
  }
  const column: Column = {
    name,
    type,
    isSerial: /serial/.test(type),
    isUnique: false,
    isKey: false,
    notNull: false,
  };
  for (;;) {
    if (r.take('primary', 'key')) Object.assign(column, { isKey: true, isUnique: true, notNull: true });
    else if (r.take('not', 'null')) column.notNull = true;
    else if (r.take('unique')) column.isUnique = true;
    else if (r.take('auto_increment')) column.isSerial = true;
    else if (r.take('generated')) {
      while (!r.take('identity')) r.next();
      column.isSerial = true;
    } else if (r.take('default')) column.preset = JSON.stringify(readExpression(r, c, 3).of({}, []));
    else if (r.take('references')) {
      r.name();
      if (r.take('(')) while (!r.take(')')) r.next();
    } else if (r.is(',') || r.is(')')) return column;
    else if (
      r.take('null') ||
      r.take('varying') ||
      r.take('precision') ||
      r.take('with') ||
      r.take('without') ||
      r.take('time') ||
      r.take('zone') ||
      r.take('unsigned') ||
      r.take('(')
    )
      continue;
    else r.fail();
  }
}

function insert(db: Database, r: Reader, c: Context): Result {
  r.need('into');
  const [, into] = table(db, r);
  let names = into.columns.map((one) => one.name);
  if (r.take('(')) {
    names = [];
    do {
      const at = r.peek()?.at ?? -1;
      const name = r.name();
      if (!into.columns.some((one) => one.name === name)) throw new SqlError('column', name, at);
      names.push(name);
    } while (r.take(','));
    r.need(')');
  }
  r.need('values');
  let count = 0;
  const returning: Row[] = [];
  do {
    r.need('(');
    const values: (Cell | undefined)[] = [];
    do {
      if (r.take('default')) values.push(undefined);
      else values.push(readExpression(r, c).of({}, []));
    } while (r.take(','));
    r.need(')');
    if (values.length > names.length)
      throw new SqlError('count', 'INSERT has more expressions than target columns');
    returning.push(addRow(into, names, values));
    count += 1;
  } while (r.take(','));
  if (!r.take('returning')) return done(`INSERT 0 ${count}`, count);
  return project(readItems(r, c, into), returning, `INSERT 0 ${count}`);
}

function addRow(into: Table, names: readonly string[], values: readonly (Cell | undefined)[]): Row {
  const row = into.columns.map((column): Cell => {
    const at = names.indexOf(column.name);
    const given = at < 0 ? undefined : values[at];
    if (given !== undefined && !(given === null && column.isSerial)) return fit(column, given);
    if (column.isSerial) return into.next++;
    const preset = column.preset === undefined ? null : (JSON.parse(column.preset) as Cell);
    if (preset === null && column.notNull) throw new SqlError('null', column.name);
    return preset;
  });
  check(into, row, -1);
  into.rows.push(row);
  return rowOf(into, row);
}

function check(into: Table, row: readonly Cell[], own: number): void {
  for (const [i, column] of into.columns.entries()) {
    if (row[i] === null && column.notNull) throw new SqlError('null', column.name);
    if (column.isUnique && into.rows.some((other, n) => n !== own && other[i] === row[i]))
      throw new SqlError('duplicate', `${column.name}=${String(row[i])}`);
  }
}

/** A value as its column takes it: numbers for numbers, text for text. */
function fit(column: Column, value: Cell): Cell {
  if (value === null) return null;
  if (/^bool/.test(column.type)) return value === true || value === 'true' || value === 't' || value === 1;
  if (!numeric.test(column.type)) return String(value);
  const number = Number(value);
  if (Number.isNaN(number)) throw new SqlError('type', `${column.type}=${String(value)}`);
  return /^(int|bigint|smallint|serial|tinyint)/.test(column.type) ? Math.round(number) : number;
}

const rowOf = (from: Table, row: readonly Cell[]): Row =>
  Object.fromEntries(from.columns.map((column, i) => [column.name, row[i] ?? null]));

function readItems(r: Reader, c: Context, from: Table | undefined): Expression[] {
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

function select(db: Database, r: Reader, c: Context): Result {
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

function project(items: readonly Expression[], rows: readonly Row[], tag: string): Result {
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

function update(db: Database, r: Reader, c: Context): Result {
  const [, target] = table(db, r);
  r.need('set');
  const changes: [number, Expression][] = [];
  do {
    const at = r.peek()?.at ?? -1;
    const name = r.name();
    const index = target.columns.findIndex((one) => one.name === name);
    if (index < 0) throw new SqlError('column', name, at);
    r.need('=');
    changes.push([index, readExpression(r, c)]);
  } while (r.take(','));
  const test = r.take('where') ? readExpression(r, c) : undefined;
  let count = 0;
  target.rows = target.rows.map((row, n) => {
    const before = rowOf(target, row);
    if (test !== undefined && test.of(before, [before]) !== true) return row;
    const after = [...row];
    for (const [index, value] of changes) {
      const column = target.columns[index];
      if (column !== undefined) after[index] = fit(column, value.of(before, [before]));
    }
    check(target, after, n);
    count += 1;
    return after;
  });
  return done(`UPDATE ${count}`, count);
}

const statements: Readonly<Record<string, Statement>> = {
  create,
  insert,
  select,
  update,
  delete(db, r, c) {
    r.need('from');
    const [, target] = table(db, r);
    const test = r.take('where') ? readExpression(r, c) : undefined;
    const before = target.rows.length;
    target.rows = target.rows.filter((row) => test !== undefined && test.of(rowOf(target, row), []) !== true);
    return done(`DELETE ${before - target.rows.length}`, before - target.rows.length);
  },
  truncate(db, r) {
    r.take('table');
    table(db, r)[1].rows = [];
    return done('TRUNCATE TABLE');
  },
  drop(db, r) {
    r.need('table');
    const isLenient = r.take('if', 'exists');
    if (isLenient && db[r.peek()?.text ?? ''] === undefined) {
      r.name();
      return done('DROP TABLE');
    }
    const [name] = table(db, r);
    Reflect.deleteProperty(db, name);
    r.take('cascade');
    return done('DROP TABLE');
  },
  begin: (_, r) => (r.take('transaction'), done('BEGIN')),
  commit: () => done('COMMIT'),
};

/** Splits a text into statements at semicolons that stand outside of quotes. */
export function splitStatements(text: string): { complete: string[]; rest: string } {
  const complete: string[] = [];
  let now = '';
  let quote = '';
  for (const char of text) {
    now += char;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"' || char === '`') quote = char;
    else if (char === ';') {
      complete.push(now.trim());
      now = '';
    }
  }
  return { complete, rest: now.trim() === '' ? '' : now };
}
