import * as v from 'valibot';
import { newTable } from '#sim/base/table';
import { paging, type TableName, type World } from './world';

/** Why a text is no saved world: what is wrong, and where in it. */
export interface LoadRefusal {
  refused: string;
}

const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.integer());
const table = v.strictObject({
  size: whole,
  pages: v.record(v.string(), v.record(v.string(), v.record(v.string(), v.unknown()))),
});

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
  return upgrade(parsed.output as unknown as World);
}

export function isLoadRefusal(value: World | LoadRefusal): value is LoadRefusal {
  return 'refused' in value;
}

/** Adds what versions since have added: tables that were not there yet are empty. Tables that are no more are left out. */
function upgrade(old: World): World {
  const known = old.tables as Partial<World['tables']>;
  const tables = Object.fromEntries(
    (Object.keys(paging) as TableName[]).map((name) => [name, known[name] ?? newTable()]),
  ) as unknown as World['tables'];
  markFrozen(tables);
  return { ...old, tables };
}

/** Processes of paused containers say so themselves; those of older worlds did not. */
function markFrozen(tables: World['tables']): void {
  const groups = new Map(
    Object.values(tables.cgroups.pages)
      .flatMap((page) => Object.values(page))
      .map((group) => [group.id, group]),
  );
  if (![...groups.values()].some((group) => group.isFrozen)) return;
  for (const process of Object.values(tables.processes.pages).flatMap((page) => Object.values(page))) {
    for (let group = groups.get(process.cgroup); group !== undefined; group = groups.get(group.parent))
      if (group.isFrozen) process.isFrozen = true;
  }
}
