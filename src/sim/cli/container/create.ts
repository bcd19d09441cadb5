import { command } from '../command';
import { containerFlags } from '../options/flags';
import { isRefusal } from '../refusal';
import { createContainer, creationFlags, readContainer, withHelp } from './creating';

export const create = command({
  path: 'container create',
  aliases: ['create'],
  usage: 'IMAGE [COMMAND] [ARG...]',
  short: 'Make a container without starting it',
  args: { min: 1 },
  interspersed: false,
  completes: 'image then command',
  flags: {
    ...containerFlags,
    ...creationFlags,
    pull: { ...creationFlags.pull, help: 'When to pull the image ("always", "|missing", "never")' },
    help: { kind: 'bool', help: 'Print usage' },
  },
  *run({ cli, flags, args }) {
    const body = readContainer(cli, flags, args);
    if (isRefusal(body)) return yield* cli.fail(withHelp(body, 'create'), 125);
    const id = yield* createContainer(cli, body, flags);
    if (isRefusal(id)) return yield* cli.fail(id);
    yield* cli.out(`${id}\n`);
    return 0;
  },
});
