import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';

/** Asks y or n; what is no answer means no. Without a terminal the question stands there, and an empty line is no. */
export function* confirm(compose: Compose, question: string): Steps<boolean> {
  const { cli } = compose;
  if (!cli.terminal(0)) {
    yield* cli.out(question);
    return /^(1|t|true|y|yes)$/i.test(yield* answerOf(compose));
  }
  const head = `\x1b[0;1;92m? \x1b[0m\x1b[0;1;99m${question} \x1b[0m`;
  for (;;) {
    yield* cli.out(`\x1b[0G\x1b[2K${head}\x1b[0;37m(y/N) \x1b[0m`);
    const answer = (yield* answerOf(compose)).toLowerCase();
    const isYes = answer === 'y' || answer === 'yes';
    if (isYes || answer === 'n' || answer === 'no' || answer === '') {
      yield* cli.out(`\x1b[1B\x1b[0G\x1b[1A\x1b[0G\x1b[2K${head}\x1b[0;36m${isYes ? 'Yes' : 'No'}\x1b[0m\n`);
      return isYes;
    }
    const sorry = '\x1b[0;31mX Sorry, your reply was invalid: ';
    yield* cli.out(
      `\x1b[1A\x1b[0G\x1b[2K${sorry}"${answer}" is not a valid answer, please try again.\x1b[0m\n`,
    );
  }
}

/** A line of input; an interrupt ends the command meanwhile. */
function* answerOf(compose: Compose): Steps<string> {
  yield* compose.loop.readable(0);
  return (yield* compose.cli.readLine()).trim();
}
