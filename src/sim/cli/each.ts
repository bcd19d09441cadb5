import type { Steps } from '#sim/kernel/program';
import type { Cli } from './cli';
import type { Asked, EngineRefusal } from './engine';
import { isRefusal, type Refusal } from './refusal';

export interface Order extends Asked {
  readonly method: string;
  readonly path: string;
}

/** How many requests docker has under way at once. */
const atOnce = 50;

/**
 * The same request for each name, all under way together; each name is printed when its answer comes, in the order in
 * which they were typed. Refusals are printed at the end. `show`: what is printed in place of the name.
 */
export function* each(
  cli: Cli,
  names: readonly string[],
  order: (name: string) => Order,
  options: {
    show?(name: string, body: string): string;
    isExcused?(refusal: EngineRefusal): boolean;
  } = {},
): Steps<number> {
  const refusals: Refusal[] = [];
  let status = 0;
  for (let from = 0; from < names.length; from += atOnce) {
    const some = [...new Set(names.slice(from, from + atOnce))];
    const sent = [];
    for (const name of some) {
      const { method, path, ...asked } = order(name);
      sent.push(yield* cli.engine.send(method, path, asked));
    }
    for (const [i, one] of sent.entries()) {
      const name = some[i] ?? '';
      const opened = isRefusal(one) ? one : yield* cli.engine.receive(one);
      if (isRefusal(opened)) {
        refusals.push(opened);
        if (options.isExcused?.(opened) !== true) status = 1;
        continue;
      }
      const body = yield* cli.engine.readAll(opened);
      yield* cli.out(`${options.show?.(name, body) ?? name}\n`);
    }
  }
  yield* cli.failAll(refusals);
  return status;
}
