import type { Steps } from '#sim/kernel/program';
import type { Output } from '../session';
import type { Value } from '../values';

/** Everything that something gives, as a list. */
export function* collect(run: (output: Output) => Steps<void>): Steps<Value[]> {
  const all: Value[] = [];
  yield* run({
    isHost: false,

    *emit(value) {
      all.push(value);
    },
  });
  return all;
}
