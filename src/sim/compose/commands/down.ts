import { refuse } from '#sim/cli/refusal';
import { command } from '../command';
import { takeDown } from '../plan/down';
import { onProject } from './lifecycle';
import { removeOrphans, timeout } from './shared';

export const down = command({
  name: 'down',
  usage: '[SERVICES]',
  short: 'Stop and remove the containers and networks',
  args: {},
  flags: {
    'remove-orphans': removeOrphans,
    rmi: {
      kind: 'string',
      help: 'Remove the images, too: "local" for those without a name of their own, or "all"',
    },
    timeout,
    volumes: { kind: 'bool', short: 'v', help: 'Remove the volumes, too' },
    volume: { kind: 'bool', hidden: true, aliasOf: 'volumes', help: '' },
  },
  *run({ compose, flags, args, isTyped }) {
    const { rmi = '' } = flags;
    if (rmi !== '' && rmi !== 'all' && rmi !== 'local') {
      return yield* compose.fail(refuse(`invalid value for --rmi: ${JSON.stringify(rmi)}`));
    }
    return yield* onProject(compose, args, 'Running', (named) =>
      takeDown(compose, named, {
        services: args,
        removesOrphans: flags['remove-orphans'] ?? compose.isOn('COMPOSE_REMOVE_ORPHANS'),
        volumes: flags.volumes === true,
        images: rmi,
        timeout: isTyped('timeout') ? flags.timeout : undefined,
      }),
    );
  },
});
