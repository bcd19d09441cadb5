import { read } from '#sim/index';
import type { Check } from './check';

/** So many virtual machines of the host are up. */
export const vm: Check<'vm'> = (goal, { world, machine }) =>
  read(world, (sim) => {
    const host = machine(goal.host);
    return (
      [...sim.machines.all()].filter((one) => one.parent === host && one.state === goal.state).length >=
      goal.least
    );
  });
