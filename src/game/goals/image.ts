import { read } from '#sim/index';
import type { Check } from './check';

/** The host has an image of that reference, or has it no more. */
export const image: Check<'image'> = (goal, { world, machine }) =>
  read(world, (sim) => {
    const daemon = [...sim.daemons.all()].find((row) => row.machine === machine(goal.host));
    const wanted = goal.reference.includes(':') ? goal.reference : `${goal.reference}:latest`;
    const names = Object.keys(daemon?.references ?? {}).map((name) =>
      name.replace(/^docker\.io\/(library\/)?/, ''),
    );
    return names.includes(wanted) === goal.isPresent;
  });
