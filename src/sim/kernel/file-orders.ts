import type { Sim } from '#sim/world/sim';
import { freeze, moveProcess } from './cgroups';

/** What writing to a file of the kernel does beyond the file, by kind. */
const deeds: Readonly<Record<string, (sim: Sim, a: number, b: number) => void>> = {
  /** a process was written into a control group's cgroup.procs */
  'cgroup-move'(sim, process, group) {
    if (sim.processes.peek(process)?.state !== 'zombie') moveProcess(sim, process, group);
  },
  /** cgroup.freeze was written */
  'cgroup-freeze'(sim, group, isFrozen) {
    freeze(sim, group, isFrozen === 1);
  },
};

/** Does what was ordered by a write that has just been done. */
export function carryOutOrders(sim: Sim): void {
  for (const { kind, a, b } of sim.orders.splice(0)) deeds[kind]?.(sim, a, b);
}
