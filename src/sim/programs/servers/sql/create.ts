import { readExpression, SqlError, type Context, type Reader } from './expressions';
import { done, type Column, type Database, type Result, type Table } from './tables';

/** CREATE TABLE. */
export function create(db: Database, r: Reader, c: Context): Result {
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
