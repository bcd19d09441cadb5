import { isFail } from '#sim/base/fail';
import { newNamespace, release, retain } from '#sim/kernel/namespaces';
import {
  newNetNamespace,
  publishPort,
  setEmbeddedDns,
  unpublishPort,
  type PortWish,
} from '#sim/network/index';
import type { ContainerRow, DaemonRow } from '#sim/world/docker';
import type { HostConfig } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';
import { parseLinks } from '../container/links';
import { broken, conflict, isRefusal, notFound, refuse, type Refusal } from '../http/refusal';
import { attachEndpoint, detachEndpoint, networkOf } from '../network/attach';
import { isPredefined } from '../network/find';
import { configOf, containerId } from '../state/find';
import { hostServers } from './etc-files';
import { newId } from '../state/names';

const failed = 'failed to set up container networking: ';

/** Makes the network a container is going to live in: its namespace, its interfaces, its published ports. Undoes all when it refuses. */
export function setUpNetwork(sim: Sim, daemon: Readonly<DaemonRow>, row: ContainerRow): Refusal | undefined {
  const { host } = configOf(sim, row.id);
  const machine = sim.machines.need(daemon.machine);
  row.sandbox = newId(sim);
  if (host.NetworkMode === 'host') {
    row.netns = machine.ns.net;
    retain(sim, row.netns);
    return attachAll(sim, daemon, row);
  }
  if (host.NetworkMode.startsWith('container:')) return joinContainer(sim, daemon, row, host);
  row.netns = newNamespace(sim, daemon.machine, 'net').id;
  retain(sim, row.netns);
  newNetNamespace(sim, daemon.machine, row.netns, 0);
  const refused = attachAll(sim, daemon, row) ?? publishAll(sim, daemon, row, host);
  if (refused !== undefined) {
    tearDownNetwork(sim, daemon, row);
    return refused;
  }
  setEmbeddedDns(sim, row.netns, embeddedDns(sim, daemon, row, host));
  return undefined;
}

function attachAll(sim: Sim, daemon: Readonly<DaemonRow>, row: ContainerRow): Refusal | undefined {
  let isFirst = true;
  for (const [name, endpoint] of Object.entries(row.endpoints)) {
    const network = networkOf(sim, daemon, name, endpoint);
    if (isRefusal(network)) return refuse(network.refused, `${failed}${network.message}`);
    const refused = attachEndpoint(sim, daemon, row, network, endpoint, isFirst);
    if (refused !== undefined) return refuse(refused.refused, `${failed}${refused.message}`);
    isFirst = false;
  }
  return undefined;
}

function joinContainer(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  row: ContainerRow,
  host: HostConfig,
): Refusal | undefined {
  const name = host.NetworkMode.slice('container:'.length);
  const id = containerId(sim, daemon.id, name);
  if (isRefusal(id)) return notFound(`joining network namespace of container: No such container: ${name}`);
  const other = sim.containers.peek(id);
  if (other === undefined || other.process === 0) {
    const state = other === undefined ? '' : ` is ${other.state}`;
    return conflict(
      `cannot join network namespace of a non running container: container ${other?.name ?? name}${state}`,
    );
  }
  row.netns = other.netns;
  retain(sim, row.netns);
  return undefined;
}

/** Docker's own name server, for containers on a user-defined network. */
function embeddedDns(sim: Sim, daemon: Readonly<DaemonRow>, row: Readonly<ContainerRow>, host: HostConfig) {
  const networks: string[] = [];
  for (const [name, endpoint] of Object.entries(row.endpoints))
    if (!isPredefined(name)) networks.push(endpoint.network);
  if (networks.length === 0) return undefined;
  const links: Record<string, string> = {};
  for (const { network, settings } of Object.values(row.endpoints)) {
    for (const { target, alias } of parseLinks([...(settings.Links ?? []), ...(host.Links ?? [])]))
      links[`${network}/${alias}`] = target;
  }
  const asked = host.Dns ?? [];
  return { networks, links, upstream: asked.length > 0 ? asked : hostServers(sim, daemon.machine) };
}

/** Refreshes what 127.0.0.11 knows, after a container was connected or disconnected while it ran. */
export function refreshDns(sim: Sim, daemon: Readonly<DaemonRow>, row: Readonly<ContainerRow>): void {
  if (row.netns !== 0)
    setEmbeddedDns(sim, row.netns, embeddedDns(sim, daemon, row, configOf(sim, row.id).host));
}

function publishAll(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  row: ContainerRow,
  host: HostConfig,
): Refusal | undefined {
  const first = Object.values(row.endpoints).find(
    ({ settings, network }) => settings.IPAddress !== '' && sim.networks.peek(network)?.driver === 'bridge',
  );
  row.ports = {};
  if (first === undefined) return undefined;
  const { settings } = first;
  const hostNetns = sim.machines.need(daemon.machine).ns.net;
  for (const wish of wishesOf(sim, row, host, settings.IPAddress)) {
    const key = `${wish.toPort}/${wish.protocol}`;
    const made = publishPort(sim, hostNetns, wish);
    if (isFail(made)) {
      const where = `driver failed programming external connectivity on endpoint ${row.name} (${settings.EndpointID})`;
      return broken(`${failed}${where}: ${made.message}`);
    }
    const list = (row.ports[key] ??= []);
    for (const { hostIp, hostPort } of made) list.push({ HostIp: hostIp, HostPort: String(hostPort) });
  }
  return undefined;
}

/** Ports to publish: those of -p in the order of their numbers, and with -P those that are exposed and not among them. */
function wishesOf(sim: Sim, row: Readonly<ContainerRow>, host: HostConfig, toIp: string): PortWish[] {
  const { config } = configOf(sim, row.id);
  const wishes: PortWish[] = [];
  const bound = host.PortBindings ?? {};
  for (const port of Object.keys(bound).sort(byPort)) {
    for (const { HostIp, HostPort } of [...(bound[port] ?? [])].sort(fixedFirst))
      wishes.push(wishFor(row.id, port, HostIp, HostPort, toIp));
  }
  if (!host.PublishAllPorts) return wishes;
  for (const port of Object.keys(config.ExposedPorts ?? {}).sort(byPort)) {
    if ((bound[port] ?? []).length === 0) wishes.push(wishFor(row.id, port, '', '', toIp));
  }
  return wishes;
}

/** Bindings to a port of the host that was named come before those to any free one. */
const fixedFirst = (a: { HostPort?: string }, b: { HostPort?: string }) =>
  Number((a.HostPort ?? '') === '') - Number((b.HostPort ?? '') === '');

const byPort = (a: string, b: string) => parseInt(a) - parseInt(b) || (a < b ? -1 : 1);

function wishFor(container: string, port: string, hostIp: string, hostPort: string, toIp: string): PortWish {
  const [number = '0', protocol = 'tcp'] = port.split('/');
  const [from = '', to = ''] = hostPort.split('-');
  return {
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
    hostIps: hostIp === '' ? ['0.0.0.0', '::'] : [hostIp],
    hostPort: Number(from === '' ? 0 : from),
    ...(to === '' ? {} : { hostPortEnd: Number(to) }),
    toIp,
    toPort: Number(number),
    container,
  };
}

/** Takes everything back that `setUpNetwork` gave. */
export function tearDownNetwork(sim: Sim, daemon: Readonly<DaemonRow>, row: ContainerRow): void {
  if (row.netns === 0) return;
  unpublishAll(sim, daemon, row);
  for (const [name, endpoint] of Object.entries(row.endpoints)) {
    if (endpoint.settings.EndpointID !== '') detachEndpoint(sim, daemon, row, name, endpoint);
  }
  release(sim, row.netns);
  row.netns = 0;
  row.sandbox = '';
}

function unpublishAll(sim: Sim, daemon: Readonly<DaemonRow>, row: ContainerRow): void {
  const hostNetns = sim.machines.need(daemon.machine).ns.net;
  for (const [key, list] of Object.entries(row.ports)) {
    const [port = '0', protocol] = key.split('/');
    for (const { HostIp, HostPort } of list) {
      unpublishPort(sim, hostNetns, {
        protocol: protocol === 'udp' ? 'udp' : 'tcp',
        hostIp: HostIp,
        hostPort: Number(HostPort),
        toIp: '',
        toPort: Number(port),
        container: row.id,
      });
    }
  }
  row.ports = {};
}
