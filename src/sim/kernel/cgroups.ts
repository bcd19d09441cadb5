import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import * as cpu from './cpu';
import { contKey } from './threads';
import { wake } from './wait';

/** A child group by name, or undefined. */
export function childCgroup(sim: Sim, parent: number, name: string): number | undefined {
  return sim.cgroups.peek(parent)?.children.find((id) => sim.cgroups.peek(id)?.name === name);
}

/** The group at a path below a machine's root, such as `/system.slice/docker-….scope`. */
export function findCgroup(sim: Sim, machine: number, path: string): number | undefined {
  let id = sim.machines.peek(machine)?.cgroup;
  for (const name of path.split('/').filter((part) => part !== '')) {
    if (id === undefined) return undefined;
    id = childCgroup(sim, id, name);
  }
  return id;
}

/** Moves a process, with the memory and the number that it counts for. */
export function moveProcess(sim: Sim, processId: number, to: number): void {
  const process = sim.processes.need(processId);
  leave(sim, process);
  process.cgroup = to;
  enter(sim, process);
  for (const thread of process.threads) {
    const task = sim.schedulers.get(cpu.physicalOf(sim, process.machine))?.tasks[thread];
    if (task !== undefined) task.cgroup = to;
  }
  cpu.reschedule(sim, process.machine);
}

/** Counts a process, and its memory, for its group. */
export function enter(sim: Sim, process: Process): void {
  sim.cgroups.need(process.cgroup).procs.push(process.id);
  setFrozen(process, count(sim, process.cgroup, 1, process.memory.anon));
}

function setFrozen(process: Process, isFrozen: boolean): void {
  if (isFrozen) process.isFrozen = true;
  else if (process.isFrozen === true) process.isFrozen = false;
}

export function leave(sim: Sim, process: Readonly<Process>): void {
  const { procs } = sim.cgroups.need(process.cgroup);
  const at = procs.indexOf(process.id);
  if (at >= 0) procs.splice(at, 1);
  count(sim, process.cgroup, -1, -process.memory.anon);
}

/** Adds to what a group and all above it hold: processes, and bytes of private memory. Answers whether one of them is frozen. */
export function count(sim: Sim, cgroupId: number, processes: number, anon: number): boolean {
  let isFrozen = false;
  for (let id = cgroupId; id !== 0;) {
    const row = sim.cgroups.get(id);
    if (row === undefined) break;
    if (row.isFrozen) isFrozen = true;
    row.pids += processes;
    row.anon += anon;
    row.peak = Math.max(row.peak, row.anon + row.cache);
    id = row.parent;
  }
  return isFrozen;
}

/** May one more process live here (pids.max, here and above)? */
export function hasRoom(sim: Sim, cgroupId: number): boolean {
  for (let id = cgroupId; id !== 0;) {
    const row = sim.cgroups.peek(id);
    if (row === undefined) return true;
    if (row.pidsMax !== undefined && row.pids >= row.pidsMax) return false;
    id = row.parent;
  }
  return true;
}

/** Stops everything in a group where it stands (docker pause), or lets it go on. */
export function freeze(sim: Sim, cgroupId: number, isFrozen: boolean): void {
  const row = sim.cgroups.need(cgroupId);
  if (row.isFrozen === isFrozen) return;
  row.isFrozen = isFrozen;
  cpu.reschedule(sim, row.machine);
  for (const id of processesIn(sim, cgroupId)) {
    const process = sim.processes.need(id);
    setFrozen(process, cpu.isFrozen(sim, process.cgroup));
    if (!isFrozen) wake(sim, contKey(id));
  }
}

/** Ids of a group and all below it, those below first. */
export function below(sim: Sim, cgroupId: number): number[] {
  const children = sim.cgroups.peek(cgroupId)?.children ?? [];
  return [...children.flatMap((child) => below(sim, child)), cgroupId];
}

/** Ids of the processes in a group and below it. */
export function processesIn(sim: Sim, cgroupId: number): number[] {
  const row = sim.cgroups.peek(cgroupId);
  if (row === undefined) return [];
  return [...row.procs, ...row.children.flatMap((child) => processesIn(sim, child))];
}
