import * as v from 'valibot';
import { bookOf, newTable, pageOf, placeOf, rowsOf, type Table } from '#sim/base/table';
import type { Process } from './process';
import { paging, type TableName, type World } from './world';

/** Why a text is no saved world: what is wrong, and where in it. */
export interface LoadRefusal {
  refused: string;
}

const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.integer());
const row = v.record(v.string(), v.unknown());
const page = v.record(v.string(), row);
/** Worlds of the first versions have pages without books. */
const table = v.union([
  v.strictObject({ size: whole, books: v.record(v.string(), v.record(v.string(), page)) }),
  v.strictObject({ size: whole, pages: v.record(v.string(), page) }),
]);

const entry = v.strictObject({
  time: finite,
  priority: finite,
  sequence: whole,
  kind: v.string(),
  a: finite,
  b: finite,
});

/** The frame of a world. Rows are as their kernel left them; a page that was tampered with can hurt only itself. */
const frame = v.strictObject({
  version: v.literal(1),
  time: finite,
  epoch: finite,
  random: v.pipe(v.array(whole), v.length(4)),
  lastId: whole,
  lastSequence: whole,
  queue: v.array(entry),
  ready: v.array(whole),
  tables: v.record(v.string(), table),
});

/** The world that a text holds, brought up to this version, or why it is none. Nothing in it is ever run as code. */
export function loadWorld(text: string): World | LoadRefusal {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refused: 'not JSON' };
  }
  const parsed = v.safeParse(frame, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { refused: `${v.getDotPath(issue) ?? 'world'}: ${issue.message}` };
  }
  return upgrade(parsed.output);
}

export function isLoadRefusal(value: World | LoadRefusal): value is LoadRefusal {
  return 'refused' in value;
}

/** Adds what versions since have added: tables that were not there yet are empty. Tables that are no more are left out. */
function upgrade(old: v.InferOutput<typeof frame>): World {
  const known = old.tables;
  const tables = Object.fromEntries(
    (Object.keys(paging) as TableName[]).map((name) => [name, shelved(name, known[name])]),
  ) as unknown as World['tables'];
  markFrozen(tables);
  markChanged(tables);
  return { ...old, tables };
}

/** The rows of a table, where this version looks for them. */
function shelved(name: TableName, old: v.InferOutput<typeof table> | undefined): Table<unknown> {
  const made: Table<unknown> = newTable();
  const pages = old === undefined ? [] : 'pages' in old ? [old.pages] : Object.values(old.books);
  for (const [key, one] of pages
    .flatMap((book) => Object.values(book))
    .flatMap((rows) => Object.entries(rows))) {
    const number = pageOf(paging[name], key);
    ((made.books[bookOf(number)] ??= {})[placeOf(number)] ??= {})[key] = one;
    made.size += 1;
  }
  return made;
}

/** Parents know which of their children have something to tell; those of older worlds did not. */
function markChanged(tables: World['tables']): void {
  const processes = new Map(rowsOf(tables.processes).map((process) => [process.id, process]));
  for (const process of processes.values()) {
    const told = process as Partial<Process>;
    told.changed ??= process.children.filter((child) => processes.get(child)?.exit !== undefined);
  }
}

/** Processes of paused containers say so themselves; those of older worlds did not. */
function markFrozen(tables: World['tables']): void {
  const groups = new Map(rowsOf(tables.cgroups).map((group) => [group.id, group]));
  if (![...groups.values()].some((group) => group.isFrozen)) return;
  for (const process of rowsOf(tables.processes)) {
    for (let group = groups.get(process.cgroup); group !== undefined; group = groups.get(group.parent))
      if (group.isFrozen) process.isFrozen = true;
  }
}
