import {
  readExpression,
  SqlError,
  type Cell,
  type Context,
  type Expression,
  type Reader,
  type Row,
} from './expressions';
import { project, readItems } from './select';
import { check, done, fit, rowOf, table, type Database, type Result, type Table } from './tables';

/** INSERT. */
export function insert(db: Database, r: Reader, c: Context): Result {
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

/** UPDATE. */
export function update(db: Database, r: Reader, c: Context): Result {
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
