import { command } from '../command';

export const show = command({
  path: 'context show',
  usage: '',
  short: 'Print the name of the context in use',
  args: { max: 0 },
  flags: {},
  *run({ cli }) {
    yield* cli.out('default\n');
    return 0;
  },
});
