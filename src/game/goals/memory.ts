import { read } from '#sim/index';
import type { Check } from './check';

/** Private memory in use on the host is below so many bytes. */
export const memory: Check<'memory'> = (goal, { world, machine }) =>
  read(world, (sim) => {
    const root = sim.machines.peek(machine(goal.host))?.cgroup ?? 0;
    return (sim.cgroups.peek(root)?.anon ?? 0) < goal.below;
  });
