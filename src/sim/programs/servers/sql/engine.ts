import { insert, update } from './change';
import { create } from './create';
import { Reader, readExpression, SqlError, tokenize, type Context } from './expressions';
import { select } from './select';
import { done, rowOf, table, type Database, type Result } from './tables';

export type { Database, Result } from './tables';

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
