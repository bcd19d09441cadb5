import type { Interface, NetNamespace, VethPeer } from '#sim/world/network';
import type { Sim } from '#sim/world/sim';
import { formatSubnet, ipOf, isLoopback, parseSubnet } from './addresses';

/** net.ipv4.ip_local_port_range of Linux begins at 32768, and so does Docker's search for free ports. */
export const firstEphemeral = 32768;
export const lastEphemeral = 60999;

/** The network side of a new network namespace: loopback, up. `privilegedBelow`: 1024, or 0 as Docker sets it for containers. */
export function newNetNamespace(
  sim: Sim,
  machine: number,
  namespace: number,
  privilegedBelow = 1024,
): NetNamespace {
  const row: NetNamespace = {
    id: namespace,
    machine,
    interfaces: [],
    routes: [],
    listeners: {},
    nextEphemeral: firstEphemeral,
    nextIndex: 1,
    nextPublished: firstEphemeral,
    privilegedBelow,
  };
  row.interfaces.push({
    ...bareInterface(row, 'lo', 'loopback'),
    addresses: ['127.0.0.1/8'],
    mtu: 65536,
    isUp: true,
  });
  return sim.netns.insert(namespace, row);
}

/** Takes a network namespace away, with what other namespaces know of it. */
export function removeNetNamespace(sim: Sim, namespace: number): void {
  const row = sim.netns.peek(namespace);
  if (row === undefined) return;
  for (const { name } of row.interfaces) forget(sim, namespace, name);
  sim.netns.remove(namespace);
}

function bareInterface(row: NetNamespace, name: string, kind: Interface['kind']): Interface {
  return {
    name,
    index: row.nextIndex++,
    kind,
    mac: '00:00:00:00:00:00',
    addresses: [],
    mtu: 1500,
    isUp: false,
    received: 0,
    sent: 0,
    receivedPackets: 0,
    sentPackets: 0,
  };
}

/** What an interface is made from; everything has a usual value. */
export type NewInterface = Pick<Interface, 'name' | 'kind'> &
  Partial<Omit<Interface, 'name' | 'kind' | 'index'>>;

/** Adds an interface; those that are up get a route to each of their subnets. */
export function addInterface(sim: Sim, namespace: number, given: NewInterface): Interface {
  const row = sim.netns.need(namespace);
  const made: Interface = { ...bareInterface(row, given.name, given.kind), ...given };
  if (given.mac === undefined && given.kind !== 'loopback') made.mac = randomMac(sim);
  row.interfaces.push(made);
  if (made.isUp) addConnectedRoutes(row, made);
  return made;
}

function addConnectedRoutes(row: NetNamespace, made: Interface): void {
  for (const address of made.addresses) {
    const subnet = parseSubnet(address);
    if (subnet !== undefined && subnet.prefix < 32)
      row.routes.push({ to: formatSubnet(subnet), device: made.name });
  }
}

/** Takes an interface away, with its routes and with what its neighbours know of it. */
export function removeInterface(sim: Sim, namespace: number, name: string): void {
  const row = sim.netns.get(namespace);
  if (row === undefined) return;
  forget(sim, namespace, name);
  row.interfaces = row.interfaces.filter((one) => one.name !== name);
  row.routes = row.routes.filter((route) => route.device !== name);
}

function forget(sim: Sim, namespace: number, name: string): void {
  const gone = findInterface(sim, namespace, name);
  if (gone?.peer !== undefined) {
    for (const address of gone.addresses)
      sim.neighbours.remove(neighbourKey(gone.peer.netns, gone.peer.master, ipOf(address)));
  }
  if (gone?.wire !== undefined) {
    const wire = sim.wires.get(gone.wire);
    if (wire !== undefined) wire.members = wire.members.filter((member) => member.netns !== namespace);
  }
}

/** Sets an interface up or down (`ip link set`). Down, its routes go; up, those to its own subnets come back. */
export function setInterfaceUp(sim: Sim, namespace: number, name: string, isUp: boolean): void {
  const row = sim.netns.need(namespace);
  const one = row.interfaces.find((candidate) => candidate.name === name);
  if (one === undefined || one.isUp === isUp) return;
  one.isUp = isUp;
  if (isUp) addConnectedRoutes(row, one);
  else row.routes = row.routes.filter((route) => route.device !== name);
}

export function findInterface(sim: Sim, namespace: number, name: string): Readonly<Interface> | undefined {
  return sim.netns.peek(namespace)?.interfaces.find((one) => one.name === name);
}

/** Does that address belong to the namespace itself? All of 127.0.0.0/8 does. */
export function ownsAddress(row: Readonly<NetNamespace>, ip: string): boolean {
  if (isLoopback(ip)) return row.interfaces[0]?.isUp ?? false;
  return row.interfaces.some((one) => one.addresses.some((address) => ipOf(address) === ip));
}

/** Key of the row that says who has an address on a bridge. */
export function neighbourKey(netns: number, bridge: string, ip: string): string {
  return `${netns}/${bridge}/${ip}`;
}

/** The host end of a veth pair, with the namespace at its other end. */
export interface HostEnd extends VethPeer {
  /** the other end */
  to: { netns: number; name: string; index: number };
  received: number;
  sent: number;
}

/** Host ends of all veth pairs of a namespace, by number. It looks at every namespace: for `ip link` and pictures. */
export function hostEnds(sim: Sim, namespace: number): HostEnd[] {
  const ends: HostEnd[] = [];
  for (const row of sim.netns.all()) {
    for (const { peer, name, index, received, sent } of row.interfaces) {
      if (peer?.netns !== namespace) continue;
      ends.push({ ...peer, to: { netns: row.id, name, index }, received: sent, sent: received });
    }
  }
  return ends.sort((x, y) => x.index - y.index);
}

/** A random address that is locally administered and of one station: what Docker gives since 28.0. */
export function randomMac(sim: Sim): string {
  const digits = sim.random.hex(12);
  const first = ((parseInt(digits.slice(0, 2), 16) & 0xfe) | 2).toString(16).padStart(2, '0');
  return first + digits.slice(2).replace(/../g, ':$&');
}

/** Counts bytes that went from one namespace to another (`docker stats`, `ip -s link`). The loopback counts what stays inside. */
export function countTraffic(sim: Sim, from: number, to: number, bytes: number): void {
  const packets = Math.max(1, Math.ceil(bytes / 1448));
  const sender = countingInterface(sim, from, from === to);
  if (sender !== undefined) {
    sender.sent += bytes;
    sender.sentPackets += packets;
  }
  const receiver = countingInterface(sim, to, from === to);
  if (receiver === undefined) return;
  receiver.received += bytes;
  receiver.receivedPackets += packets;
}

function countingInterface(sim: Sim, namespace: number, isInside: boolean): Interface | undefined {
  const row = sim.netns.get(namespace);
  return row?.interfaces.find((one) => (one.kind === 'loopback') === isInside);
}
