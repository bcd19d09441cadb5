import type { Sim } from './sim';

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

/** The usual period of cpu.max, µs: kernel cgroup-v2.rst. */
const usualPeriod = 100_000;

/** A new control group below `parent` (0 for a machine's root). */
export function newCgroup(sim: Sim, machine: number, parent: number, name: string): Cgroup {
  const above = parent === 0 ? undefined : sim.cgroups.need(parent);
  const id = sim.newId();
  above?.children.push(id);
  return sim.cgroups.insert(id, {
    id,
    machine,
    parent,
    children: [],
    procs: [],
    name,
    path: above === undefined ? '' : `${above.path}/${name}`,
    weight: 100,
    period: usualPeriod,
    isFrozen: false,
    anon: 0,
    cache: 0,
    peak: 0,
    swap: 0,
    pids: 0,
    cpuUsage: 0,
    throttled: 0,
    oomKills: 0,
    read: 0,
    written: 0,
  });
}

/** Takes an empty group away; its cache stays with the parent. */
export function removeCgroup(sim: Sim, id: number): void {
  const row = sim.cgroups.get(id);
  if (row === undefined) return;
  const parent = sim.cgroups.get(row.parent);
  if (parent !== undefined) parent.children = parent.children.filter((other) => other !== id);
  sim.cgroups.remove(id);
}
