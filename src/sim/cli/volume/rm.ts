import { command } from '../command';
import { flag } from '../query';
import { isRefusal } from '../refusal';

export const rm = command({
  path: 'volume rm',
  aliases: ['volume remove'],
  usage: 'VOLUME [VOLUME...]',
  short: 'Remove volumes',
  long: 'Remove volumes. One that a container uses stays.',
  args: { min: 1 },
  completes: 'volumes',
  flags: { force: { kind: 'bool', short: 'f', help: 'Even if it is not there' } },
  *run({ cli, flags, args }) {
    const refusals = [];
    for (const name of args) {
      const removed = yield* cli.engine.call('DELETE', `/volumes/${name}`, {
        query: { force: flag(flags.force) },
      });
      if (isRefusal(removed)) refusals.push(removed);
      else yield* cli.out(`${name}\n`);
    }
    return yield* cli.failAll(refusals);
  },
});
