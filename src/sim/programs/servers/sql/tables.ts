import type { Json } from '#sim/base/json';
import { SqlError, type Cell, type Reader, type Row } from './expressions';

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

export const done = (tag: string, affected = 0): Result => ({
  tag,
  columns: [],
  rows: [],
  hasRows: false,
  affected,
});

export const numeric =
  /^(int|integer|bigint|smallint|tinyint|serial|bigserial|numeric|decimal|real|double|float)/;

/** The table that is named next. */
export function table(db: Database, r: Reader): [string, Table] {
  const at = r.peek()?.at ?? -1;
  const name = r.name();
  const found = db[name];
  if (found === undefined) throw new SqlError('relation', name, at);
  return [name, found];
}

/** What a row must be to stay: columns that need a value have one, unique ones their own. `own` is its place, or -1. */
export function check(into: Table, row: readonly Cell[], own: number): void {
  for (const [i, column] of into.columns.entries()) {
    if (row[i] === null && column.notNull) throw new SqlError('null', column.name);
    if (column.isUnique && into.rows.some((other, n) => n !== own && other[i] === row[i]))
      throw new SqlError('duplicate', `${column.name}=${String(row[i])}`);
  }
}

/** A value as its column takes it: numbers for numbers, text for text. */
export function fit(column: Column, value: Cell): Cell {
  if (value === null) return null;
  if (/^bool/.test(column.type)) return value === true || value === 'true' || value === 't' || value === 1;
  if (!numeric.test(column.type)) return String(value);
  const number = Number(value);
  if (Number.isNaN(number)) throw new SqlError('type', `${column.type}=${String(value)}`);
  return /^(int|bigint|smallint|serial|tinyint)/.test(column.type) ? Math.round(number) : number;
}

export const rowOf = (from: Table, row: readonly Cell[]): Row =>
  Object.fromEntries(from.columns.map((column, i) => [column.name, row[i] ?? null]));
