import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { AptOptions } from './options';

/** -qq leaves only errors. */
export function isTalking(o: AptOptions): boolean {
  return o.quiet < 2;
}

/** Steps that apt announces; on a terminal each ends with Done. */
export function* progress(p: Proc, o: AptOptions, steps: readonly string[]): Steps<void> {
  for (const step of steps) {
    yield* p.cpu(step.startsWith('Reading package') ? 120 : 30);
    if (isTalking(o)) yield* p.out(`${step}${p.isTty(1) && o.quiet === 0 ? ' Done' : ''}\n`);
  }
}

export const beginning = [
  'Reading package lists...',
  'Building dependency tree...',
  'Reading state information...',
];

/** Width of the screen that lists are folded at. */
export function columns(p: Proc): number {
  return p.tty(1)?.cols ?? 80;
}
