import type { Steps } from '#sim/kernel/program';
import type { Cli } from './cli';

/** Asks before something goes away. Anything but `y` is a no; the end of input is one, too. */
export function* confirm(cli: Cli, question: string): Steps<boolean> {
  yield* cli.out(`${question} [y/N] `);
  const answer = yield* cli.readLine();
  return answer.trim().toLowerCase() === 'y';
}
