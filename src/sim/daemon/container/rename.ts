import { addName, removeName } from '#sim/network/index';
import type { ContainerRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { empty, type Reply } from '../http/answer';
import { conflict, invalid, isRefusal, refuse, type Refusal } from '../http/refusal';
import { param } from '../http/request';
import type { Call } from '../http/verb';
import { isPredefined } from '../network/find';
import { announceContainer } from '../state/events';
import { findContainer, nameKey } from '../state/find';
import { isValidName } from '../state/names';
import { nameConflict } from './create';

/** POST /containers/{name}/rename */
export function rename({ sim, daemon, request }: Call): Reply | Refusal {
  const old = request.vars['name'] ?? '';
  const name = param(request, 'name').replace(/^\//, '');
  if (old === '' || name === '') return invalid('Neither old nor new names may be empty');
  const row = findContainer(sim, daemon.id, old);
  if (isRefusal(row)) return row;
  if (row.name === name) return invalid('Renaming a container with the same name as its current name');
  if (row.state === 'removing' || row.state === 'dead')
    return conflict('Container is marked for removal and cannot be renamed');
  const taken = isValidName(name)
    ? nameConflict(sim, daemon.id, name)
    : invalid(`Invalid container name (/${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`);
  if (taken !== undefined) return refuse(taken.refused, `Error when allocating new name: ${taken.message}`);
  sim.containerNames.remove(nameKey(daemon.id, row.name));
  sim.containerNames.insert(nameKey(daemon.id, name), { id: row.id });
  renameInNetworks(sim, row, name);
  const before = row.name;
  row.name = name;
  announceContainer(sim, row, 'rename', { oldName: `/${before}` });
  return empty();
}

/** Names on user-defined networks follow. */
function renameInNetworks(sim: Sim, row: ContainerRow, name: string): void {
  for (const [network, { network: id, settings }] of Object.entries(row.endpoints)) {
    if (isPredefined(network) || settings.IPAddress === '') continue;
    removeName(sim, id, row.name, settings.IPAddress);
    addName(sim, id, name, settings.IPAddress);
    settings.DNSNames = (settings.DNSNames ?? []).map((one) => (one === row.name ? name : one));
  }
}
