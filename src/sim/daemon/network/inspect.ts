import type { NetworkRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { json, type Reply } from '../http/answer';
import { invalid, isRefusal, notFound, type Refusal } from '../http/refusal';
import { param } from '../http/request';
import type { Call } from '../http/verb';
import { containersOf } from '../state/find';
import { findNetwork } from './find';
import { networkSummary } from './summary';

/** GET /networks/{name} */
export function inspect({ sim, daemon, request }: Call): Reply | Refusal {
  const name = request.vars['name'] ?? '';
  const verbose = param(request, 'verbose');
  if (!/^(|1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(verbose)) {
    const why = `strconv.ParseBool: parsing ${JSON.stringify(verbose)}: invalid syntax`;
    return invalid(`invalid value for verbose: ${verbose}: ${why}`);
  }
  if (!['', 'local'].includes(param(request, 'scope'))) return notFound(`network ${name} not found`);
  const row = findNetwork(sim, daemon, name);
  return isRefusal(row) ? row : json(networkSummary(row, membersOf(sim, row)));
}

/** Who is on it now, by container id. */
function membersOf(sim: Sim, network: Readonly<NetworkRow>): object {
  const members: [string, object][] = [];
  for (const { id, name, endpoints } of containersOf(sim, network.daemon)) {
    for (const endpoint of Object.values(endpoints)) {
      const { EndpointID, MacAddress, IPAddress, IPPrefixLen } = endpoint.settings;
      if (endpoint.network !== network.id || EndpointID === '') continue;
      const address = IPAddress === '' ? '' : `${IPAddress}/${IPPrefixLen}`;
      members.push([id, { Name: name, EndpointID, MacAddress, IPv4Address: address, IPv6Address: '' }]);
    }
  }
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Those of a network's containers that are on it now: name and the beginning of the endpoint's id. */
export function activeEndpoints(
  sim: Sim,
  network: Readonly<NetworkRow>,
): { name: string; endpoint: string }[] {
  const found: { name: string; endpoint: string }[] = [];
  for (const { name, endpoints } of containersOf(sim, network.daemon)) {
    for (const endpoint of Object.values(endpoints)) {
      if (endpoint.network === network.id && endpoint.settings.EndpointID !== '') {
        found.push({ name, endpoint: endpoint.settings.EndpointID.slice(0, 12) });
      }
    }
  }
  return found;
}
