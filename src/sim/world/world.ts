import { newTable, type Paging, type Table } from '#sim/base/table';
import { seedRandom, type RandomState } from '#sim/base/random';
import type { Cgroup, Scheduler } from './cgroup';
import type { BuildCacheRow, BuildRecordRow, SolveRow } from './docker-build';
import type {
  AttachmentRow,
  ContainerConfigRow,
  ContainerLogRow,
  ContainerRow,
  DaemonRow,
  DockerEventRow,
  ExecRow,
  ImageRow,
  NetworkRow,
  PullRow,
  StoredLayerRow,
  VolumeRow,
} from './docker';
import type { Filesystem, Inode, LayerTree, MountTable } from './files';
import type { OpenFile, OutsideStream, Pipe, Socket, Tty } from './io';
import type { Machine, Namespace } from './machine';
import type { DnsName, Neighbour, NetNamespace, PublishedPorts, Wire } from './network';
import type { Process, Thread } from './process';
import type { QueueEntry } from './queue';
import type { RegistryRow } from './registry';
import type { Terminal } from './terminal';
import type { VmState } from './vm';

/** Every table of the world, with the type of its rows. A new kind of thing is one line here and one in `paging`. */
export interface RowTypes {
  machines: Machine;
  namespaces: Namespace;
  /** `NAMESPACE/PID` → process */
  pids: { process: number };
  processes: Process;
  threads: Thread;
  cgroups: Cgroup;
  schedulers: Scheduler;
  openFiles: OpenFile;
  pipes: Pipe;
  ttys: Tty;
  sockets: Socket;
  outside: OutsideStream;
  terminals: Terminal;
  /** key → threads asleep on it, in the order they came */
  waiters: { threads: number[] };
  filesystems: Filesystem;
  inodes: Inode;
  mountTables: MountTable;
  /** contents of layers that were made here (built, committed, loaded), by diff id; the catalogue's are not in the world */
  layers: { tree: LayerTree; size: number };
  netns: NetNamespace;
  wires: Wire;
  /** key `NETNS/BRIDGE/IP` */
  neighbours: Neighbour;
  /** key `NETNS/PROTOCOL/PORT` */
  publishedPorts: PublishedPorts;
  /** key `NETWORK/NAME` or `NETWORK/IP` */
  dnsNames: DnsName;
  /** key `POOL/IP`: it is in use, or set aside */
  takenAddresses: { ip: string };
  daemons: DaemonRow;
  containers: ContainerRow;
  containerConfigs: ContainerConfigRow;
  containerLogs: ContainerLogRow;
  attachments: AttachmentRow;
  /** `DAEMON number` → event */
  dockerEvents: DockerEventRow;
  /** `DAEMON diff id` → layer in its store */
  storedLayers: StoredLayerRow;
  /** `DAEMON name` → container id */
  containerNames: { id: string };
  images: ImageRow;
  networks: NetworkRow;
  volumes: VolumeRow;
  execs: ExecRow;
  pulls: PullRow;
  registries: RegistryRow;
  /** builds that are under way */
  solves: SolveRow;
  /** `DAEMON key` → what BuildKit keeps */
  buildCache: BuildCacheRow;
  /** `DAEMON ref` → a build that is over */
  buildRecords: BuildRecordRow;
  /** what virtual machines were like when somebody kept that: snapshots, memory written to a disk */
  vmStates: VmState;
}

export type TableName = keyof RowTypes;

/** How each table spreads its keys over pages. */
export const paging = {
  machines: 'counted',
  namespaces: 'counted',
  pids: 'hashed',
  processes: 'counted',
  threads: 'counted',
  cgroups: 'counted',
  schedulers: 'counted',
  openFiles: 'counted',
  pipes: 'counted',
  ttys: 'counted',
  sockets: 'counted',
  outside: 'counted',
  terminals: 'counted',
  waiters: 'hashed',
  filesystems: 'counted',
  inodes: 'counted',
  mountTables: 'counted',
  layers: 'hashed',
  netns: 'counted',
  wires: 'counted',
  neighbours: 'hashed',
  publishedPorts: 'hashed',
  dnsNames: 'hashed',
  takenAddresses: 'hashed',
  daemons: 'counted',
  containers: 'hex',
  containerConfigs: 'hex',
  containerLogs: 'hex',
  attachments: 'counted',
  dockerEvents: 'hashed',
  storedLayers: 'hashed',
  containerNames: 'hashed',
  images: 'hashed',
  networks: 'hex',
  volumes: 'hashed',
  execs: 'hex',
  pulls: 'hashed',
  registries: 'hashed',
  solves: 'counted',
  buildCache: 'hashed',
  buildRecords: 'hashed',
  vmStates: 'counted',
} as const satisfies Record<TableName, Paging>;

/** Everything there is, as one plain JSON value. Saving it is JSON.stringify; a fork of it is the same value. */
export interface World {
  /** of this format; `upgrade` reads older ones */
  version: 1;
  /** simulated ms since the world began */
  time: number;
  /** what the clock of its machines said then, ms since 1970 */
  epoch: number;
  random: RandomState;
  /** last id given out, for all counted tables */
  lastId: number;
  /** last sequence number of the queue */
  lastSequence: number;
  queue: QueueEntry[];
  /** threads that can run now, in order */
  ready: number[];
  tables: { [N in TableName]: Table<RowTypes[N]> };
}

/** 2026-01-05 09:00 UTC, a Monday: when a world begins unless it is told otherwise. */
export const defaultEpoch = 1767603600000;

export function emptyWorld(seed: number, epoch = defaultEpoch): World {
  const tables = Object.fromEntries(
    Object.keys(paging).map((name) => [name, newTable()]),
  ) as unknown as World['tables'];
  return {
    version: 1,
    time: 0,
    epoch,
    random: seedRandom(seed),
    lastId: 0,
    lastSequence: 0,
    queue: [],
    ready: [],
    tables,
  };
}
