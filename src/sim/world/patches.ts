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
  for (const page in to.pages) {
    const path = ['tables', name, 'pages', page];
    if (from.pages[page] === undefined) patches.push({ op: 'add', path, value: to.pages[page] });
    else if (from.pages[page] !== to.pages[page])
      patches.push({ op: 'replace', path, value: to.pages[page] });
  }
  for (const page in from.pages) {
    if (to.pages[page] === undefined) patches.push({ op: 'remove', path: ['tables', name, 'pages', page] });
  }
}

/** The world that patches lead to: immer comes when somebody goes back for the first time. */
export const patching = new Later<(world: World, patches: readonly Patch[]) => World>('undo');

export type { Patch };
