import { command } from '../command';
import { isRefusal } from '../refusal';

export const disconnect = command({
  path: 'network disconnect',
  usage: 'NETWORK CONTAINER',
  short: 'Take a container off a network',
  args: { exact: 2 },
  completes: 'network then container',
  flags: { force: { kind: 'bool', short: 'f', help: 'Even if it does not want to go' } },
  *run({ cli, flags, args }) {
    const [network = '', Container = ''] = args;
    const json = { Container, Force: flags.force === true };
    const gone = yield* cli.engine.call('POST', `/networks/${network}/disconnect`, { json });
    return isRefusal(gone) ? yield* cli.fail(gone) : 0;
  },
});
