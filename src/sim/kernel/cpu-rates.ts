import type { Scheduler } from '#sim/world/cgroup';
import type { Sim } from '#sim/world/sim';
import { shareCores, type ShareGroup } from './physics/fair-share';

/** Sets the rate (cores) of every task of a physical machine, those of the machines it runs included. */
export function setRates(sim: Sim, scheduler: Scheduler): void {
  const cores = sim.machines.peek(scheduler.id)?.hardware.cores ?? 1;
  const all = Object.values(scheduler.tasks);
  for (const task of all) task.rate = 0;
  const tasks = all.filter((task) => canRun(sim, task.thread));
  if (tasks.length <= cores && tasks.every((task) => !isLimited(sim, task.cgroup, scheduler.id))) {
    for (const task of tasks) task.rate = 1;
    return;
  }
  const root: ShareGroup = { weight: 100, tasks: [], groups: [] };
  const groups = new Map<number, ShareGroup>();
  for (const task of tasks) groupOf(sim, scheduler.id, task.cgroup, root, groups).tasks.push(task);
  shareCores(cores, root);
}

function canRun(sim: Sim, threadId: number): boolean {
  const process = sim.processes.peek(sim.threads.peek(threadId)?.process ?? 0);
  return process?.state === 'running' && process.isFrozen !== true;
}

function isLimited(sim: Sim, cgroupId: number, physical: number): boolean {
  for (let id = cgroupId; id !== 0;) {
    const cgroup = sim.cgroups.peek(id);
    if (cgroup === undefined) return false;
    if (cgroup.quota !== undefined || cgroup.cpuset !== undefined || cgroup.machine !== physical) return true;
    id = cgroup.parent;
  }
  return false;
}

/** The node of a cgroup in the tree of shares, made with all above it. A VM hangs in its host's root, as its virtual CPUs. */
function groupOf(
  sim: Sim,
  physical: number,
  cgroupId: number,
  root: ShareGroup,
  groups: Map<number, ShareGroup>,
): ShareGroup {
  const cgroup = sim.cgroups.peek(cgroupId);
  if (cgroup === undefined || (cgroup.parent === 0 && cgroup.machine === physical)) return root;
  const known = groups.get(cgroupId);
  if (known !== undefined) return known;
  const machine = sim.machines.peek(cgroup.machine);
  const isVm = cgroup.parent === 0;
  const vcpus = isVm ? (machine?.hardware.cores ?? 1) : Infinity;
  const cap = Math.min(
    vcpus,
    cgroup.quota ?? Infinity,
    cgroup.cpuset === undefined ? Infinity : countCpus(cgroup.cpuset),
  );
  const group: ShareGroup = {
    weight: isVm ? { perTask: 100, most: vcpus } : cgroup.weight,
    tasks: [],
    groups: [],
    ...(cap < Infinity ? { cap } : {}),
  };
  groups.set(cgroupId, group);
  const above = isVm ? (sim.machines.peek(machine?.parent ?? 0)?.cgroup ?? 0) : cgroup.parent;
  groupOf(sim, physical, above, root, groups).groups.push(group);
  return group;
}

/** How many processors a list such as `0-2,5` names. */
export function countCpus(list: string): number {
  return list
    .split(',')
    .map((range) => range.split('-').map(Number))
    .reduce((sum, [from = 0, to = from]) => sum + (to - from + 1), 0);
}
