import type { Steps } from '#sim/kernel/program';
import type { Cli } from './cli';
import { inspectorOf, writeInspected, type Found } from './format/inspect';
import { isRefusal, refuse, type Refusal } from './refusal';

/** Finds objects one by one and prints them all; what was not found, or could not be printed, comes last. */
export function* inspectEach(
  cli: Cli,
  names: readonly string[],
  format: string,
  find: (name: string) => Steps<Found | Refusal>,
): Steps<number> {
  const inspector = inspectorOf(format);
  if (isRefusal(inspector)) return yield* cli.fail(inspector, 64);
  const found: Found[] = [];
  const refusals: Refusal[] = [];
  for (const name of names) {
    const one = yield* find(name);
    if (isRefusal(one)) refusals.push(one);
    else found.push(one);
  }
  const { out, errors } = writeInspected(inspector, found);
  yield* cli.out(out);
  return yield* cli.failAll([...refusals, ...errors.map(refuse)]);
}
