import { command } from '../command';
import { flag } from '../query';
import { isRefusal } from '../refusal';

interface Removed {
  readonly Deleted?: string;
  readonly Untagged?: string;
}

export const rm = command({
  path: 'image rm',
  aliases: ['image remove', 'rmi'],
  usage: 'IMAGE [IMAGE...]',
  short: 'Remove images',
  args: { min: 1 },
  completes: 'images',
  flags: {
    force: { kind: 'bool', short: 'f', help: 'Even if it has several names' },
    'no-prune': { kind: 'bool', help: 'Keep parents without a name' },
    platform: {
      kind: 'strings',
      support: 'none',
      help: 'Only this platform, as "os[/arch[/variant]]" ("linux/amd64")',
    },
  },
  *run({ cli, flags, args }) {
    const refusals = [];
    let isFatal = false;
    for (const name of args) {
      const removed = yield* cli.engine.json<Removed[]>('DELETE', `/images/${name}`, {
        query: { force: flag(flags.force), noprune: flag(flags['no-prune']) },
      });
      if (isRefusal(removed)) {
        refusals.push(removed);
        if (removed.status !== 404) isFatal = true;
        continue;
      }
      for (const { Deleted, Untagged = '' } of removed) {
        yield* cli.out(Deleted ? `Deleted: ${Deleted}\n` : `Untagged: ${Untagged}\n`);
      }
    }
    const status = yield* cli.failAll(refusals);
    return flags.force === true && !isFatal ? 0 : status;
  },
});
