/**
 * A table of rows that is cheap to change one row of, however many rows it has.
 *
 * immer copies a record whole when one entry changes (10,000 entries: milliseconds). So rows lie in pages of a few dozen,
 * and 64 pages in a book; a change copies a page, a book and the list of books. Where a row lies follows from its key alone.
 */
export interface Table<T> {
  size: number;
  books: Record<string, Record<string, Record<string, T>>>;
}

export type Key = number | string;

/**
 * How keys are spread: counted ids in runs of 128 to a page (all tables count with one counter, so a table has a few of
 * each run), hex ids by their first three digits, names by a hash.
 */
export type Paging = 'counted' | 'hex' | 'hashed';

export function newTable<T>(): Table<T> {
  return { size: 0, books: {} };
}

/** Number of the page of a key, counted through all books. Keys are looked up far more often than they are made, so this stays small. */
export function pageOf(paging: Paging, key: Key): number {
  if (typeof key === 'number') return key >> 7;
  if (paging === 'hex')
    return ((digit(key, 0) << 8) | (digit(key, 1) << 4) | digit(key, 2)) & (hashedPages - 1);
  if (paging === 'counted') return Number(key) >> 7;
  return hash(key) & (hashedPages - 1);
}

const hashedPages = 4096;

const digit = (key: string, at: number) => {
  const code = key.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
};

/** Pages of `hex` keys that begin so: the first, and the last. */
export function pagesFrom(prefix: string): [first: number, last: number] {
  const start = prefix.slice(0, 3);
  return [pageOf('hex', start.padEnd(3, '0')), pageOf('hex', start.padEnd(3, 'f'))];
}

/** The book that a page is in, and its place there. */
export const bookOf = (page: number): number => page >> 6;
export const placeOf = (page: number): number => page & 63;

/** The row of a key. */
export function rowAt<T>(table: Table<T>, paging: Paging, key: Key): T | undefined {
  const page = pageOf(paging, key);
  return table.books[bookOf(page)]?.[placeOf(page)]?.[key];
}

/** All rows, counted ones in ascending order. */
export function rowsOf<T>(table: Table<T>): T[] {
  return Object.values(table.books).flatMap((book) =>
    Object.values(book).flatMap((page) => Object.values(page)),
  );
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hash(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    h ^= name.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return h >>> 0;
}
