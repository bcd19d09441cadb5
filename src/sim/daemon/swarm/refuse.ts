import type { Reply } from '../http/answer';
import { refuse, type Refusal } from '../http/refusal';

/** What every request about a cluster gets while the node is in none. */
export const notSwarmManager =
  'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.';

/** Services, nodes, tasks, secrets and configs need a swarm. */
export function noSwarm(): Reply | Refusal {
  return refuse(503, notSwarmManager);
}

/** Joining or making a swarm: the simulation has none. */
export function swarmNotSimulated(): Reply | Refusal {
  return refuse(501, 'swarm mode is not part of this simulation');
}

/** POST /swarm/leave */
export function notInSwarm(): Reply | Refusal {
  return refuse(503, 'This node is not part of a swarm');
}
