import { measure } from '../bench/measure';
import type { Verb } from '../verb';

/** Prints one JSON object of figures. `bench 2000` takes 2,000 for "many" containers instead of 10,000. */
export const bench: Verb = (args, { stdout, stderr }) => {
  const present = args[0] === undefined ? 10_000 : Number(args[0]);
  if (!Number.isInteger(present) || present < 200) {
    stderr.write(`drydock bench: '${args[0] ?? ''}' is not a number of containers (200 or more)\n`);
    return Promise.resolve(2);
  }
  stdout.write(`${JSON.stringify(measure(present), null, 2)}\n`);
  return Promise.resolve(0);
};
