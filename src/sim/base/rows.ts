import { cloneJson } from './json';
import { bookOf, pageOf, pagesFrom, placeOf, rowAt, type Key, type Paging, type Table } from './table';

/**
 * A table as one transaction sees and changes it.
 *
 * The table below is never touched: the first `get` of a row copies it, and all code then changes the copy in place, at
 * the speed of plain objects. At the end `written` makes the next table, and `patchesOf` (patches.ts) says in immer's words
 * what changed. So an undo step holds exactly the rows that changed.
 */
export class Rows<T extends object> {
  /** Rows are frozen when they get into a world, so that who writes to one that he only looked at is found out: for tests. */
  static freezes = false;

  /** Rows of this transaction; `null` marks one that was removed. */
  readonly #changed = new Map<Key, T | null>();
  /** Those of them that the table below does not have. */
  readonly #added = new Set<Key>();
  #size: number;

  constructor(
    private readonly base: Table<T>,
    private readonly paging: Paging,
  ) {
    this.#size = base.size;
  }

  get size(): number {
    return this.#size;
  }

  /** Reads a row without the right to change it (nor anything inside it): for scans and lookups. */
  peek(key: Key): Readonly<T> | undefined {
    const mine = this.#changed.get(key);
    if (mine !== undefined) return mine ?? undefined;
    return rowAt(this.base, this.paging, key);
  }

  has(key: Key): boolean {
    return this.peek(key) !== undefined;
  }

  /** A row to read and change, or undefined. What it returns stays the same object for the whole transaction. */
  get(key: Key): T | undefined {
    const mine = this.#changed.get(key);
    if (mine !== undefined) return mine ?? undefined;
    const row = rowAt(this.base, this.paging, key);
    if (row === undefined) return undefined;
    const copy = cloneJson(row);
    this.#changed.set(key, copy);
    return copy;
  }

  /** A row that must be there: its absence is a fault of ours, not of a user. */
  need(key: Key): T {
    const row = this.get(key);
    if (row === undefined) throw new Error(`no row ${key}`);
    return row;
  }

  insert(key: Key, row: T): T {
    const mine = this.#changed.get(key);
    if (mine === undefined) {
      if (rowAt(this.base, this.paging, key) !== undefined) throw new Error(`row ${key} exists`);
      this.#added.add(key);
    } else if (mine !== null) throw new Error(`row ${key} exists`);
    this.#changed.set(key, row);
    this.#size += 1;
    return row;
  }

  /** The row of that key, made by `make` where there is none. */
  getOrInsert(key: Key, make: () => T): T {
    const row = this.get(key);
    if (row !== undefined) return row;
    if (!this.#changed.has(key)) this.#added.add(key);
    const made = make();
    this.#changed.set(key, made);
    this.#size += 1;
    return made;
  }

  remove(key: Key): void {
    if (this.#added.delete(key)) this.#changed.delete(key);
    else {
      const mine = this.#changed.get(key);
      if (mine === null) return;
      if (mine === undefined && rowAt(this.base, this.paging, key) === undefined) return;
      this.#changed.set(key, null);
    }
    this.#size -= 1;
  }

  /** All keys, counted ones in ascending order, others in no meaningful order (but always the same). */
  *keys(): Generator<string> {
    const seen = this.#changed;
    for (const number in this.base.books) {
      const book = this.base.books[number];
      for (const page in book) {
        for (const key in book[page]) {
          if (seen.size === 0 || this.#mine(key) !== null) yield key;
        }
      }
    }
    for (const key of this.#added) yield String(key);
  }

  /** Every row, to read only. */
  *all(): Generator<Readonly<T>> {
    for (const key of this.keys()) {
      const row = this.peek(this.paging === 'counted' ? Number(key) : key);
      if (row !== undefined) yield row;
    }
  }

  /** The rows of a `hex` table whose key begins so (three digits make it quickest). */
  *startingWith(prefix: string): Generator<Readonly<T>> {
    const [first, last] = pagesFrom(prefix);
    for (let page = first; page <= last; page++) {
      for (const key in this.base.books[bookOf(page)]?.[placeOf(page)]) {
        if (!key.startsWith(prefix)) continue;
        const row = this.peek(key);
        if (row !== undefined) yield row;
      }
    }
    for (const key of this.#added) {
      const row = String(key).startsWith(prefix) ? this.peek(key) : undefined;
      if (row !== undefined) yield row;
    }
  }

  /** The table with the changes of this transaction in it. What did not change is shared with the table before. */
  written(): Table<T> {
    const books = { ...this.base.books };
    const ownBooks = new Set<number>();
    const ownPages = new Set<number>();
    for (const [key, row] of this.#changed) {
      const number = pageOf(this.paging, key);
      const place = placeOf(number);
      let book = books[bookOf(number)] ?? {};
      if (!ownBooks.has(bookOf(number))) {
        ownBooks.add(bookOf(number));
        book = books[bookOf(number)] = { ...book };
      }
      let page = book[place] ?? {};
      if (!ownPages.has(number)) {
        ownPages.add(number);
        page = book[place] = { ...page };
      }
      if (row !== null) page[key] = Rows.freezes ? Object.freeze(row) : row;
      else {
        delete page[key];
        // empty ones go, so that a table looks the same however it came about
        if (isEmpty(page) && ownPages.delete(number)) delete book[place];
        if (isEmpty(book) && ownBooks.delete(bookOf(number))) delete books[bookOf(number)];
      }
    }
    return { size: this.#size, books };
  }

  get isChanged(): boolean {
    return this.#changed.size > 0;
  }

  /** The rows this transaction holds, for checks. */
  changes(): ReadonlyMap<Key, Readonly<T> | null> {
    return this.#changed;
  }

  #mine(key: string): T | null | undefined {
    return this.#changed.get(this.paging === 'counted' ? Number(key) : key);
  }
}

function isEmpty(record: object): boolean {
  for (const name in record) if (Object.hasOwn(record, name)) return false;
  return true;
}
