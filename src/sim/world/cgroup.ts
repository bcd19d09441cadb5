/** A control group, version 2 (kernel.org cgroup-v2.rst). */
export interface Cgroup {
  id: number;
  machine: number;
  /** 0 for the root */
  parent: number;
  children: number[];
  /** ids of the processes that are directly in it */
  procs: number[];
  name: string;
  /** path below /sys/fs/cgroup, '' for the root */
  path: string;
  /** cpu.weight, 1–10000 */
  weight: number;
  /** cpu.max as a number of cores; absent: max */
  quota?: number;
  /** the period of cpu.max in µs */
  period: number;
  /** cpuset.cpus as written; absent: all */
  cpuset?: string;
  /** bytes; absent: max */
  memoryMax?: number;
  memoryHigh?: number;
  memoryLow?: number;
  swapMax?: number;
  pidsMax?: number;
  isFrozen: boolean;
  /** bytes of private memory of its processes and of those below */
  anon: number;
  /** page cache charged here */
  cache: number;
  /** highest sum */
  peak: number;
  swap: number;
  /** processes here and below */
  pids: number;
  /** processor time of ended work here and below, ms */
  cpuUsage: number;
  throttled: number;
  oomKills: number;
  /** I/O so far, bytes */
  read: number;
  written: number;
}

/** Who runs on a machine's cores (key: machine id). Rates hold from `updated` on until something changes. */
export interface Scheduler {
  id: number;
  updated: number;
  /** thread id → its work */
  tasks: Record<string, CpuTask>;
  /** turns of the completion event that is under way; older ones are void */
  turn: number;
}

export interface CpuTask {
  thread: number;
  cgroup: number;
  /** share against its neighbours: from nice; 0 nice is 100 */
  weight: number;
  /** processor time still to do, ms; absent: without end until stopped */
  work: number;
  /** cores it gets now */
  rate: number;
  /** processor time done since it was added, ms */
  done: number;
}
