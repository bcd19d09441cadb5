import { deleteBridge, dropPool } from '#sim/network/index';
import type { DaemonRow, NetworkRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { empty, json, type Reply } from '../http/answer';
import { forbidden, isRefusal, type Refusal } from '../http/refusal';
import { filtersOf, hasLabels } from '../http/request';
import type { Call } from '../http/verb';
import { announce, announceNetwork } from '../state/events';
import { untilOf } from '../system/until';
import { findNetwork, isPredefined, networksOf } from './find';
import { activeEndpoints } from './inspect';
import { dropVlan } from './vlan';

/** DELETE /networks/{name} */
export function remove({ sim, daemon, request }: Call): Reply | Refusal {
  const row = findNetwork(sim, daemon, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  if (isPredefined(row.name)) return forbidden(`${row.name} is a pre-defined network and cannot be removed`);
  const active = activeEndpoints(sim, row);
  if (active.length > 0) {
    const names = active.map(({ name, endpoint }) => `name:"${name}" id:"${endpoint}"`).join(', ');
    return forbidden(`error while removing network: network ${row.name} has active endpoints (${names})`);
  }
  drop(sim, daemon, row);
  return empty();
}

/** POST /networks/prune: removes those that nobody is on. */
export function prune({ sim, daemon, request }: Call): Reply | Refusal {
  const filters = filtersOf(request, ['label', 'label!', 'until']);
  if (isRefusal(filters)) return filters;
  const until = untilOf(filters, sim.now);
  if (typeof until !== 'number') return until;
  const gone: string[] = [];
  for (const row of networksOf(sim, daemon)) {
    const isKept = (filters['label!'] ?? []).some((one) => hasLabels(row.labels, [one]));
    if (isPredefined(row.name) || row.created >= until || isKept || !hasLabels(row.labels, filters['label']))
      continue;
    if (activeEndpoints(sim, row).length > 0) continue;
    gone.push(row.name);
    drop(sim, daemon, row);
  }
  announce(sim, daemon.id, 'network', 'prune', '', { reclaimed: '0' });
  return json({ NetworksDeleted: gone.length === 0 ? null : gone });
}

function drop(sim: Sim, daemon: DaemonRow, row: Readonly<NetworkRow>): void {
  announceNetwork(sim, row, 'destroy');
  if (row.bridge !== '') deleteBridge(sim, sim.machines.need(daemon.machine).ns.net, row.bridge);
  dropVlan(sim, daemon, row);
  if (row.pool !== null) dropPool(sim, row.pool);
  delete daemon.networks[row.name];
  sim.networks.remove(row.id);
}
