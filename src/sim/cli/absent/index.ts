import type { AnyCommand } from '../command';
import { absentCommand, type AbsentCommand } from './absent-command';
import { absentOthers } from './others';
import { absentSwarm } from './swarm';

/** The endpoint that a swarm command begins with: outside a swarm, the engine refuses it. */
function endpointOf(path: string): AbsentCommand['asks'] {
  const [noun = '', verb = ''] = path.split(' ');
  if (noun === 'swarm') {
    if (verb === 'init' || verb === 'join') return undefined;
    return verb === 'leave' ? ['POST', '/swarm/leave'] : ['GET', '/swarm'];
  }
  return ['GET', noun === 'stack' ? '/services' : `/${noun}s`];
}

const swarm = absentSwarm.map((one): AbsentCommand => {
  const asks = endpointOf(one.path);
  return asks === undefined ? one : { ...one, asks };
});

export const absentCommands: readonly AnyCommand[] = [...absentOthers, ...swarm].map(absentCommand);
