import { command } from '../command';
import { isRefusal, refuse } from '../refusal';

export const rm = command({
  path: 'network rm',
  aliases: ['network remove'],
  usage: 'NETWORK [NETWORK...]',
  hidesOptions: true,
  short: 'Remove networks',
  args: { min: 1 },
  completes: 'networks',
  flags: { force: { kind: 'bool', short: 'f', help: 'Say nothing of networks that are not there' } },
  *run({ cli, flags, args }) {
    let hasFailed = false;
    for (const name of args) {
      // The real client looks first, since the ingress network of a swarm needs a question.
      yield* cli.engine.call('GET', `/networks/${name}`);
      const removed = yield* cli.engine.call('DELETE', `/networks/${name}`);
      if (!isRefusal(removed)) yield* cli.out(`${name}\n`);
      else if (flags.force !== true || removed.status !== 404) {
        yield* cli.fail(removed);
        hasFailed = true;
      }
    }
    return hasFailed ? yield* cli.fail(refuse('exit status 1')) : 0;
  },
});
