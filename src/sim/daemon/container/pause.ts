import { freeze } from '#sim/kernel/cgroups';
import { empty, type Reply } from '../http/answer';
import { broken, conflict, isRefusal, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { count } from '../runtime/exit';
import { announceContainer } from '../state/events';
import { findContainer } from '../state/find';

/** POST /containers/{name}/pause */
export function pause({ sim, daemon, request }: Call): Reply | Refusal {
  const row = findContainer(sim, daemon.id, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  if (row.state === 'paused') return conflict(`Container ${row.id} is already paused`);
  if (row.state === 'restarting')
    return conflict(`Container ${row.id} is restarting, wait until the container is running`);
  if (row.process === 0) return conflict(`container ${row.id} is not running`);
  freeze(sim, row.cgroup, true);
  count(sim, row, 'paused');
  row.state = 'paused';
  announceContainer(sim, row, 'pause');
  return empty();
}

/** POST /containers/{name}/unpause */
export function unpause({ sim, daemon, request }: Call): Reply | Refusal {
  const row = findContainer(sim, daemon.id, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  if (row.state !== 'paused') return broken(`Container ${row.id} is not paused`);
  freeze(sim, row.cgroup, false);
  count(sim, row, 'running');
  row.state = 'running';
  announceContainer(sim, row, 'unpause');
  return empty();
}
