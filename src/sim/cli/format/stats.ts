import type { Refusal } from '../refusal';
import { writeList, type Noun, type View } from './list';
import { shortId } from './text';
import { bytesSize, humanSize } from './units';

/** One answer of `GET /containers/NAME/stats`, as far as the client looks at it. */
export interface StatsAnswer {
  readonly name?: string;
  readonly id?: string;
  readonly cpu_stats?: CpuStats;
  readonly precpu_stats?: CpuStats;
  readonly memory_stats?: {
    readonly usage?: number;
    readonly limit?: number;
    readonly stats?: Readonly<Record<string, number>>;
  };
  readonly pids_stats?: { readonly current?: number };
  readonly networks?: Readonly<Record<string, { readonly rx_bytes?: number; readonly tx_bytes?: number }>>;
  readonly blkio_stats?: {
    readonly io_service_bytes_recursive?: readonly { readonly op: string; readonly value: number }[] | null;
  };
}
interface CpuStats {
  readonly cpu_usage?: { readonly total_usage?: number; readonly percpu_usage?: readonly number[] | null };
  readonly system_cpu_usage?: number;
  readonly online_cpus?: number;
}

/** A row of `docker stats`. */
export interface StatsRow {
  /** What was asked for. */
  readonly container: string;
  /** No answer yet, or a container that is not there any more. */
  readonly answer?: StatsAnswer;
  /** The last reading counts no more; name and id stay. */
  readonly isInvalid?: boolean;
}

/** Share of one processor in percent, between the two readings of the answer. */
function cpuPercent({ cpu_stats: now, precpu_stats: before }: StatsAnswer): number {
  const used = (now?.cpu_usage?.total_usage ?? 0) - (before?.cpu_usage?.total_usage ?? 0);
  const system = (now?.system_cpu_usage ?? 0) - (before?.system_cpu_usage ?? 0);
  const cpus = now?.online_cpus || (now?.cpu_usage?.percpu_usage?.length ?? 0);
  return system > 0 && used > 0 ? (used / system) * cpus * 100 : 0;
}

/** Without the page cache that could be given back at once. */
function memoryUsed({ memory_stats: memory }: StatsAnswer): number {
  const usage = memory?.usage ?? 0;
  const total = memory?.stats?.['total_inactive_file'];
  const inactive = total !== undefined && total < usage ? total : (memory?.stats?.['inactive_file'] ?? 0);
  return inactive < usage ? usage - inactive : usage;
}

function blockIo({ blkio_stats: blkio }: StatsAnswer): [read: number, written: number] {
  let [read, written] = [0, 0];
  for (const { op, value } of blkio?.io_service_bytes_recursive ?? []) {
    if (/^r/i.test(op)) read += value;
    else if (/^w/i.test(op)) written += value;
  }
  return [read, written];
}

const none = '--';
const percent = (value: number): string => `${value.toFixed(2)}%`;
const pair = (a: number, b: number): string => `${humanSize(a)} / ${humanSize(b)}`;
const known = (show: (answer: StatsAnswer) => string, otherwise = none) => {
  return ({ answer, isInvalid }: StatsRow): string =>
    answer && isInvalid !== true ? show(answer) : otherwise;
};

const statsNoun: Noun<StatsRow> = {
  typeName: '*container.statsContext',
  columns: {
    BlockIO: ['BLOCK I/O', known((answer) => pair(...blockIo(answer)))],
    CPUPerc: ['CPU %', known((answer) => percent(cpuPercent(answer)))],
    Container: ['CONTAINER', (row) => row.container],
    ID: [
      'CONTAINER ID',
      (row, view) => (view.truncate ? shortId(row.answer?.id ?? '') : (row.answer?.id ?? '')),
    ],
    MemPerc: [
      'MEM %',
      known((answer) => {
        const limit = answer.memory_stats?.limit ?? 0;
        return percent(limit === 0 ? 0 : (memoryUsed(answer) / limit) * 100);
      }),
    ],
    MemUsage: [
      'MEM USAGE / LIMIT',
      known(
        (answer) => `${bytesSize(memoryUsed(answer))} / ${bytesSize(answer.memory_stats?.limit ?? 0)}`,
        `${none} / ${none}`,
      ),
    ],
    Name: [
      'NAME',
      (row) =>
        row.answer?.name !== undefined && row.answer.name.length > 1 ? row.answer.name.slice(1) : none,
    ],
    NetIO: [
      'NET I/O',
      known((answer) => {
        const all = Object.values(answer.networks ?? {});
        const sum = (of: (one: (typeof all)[number]) => number): number =>
          all.reduce((total, one) => total + of(one), 0);
        return pair(
          sum((one) => one.rx_bytes ?? 0),
          sum((one) => one.tx_bytes ?? 0),
        );
      }),
    ],
    PIDs: ['PIDS', known((answer) => String(answer.pids_stats?.current ?? 0))],
  },
};

const table =
  'table {{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}';

/** One picture of `docker stats`. */
export function writeStats(rows: readonly StatsRow[], format: string, view: View): string | Refusal {
  return writeList(statsNoun, rows, format === 'table' || format === '' ? table : format, view);
}
