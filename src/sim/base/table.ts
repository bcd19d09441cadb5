/**
 * A table of rows that is cheap to change one row of, however many rows it has.
 *
 * immer copies a record whole when one entry changes (10,000 entries: milliseconds). So rows lie in pages; a change
 * copies one page and the list of pages. Which page a key lies in follows from the key alone.
 */
export interface Table<T> {
  size: number;
  pages: Record<string, Record<string, T>>;
}

export type Key = number | string;

/** How keys are spread over pages: counted ids in runs of 64, hex ids by their first two digits, names by a hash. */
export type Paging = 'counted' | 'hex' | 'hashed';

export function newTable<T>(): Table<T> {
  return { size: 0, pages: {} };
}

/** The page of a key. Keys are looked up far more often than they are made, so this stays small. */
export function pageOf(paging: Paging, key: Key): Key {
  if (typeof key === 'number') return key >> 6;
  if (paging === 'hex') return key.slice(0, 2);
  if (paging === 'counted') return Number(key) >> 6;
  return hash(key) & 255;
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
