import type { Patch } from 'immer';
import { Later } from '#sim/base/later';
import type { Table } from '#sim/base/table';
import type { TableName, World } from './world';

/** Fields of a world beside its tables that a transaction may change. */
const plain = ['time', 'random', 'lastId', 'lastSequence', 'queue', 'ready'] as const;

/**
 * How to get from one world to another, as immer's patches. Worlds share what did not change between them, so only what is
 * another object is looked into. Pages are patched as a whole: a row put back alone would come last in its page, and going
 * back would not be exact.
 */
export function patchesBetween(from: World, to: World): Patch[] {
  const patches: Patch[] = [];
  for (const field of plain) {
    if (from[field] !== to[field]) patches.push({ op: 'replace', path: [field], value: to[field] });
  }
  for (const name of Object.keys(to.tables) as TableName[]) {
    if (from.tables[name] !== to.tables[name]) addTable(patches, name, from.tables[name], to.tables[name]);
  }
  return patches;
}

function addTable(
  patches: Patch[],
  name: string,
  from: Readonly<Table<unknown>>,
  to: Readonly<Table<unknown>>,
): void {
  if (from.size !== to.size) patches.push({ op: 'replace', path: ['tables', name, 'size'], value: to.size });
  addBooks(patches, ['tables', name, 'books'], from.books, to.books);
}

type Books = Table<unknown>['books'];

function addBooks(patches: Patch[], path: string[], from: Readonly<Books>, to: Readonly<Books>): void {
  for (const [name, one, other] of differences(from, to)) {
    if (one === undefined || other === undefined) patches.push(patch([...path, name], one, other));
    else
      for (const [page, before, after] of differences(one, other))
        patches.push(patch([...path, name, page], before, after));
  }
}

/** Entries that are not the same object on both sides. */
function differences<T>(
  from: Readonly<Record<string, T>>,
  to: Readonly<Record<string, T>>,
): [name: string, before: T | undefined, after: T | undefined][] {
  const found: [string, T | undefined, T | undefined][] = [];
  for (const name in to) if (from[name] !== to[name]) found.push([name, from[name], to[name]]);
  for (const name in from) if (to[name] === undefined) found.push([name, from[name], undefined]);
  return found;
}

function patch(path: string[], before: unknown, after: unknown): Patch {
  if (after === undefined) return { op: 'remove', path };
  return { op: before === undefined ? 'add' : 'replace', path, value: after };
}

/** The world that patches lead to: immer comes when somebody goes back for the first time. */
export const patching = new Later<(world: World, patches: readonly Patch[]) => World>('undo');

export type { Patch };
