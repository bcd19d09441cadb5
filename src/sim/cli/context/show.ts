import { command } from '../command';
import { currentContext } from './current';

export const show = command({
  path: 'context show',
  usage: '',
  short: 'Print the name of the context in use',
  args: { max: 0 },
  flags: {},
  *run({ cli }) {
    yield* cli.out(`${currentContext(cli.p)}\n`);
    return 0;
  },
});
