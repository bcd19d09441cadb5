import { cloneJson, type Json } from '#sim/base/json';
import type { Sim } from '#sim/world/sim';
import type { TableName } from '#sim/world/world';

/** Rows of one table by key. */
type Kept = Record<string, Json>;

/** What the rows of a machine are told by: ids of everything in it that others point to. */
interface Ids {
  machines: Set<number>;
  namespaces: Set<number>;
  filesystems: Set<number>;
  processes: Set<number>;
  openFiles: Set<number>;
  pipes: Set<number>;
  daemons: Set<number>;
  /** of containers, networks: parts of other keys */
  names: Set<string>;
  attachments: Set<number>;
}

type Loose = Readonly<Record<string, unknown>>;
/** Does a row (its key, itself) belong to a machine with these ids? */
type Belongs = (ids: Ids, key: string, row: Loose) => boolean;

const first = (key: string, mark: string) => key.split(mark, 1)[0] ?? '';
const numbered = (field: string, set: keyof Ids): Belongs => {
  return (ids, _key, row) => (ids[set] as Set<unknown>).has(row[field]);
};
const ofDaemon = numbered('daemon', 'daemons');
const keyOfDaemon: Belongs = (ids, key) => ids.daemons.has(Number(first(key, ' ')));
const keyOfNamespace: Belongs = (ids, key) => ids.namespaces.has(Number(first(key, '/')));
const keyOfName: Belongs = (ids, key) => ids.names.has(first(key, '/'));
const own = numbered('machine', 'machines');

/** Every table with rows of a machine. Those that its hardware is made of (wires, schedulers, terminals' windows) are not among them. */
const belongs: Partial<Record<TableName, Belongs>> = {
  namespaces: own,
  pids: keyOfNamespace,
  processes: own,
  threads: numbered('process', 'processes'),
  cgroups: own,
  openFiles: numbered('id', 'openFiles'),
  pipes: numbered('id', 'pipes'),
  ttys: own,
  sockets: numbered('netns', 'namespaces'),
  filesystems: own,
  inodes: numbered('fs', 'filesystems'),
  mountTables: numbered('id', 'namespaces'),
  netns: numbered('id', 'namespaces'),
  neighbours: keyOfNamespace,
  publishedPorts: keyOfNamespace,
  dnsNames: keyOfName,
  takenAddresses: keyOfName,
  daemons: own,
  containers: ofDaemon,
  containerConfigs: numbered('id', 'names'),
  containerLogs: numbered('id', 'names'),
  attachments: numbered('id', 'attachments'),
  dockerEvents: keyOfDaemon,
  storedLayers: ofDaemon,
  containerNames: keyOfDaemon,
  images: ofDaemon,
  networks: ofDaemon,
  volumes: ofDaemon,
  execs: ofDaemon,
  pulls: ofDaemon,
  solves: ofDaemon,
  buildCache: ofDaemon,
  buildRecords: ofDaemon,
};

const tables = Object.keys(belongs) as (keyof typeof belongs)[];

function idsOf(sim: Sim, machine: number): Ids {
  const machines = new Set([machine]);
  for (const row of sim.machines.all())
    if (row.parent !== undefined && machines.has(row.parent)) machines.add(row.id);
  const ids: Ids = {
    machines,
    namespaces: new Set(),
    filesystems: new Set(),
    processes: new Set(),
    openFiles: new Set(),
    pipes: new Set(),
    daemons: new Set(),
    names: new Set(),
    attachments: new Set(),
  };
  for (const row of sim.namespaces.all()) if (machines.has(row.machine)) ids.namespaces.add(row.id);
  for (const row of sim.filesystems.all()) if (machines.has(row.machine)) ids.filesystems.add(row.id);
  for (const row of sim.daemons.all()) if (machines.has(row.machine)) ids.daemons.add(row.id);
  for (const row of sim.networks.all()) if (ids.daemons.has(row.daemon)) ids.names.add(row.id);
  for (const row of [...sim.containers.all(), ...sim.execs.all()]) {
    if (!ids.daemons.has(row.daemon)) continue;
    ids.names.add(row.id);
    for (const one of row.attachments) ids.attachments.add(one);
  }
  for (const row of sim.processes.all()) {
    if (!machines.has(row.machine)) continue;
    ids.processes.add(row.id);
    for (const file of Object.values(row.files)) ids.openFiles.add(file);
  }
  for (const id of ids.openFiles) {
    const row = sim.openFiles.peek(id);
    if (row?.kind === 'pipe') ids.pipes.add(row.target);
  }
  for (const row of sim.inodes.all())
    if (row.type === 'fifo' && row.endpoint !== undefined && ids.filesystems.has(row.fs))
      ids.pipes.add(row.endpoint);
  return ids;
}

/** The world's rows as they are handled here: keys as the world has them, rows without their types. */
interface AnyRows {
  keys(): Iterable<string>;
  peek(key: number | string): Loose | undefined;
  insert(key: number | string, row: object): unknown;
  remove(key: number | string): void;
}

const textual = new Set<TableName>([
  'dockerEvents',
  'pids',
  'neighbours',
  'publishedPorts',
  'dnsNames',
  'takenAddresses',
  'containers',
  'containerConfigs',
  'containerLogs',
  'storedLayers',
  'containerNames',
  'images',
  'networks',
  'volumes',
  'execs',
  'pulls',
  'buildCache',
  'buildRecords',
]);

const rowsOf = (sim: Sim, table: TableName) => sim[table] as unknown as AnyRows;
const keyFor = (table: TableName, key: string) => (textual.has(table) ? key : Number(key));

function* ownRows(sim: Sim, ids: Ids, table: keyof typeof belongs): Generator<[key: string, row: Loose]> {
  const test = belongs[table];
  const rows = rowsOf(sim, table);
  for (const key of [...rows.keys()]) {
    const row = rows.peek(keyFor(table, key));
    if (row !== undefined && test?.(ids, key, row) === true) yield [key, row];
  }
}

/** Copies of all rows of a machine, by table and key. */
export function copyRows(sim: Sim, machine: number): Record<string, Kept> {
  const ids = idsOf(sim, machine);
  const all: Record<string, Kept> = {};
  for (const table of tables) {
    const kept: Kept = {};
    for (const [key, row] of ownRows(sim, ids, table)) kept[key] = cloneJson(row) as Json;
    if (Object.keys(kept).length > 0) all[table] = kept;
  }
  return all;
}

/** Takes all rows of a machine out of the world, but for its own and its place in networks of others. */
export function removeRows(sim: Sim, machine: number): void {
  const ids = idsOf(sim, machine);
  for (const table of tables)
    for (const [key] of [...ownRows(sim, ids, table)]) rowsOf(sim, table).remove(keyFor(table, key));
}

/** Puts rows back as they were copied. */
export function putRows(sim: Sim, kept: Readonly<Record<string, Readonly<Kept>>>): void {
  for (const table of tables)
    for (const [key, row] of Object.entries(kept[table] ?? {}))
      rowsOf(sim, table).insert(keyFor(table, key), cloneJson(row) as object);
}
