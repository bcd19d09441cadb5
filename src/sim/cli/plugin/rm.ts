import { command } from '../command';
import { isRefusal, type Refusal } from '../refusal';

export const rm = command({
  path: 'plugin rm',
  aliases: ['plugin remove'],
  usage: 'PLUGIN [PLUGIN...]',
  short: 'Remove plugins',
  args: { min: 1 },
  flags: { force: { kind: 'bool', short: 'f', help: 'Even while they are in use' } },
  *run({ cli, flags, args }) {
    const refusals: Refusal[] = [];
    for (const name of args) {
      const query = { force: flags.force === true ? '1' : undefined };
      const done = yield* cli.engine.call('DELETE', `/plugins/${name}`, { query });
      if (isRefusal(done)) refusals.push(done);
      else yield* cli.out(`${name}\n`);
    }
    return yield* cli.failAll(refusals);
  },
});
