import type { ContainerRow, EndpointRow } from '#sim/world/docker';
import type { EndpointSettings } from '#sim/world/docker-config';
import { empty, type Reply } from '../http/answer';
import { readBody, type Fields } from '../http/go-json';
import { broken, forbidden, invalid, isRefusal, notFound, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { blankSettings, cleanSettings, wrongSettings } from '../container/endpoints';
import { endpointFields } from '../container/fields';
import { refreshDns } from '../runtime/networking';
import { updateEtc } from '../runtime/etc-update';
import { findContainer } from '../state/find';
import { attachEndpoint, detachEndpoint } from './attach';
import { findNetwork } from './find';

const connectFields: Fields = {
  Container: 'string',
  EndpointConfig: { maybe: { struct: endpointFields, go: 'network.EndpointSettings' } },
};

/** POST /networks/{name}/connect: one more network for a container, at once when it runs. */
export function connect({ sim, daemon, request }: Call): Reply | Refusal {
  const asked = readBody(request, connectFields, 'network.ConnectOptions');
  if (isRefusal(asked)) return asked;
  const row = findContainer(sim, daemon.id, String(asked['Container']));
  if (isRefusal(row)) return row;
  const network = findNetwork(sim, daemon, request.vars['name'] ?? '');
  if (isRefusal(network)) return network;
  const given = (asked['EndpointConfig'] as EndpointSettings | null) ?? blankSettings;
  const problem = whyNot(row, network.name);
  if (problem !== undefined) return problem;
  const wrong = wrongSettings(given, network.name, network);
  if (wrong !== '') return invalid(wrong);
  const endpoint: EndpointRow = {
    network: network.id,
    settings: cleanSettings(given),
    askedMac: given.MacAddress,
  };
  if (row.process !== 0) {
    const refused = attachEndpoint(
      sim,
      daemon,
      row,
      sim.networks.need(network.id),
      endpoint,
      Object.keys(row.endpoints).length === 0,
    );
    if (refused !== undefined) return refused;
  }
  row.endpoints[network.name] = endpoint;
  refreshDns(sim, daemon, row);
  updateEtc(sim, daemon.machine, row);
  return empty(200);
}

function whyNot(row: Readonly<ContainerRow>, name: string): Refusal | undefined {
  if (name === 'host')
    return invalid(
      'cannot connect container to host network - container must be created in host network mode',
    );
  if (name === 'none' || row.endpoints['none'] !== undefined) {
    return invalid(
      'container cannot be connected to multiple networks with one of the networks in private (none) mode',
    );
  }
  if (row.endpoints['host'] !== undefined)
    return invalid(
      'container sharing network namespace with another container or host cannot be connected to any other network',
    );
  if (row.endpoints[name] !== undefined)
    return forbidden(`endpoint with name ${row.name} already exists in network ${name}`);
  return undefined;
}

/** POST /networks/{name}/disconnect */
export function disconnect({ sim, daemon, request }: Call): Reply | Refusal {
  const asked = readBody(request, { Container: 'string', Force: 'bool' }, 'network.DisconnectOptions');
  if (isRefusal(asked)) return asked;
  const given = String(asked['Container']);
  const row = findContainer(sim, daemon.id, given);
  if (isRefusal(row) && asked['Force'] !== true) return row;
  const network = findNetwork(sim, daemon, request.vars['name'] ?? '');
  if (isRefusal(network)) return network;
  if (isRefusal(row)) return notFound(`endpoint ${given} not found`);
  const endpoint = row.endpoints[network.name];
  if (endpoint === undefined)
    return broken(`container ${row.id} is not connected to network ${network.name}`);
  if (network.name === 'host')
    return invalid('container cannot be disconnected from host network or connected to host network');
  if (endpoint.settings.EndpointID !== '') detachEndpoint(sim, daemon, row, network.name, endpoint);
  delete row.endpoints[network.name];
  refreshDns(sim, daemon, row);
  updateEtc(sim, daemon.machine, row);
  return empty(200);
}
