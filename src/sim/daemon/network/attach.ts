import { isFail, type Fail } from '#sim/base/fail';
import {
  addName,
  connectVeth,
  disconnectVeth,
  giveBackAddress,
  isNoAddress,
  joinWire,
  nextInterfaceName,
  removeName,
  removeReverse,
  setReverse,
  takeAddress,
  type WirePlace,
} from '#sim/network/index';
import type { ContainerRow, DaemonRow, EndpointRow, NetworkRow } from '#sim/world/docker';
import type { Interface } from '#sim/world/network';
import type { Sim } from '#sim/world/sim';
import { broken, forbidden, isRefusal, type Refusal } from '../http/refusal';
import { announceNetwork } from '../state/events';
import { configOf } from '../state/find';
import { findNetwork, isPredefined } from './find';
import { newId } from '../state/names';
import { isVlanDriver, parentOf } from './vlan';

/** The network that an endpoint belongs to: by its id when it had one, by its name otherwise. */
export function networkOf(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  name: string,
  endpoint: Readonly<EndpointRow>,
): NetworkRow | Refusal {
  const found = findNetwork(sim, daemon, endpoint.network === '' ? name : endpoint.network);
  return isRefusal(found) ? found : sim.networks.need(found.id);
}

/** Gives a container that runs (or is about to) its place in a network: address, interface, names. */
export function attachEndpoint(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  row: ContainerRow,
  network: NetworkRow,
  endpoint: EndpointRow,
  isFirst: boolean,
): Refusal | undefined {
  const { settings } = endpoint;
  endpoint.network = network.id;
  settings.NetworkID = network.id;
  settings.EndpointID = newId(sim);
  if (network.pool === null) {
    announceNetwork(sim, network, 'connect', row.id);
    return undefined;
  }
  const ip = takeAddress(sim, network.pool, settings.IPAMConfig?.IPv4Address ?? '');
  if (isNoAddress(ip)) return noAddress(network, ip.refused);
  const prefix = network.subnet.split('/')[1] ?? '16';
  const hostNetns = sim.machines.need(daemon.machine).ns.net;
  const place = {
    containerNetns: row.netns,
    ifName: nextInterfaceName(sim, row.netns),
    address: `${ip}/${prefix}`,
    mtu: Number(network.options['com.docker.network.driver.mtu'] ?? 1500),
    ...(endpoint.askedMac === '' ? {} : { mac: endpoint.askedMac.toLowerCase() }),
    ...(isFirst && !network.isInternal ? { gateway: network.gateway } : {}),
  };
  const made = isVlanDriver(network.driver)
    ? joinVlan(sim, daemon, network, network.driver, place)
    : connectVeth(sim, { ...place, hostNetns, bridge: network.bridge });
  if (isFail(made)) {
    giveBackAddress(sim, network.pool, ip);
    return broken(`failed to create endpoint ${row.name} on network ${network.name}: ${made.error}`);
  }
  chatter(made);
  Object.assign(settings, { IPAddress: ip, IPPrefixLen: Number(prefix), MacAddress: made.mac });
  settings.Gateway = network.isInternal ? '' : network.gateway;
  if (!isPredefined(network.name)) makeKnown(sim, row, network, settings);
  announceNetwork(sim, network, 'connect', row.id);
  return undefined;
}

/** An interface beside the machine's own; with ipvlan it has the machine's address of hardware, too. */
function joinVlan(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  network: Readonly<NetworkRow>,
  kind: 'macvlan' | 'ipvlan',
  place: Omit<WirePlace, 'wire' | 'kind' | 'parent'>,
): Interface | Fail {
  const { name, index, mac } = parentOf(sim, daemon, network);
  return joinWire(sim, {
    ...place,
    kind,
    wire: network.wire ?? 0,
    parent: { name, index },
    ...(kind === 'ipvlan' ? { mac } : {}),
  });
}

/** What an interface hears and says by itself in its first seconds (IPv6 neighbours and routers): seen with 28.5.2. Bytes and packets. */
function chatter(one: Interface): void {
  one.received += 806;
  one.receivedPackets += 9;
  one.sent += 126;
  one.sentPackets += 3;
}

function noAddress(network: Readonly<NetworkRow>, why: 'in use' | 'none left' | 'not in subnet'): Refusal {
  if (why === 'in use') return forbidden('Address already in use');
  if (why === 'not in subnet') return forbidden('requested address is not within the subnet');
  return forbidden(
    `no available IPv4 addresses on this network's address pools: ${network.name} (${network.id})`,
  );
}

/** Its names on a user-defined network: its own, its aliases, its short id, its host name. */
function makeKnown(
  sim: Sim,
  row: Readonly<ContainerRow>,
  network: Readonly<NetworkRow>,
  settings: EndpointRow['settings'],
): void {
  const { Hostname } = configOf(sim, row.id).config;
  const names = [row.name, ...(settings.Aliases ?? []), row.id.slice(0, 12), Hostname];
  settings.DNSNames = [...new Set(names)];
  for (const name of settings.DNSNames) {
    addName(sim, network.id, name, settings.IPAddress);
    addName(sim, network.id, `${name}.${network.name}`, settings.IPAddress);
  }
  setReverse(sim, network.id, settings.IPAddress, `${row.name}.${network.name}`);
}

/** Takes a container out of a network. */
export function detachEndpoint(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  row: ContainerRow,
  name: string,
  endpoint: EndpointRow,
): void {
  const network = networkOf(sim, daemon, name, endpoint);
  const { settings } = endpoint;
  if (!isRefusal(network)) {
    if (network.pool !== null && settings.IPAddress !== '') {
      const device = sim.netns
        .peek(row.netns)
        ?.interfaces.find((one) => one.mac === settings.MacAddress)?.name;
      if (device !== undefined) disconnectVeth(sim, row.netns, device);
      giveBackAddress(sim, network.pool, settings.IPAddress);
      for (const one of settings.DNSNames ?? []) {
        removeName(sim, network.id, one, settings.IPAddress);
        removeName(sim, network.id, `${one}.${network.name}`, settings.IPAddress);
      }
      removeReverse(sim, network.id, settings.IPAddress);
    }
    announceNetwork(sim, network, 'disconnect', row.id);
  }
  Object.assign(settings, {
    EndpointID: '',
    Gateway: '',
    IPAddress: '',
    IPPrefixLen: 0,
    MacAddress: '',
  });
}
