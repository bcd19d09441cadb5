import type { Errno } from '#sim/base/fail';
import type { Interface, NetNamespace, PublishedPort, VethPeer } from '#sim/world/network';
import type { Sim } from '#sim/world/sim';
import { ipOf, isLoopback } from './addresses';
import { routeTo } from './bridges';
import { findInterface, neighbourKey, ownsAddress } from './interfaces';
import { publishedAt } from './published';
import { routerOf } from './wires';

/** Round trips, ms. A ping between two containers takes 0.1 to 0.15 ms, one over the loopback a third of it. */
const loopbackLatency = 0.04;
const bridgeLatency = 0.12;
/** what docker-proxy adds: two more sockets, and a process between them */
const proxyLatency = 0.1;

/** How long it takes until a sender gives up: nobody answers ARP; SYNs are lost (net.ipv4.tcp_syn_retries is 6). */
const arpTimeout = 3100;
const synTimeout = 131000;

/** The way did not lead there: why, and after how many ms the sender knows. A `Fail`, too. */
export interface Lost {
  readonly error: Errno;
  readonly after: number;
}

/** Where a packet ends. */
export interface Arrival {
  /** the namespace; 0 for a place on the internet */
  netns: number;
  /** the address and port there, after all translations */
  ip: string;
  port: number;
  /** who it seems to come from, there */
  source: string;
  /** the sender's own address */
  own: string;
  /** round trip, ms */
  latency: number;
  /** routers that it passed: their addresses */
  hops: string[];
  /** docker-proxy took it in, and made a connection of its own from here on */
  isProxied: boolean;
}

interface Packet extends Arrival {
  protocol: 'tcp' | 'udp' | 'icmp';
  /** interface by which it came into the present namespace; '' where it was made there */
  by: string;
  /** a DNAT rule has let it through the firewall */
  isTranslated: boolean;
}

const lost = (error: Errno, after = 0): Lost => ({ error, after });

export function isLost(answer: object): answer is Lost {
  return 'error' in answer;
}

/** Follows a packet from a namespace to an address: routes, bridges, firewall, published ports, wires. */
export function travel(
  sim: Sim,
  from: number,
  to: { protocol: 'tcp' | 'udp' | 'icmp'; ip: string; port: number },
): Arrival | Lost {
  const packet: Packet = {
    ...to,
    netns: from,
    source: '',
    own: '',
    latency: 0,
    hops: [],
    isProxied: false,
    by: '',
    isTranslated: false,
  };
  if (to.ip === '0.0.0.0') packet.ip = '127.0.0.1';
  for (let turns = 0; turns < 32; turns++) {
    const row = sim.netns.peek(packet.netns);
    if (row === undefined || isDead(sim, row)) return lost('EHOSTUNREACH', arpTimeout);
    const next = ownsAddress(row, packet.ip) ? arrive(sim, row, packet) : leave(sim, row, packet);
    if (next === 'arrived') {
      const { protocol, by, isTranslated, ...arrival } = packet;
      void [protocol, by, isTranslated];
      return arrival;
    }
    if (next !== 'on') return next;
  }
  return lost('EHOSTUNREACH');
}

/** Nobody answers for a machine that is off, whose kernel has given up, or is not there yet. */
function isDead(sim: Sim, row: Readonly<NetNamespace>): boolean {
  const { state, init = 0 } = sim.machines.peek(row.machine) ?? {};
  return state === 'off' || state === 'panicked' || (state === 'booting' && init === 0);
}

type Next = 'arrived' | 'on' | Lost;

/** The packet is for this namespace itself, or for a port that it publishes. */
function arrive(sim: Sim, row: Readonly<NetNamespace>, packet: Packet): Next {
  if (packet.source === '') {
    packet.source = packet.own = isLoopback(packet.ip) ? '127.0.0.1' : packet.ip;
    packet.latency += loopbackLatency;
  }
  if (packet.protocol === 'icmp') return 'arrived';
  const rule = publishedAt(sim, row.id, packet.protocol, packet.ip, packet.port);
  if (rule === undefined) return 'arrived';
  const cameBy = packet.by === '' ? undefined : findInterface(sim, row.id, packet.by);
  if (cameBy?.bridge?.isInternal === true) return lost('ETIMEDOUT', synTimeout);
  if (isForProxy(packet, cameBy)) return throughProxy(sim, row, packet, rule);
  packet.ip = rule.toIp;
  packet.port = rule.toPort;
  packet.isTranslated = true;
  return 'on';
}

/** The DNAT rules pass over the loopback and what comes from a container: docker-proxy answers those. */
function isForProxy(packet: Packet, cameBy: Readonly<Interface> | undefined): boolean {
  return isLoopback(packet.ip) || cameBy?.kind === 'bridge';
}

/** docker-proxy accepts, and connects to the container from the bridge's address. */
function throughProxy(
  sim: Sim,
  row: Readonly<NetNamespace>,
  packet: Packet,
  rule: Readonly<PublishedPort>,
): Next {
  const inner = travel(sim, row.id, { protocol: rule.protocol, ip: rule.toIp, port: rule.toPort });
  packet.isProxied = true;
  packet.latency += proxyLatency;
  if (isLost(inner)) {
    packet.netns = 0;
    return 'arrived';
  }
  packet.netns = inner.netns;
  packet.ip = inner.ip;
  packet.port = inner.port;
  packet.source = inner.source;
  packet.latency += inner.latency;
  return 'arrived';
}

/** The packet must go on to another namespace. */
function leave(sim: Sim, row: Readonly<NetNamespace>, packet: Packet): Next {
  const route = routeTo(row, packet.ip);
  const device = route === undefined ? undefined : row.interfaces.find((one) => one.name === route.device);
  if (route === undefined || device?.isUp !== true) {
    return packet.by === '' ? lost('ENETUNREACH') : lost('EHOSTUNREACH', packet.latency);
  }
  const address = ipOf(device.addresses[0] ?? '');
  if (packet.source === '') packet.source = packet.own = address;
  if (packet.by !== '') {
    const refused = forward(sim, row, packet, device, address);
    if (refused !== undefined) return refused;
  }
  if (device.kind === 'bridge') return toNeighbour(sim, packet, row.id, device.name);
  if (device.peer !== undefined) return ontoBridge(sim, packet, device.peer, route.via);
  if (device.wire !== undefined) return ontoWire(sim, packet, device.wire, route.via);
  return lost('EHOSTUNREACH', arpTimeout);
}

/** The machine hands on what came by one interface: its firewall may say no, and its address may take the sender's place. */
function forward(
  sim: Sim,
  row: Readonly<NetNamespace>,
  packet: Packet,
  out: Readonly<Interface>,
  address: string,
): Lost | undefined {
  const came = findInterface(sim, row.id, packet.by);
  packet.hops.push(came === undefined ? address : ipOf(came.addresses[0] ?? ''));
  if (out.name === packet.by) return undefined;
  if (came?.bridge?.isInternal === true || out.bridge?.isInternal === true)
    return lost('ETIMEDOUT', synTimeout);
  // nothing goes from bridge to bridge, and from outside only what a published port let in
  if (out.kind === 'bridge' && (came?.kind === 'bridge' || !packet.isTranslated))
    return lost('ETIMEDOUT', synTimeout);
  if (came?.bridge?.isMasqueraded === true && out.kind !== 'bridge') packet.source = address;
  return undefined;
}

function toNeighbour(sim: Sim, packet: Packet, netns: number, bridge: string): Next {
  const neighbour = sim.neighbours.peek(neighbourKey(netns, bridge, packet.ip));
  if (neighbour === undefined) return lost('EHOSTUNREACH', arpTimeout);
  packet.netns = neighbour.netns;
  packet.by = 'eth0';
  packet.latency += bridgeLatency;
  return 'on';
}

/** Out of a container, through its veth pair, onto the bridge. */
function ontoBridge(sim: Sim, packet: Packet, peer: VethPeer, via: string | undefined): Next {
  const bridge = findInterface(sim, peer.netns, peer.master);
  if (bridge?.isUp !== true) return lost('EHOSTUNREACH', arpTimeout);
  const target = via ?? packet.ip;
  if (bridge.addresses.some((address) => ipOf(address) === target)) {
    packet.netns = peer.netns;
    packet.by = bridge.name;
    packet.latency += bridgeLatency;
    return 'on';
  }
  if (via !== undefined) return lost('EHOSTUNREACH', arpTimeout);
  if (bridge.bridge?.icc === false) return lost('ETIMEDOUT', synTimeout);
  return toNeighbour(sim, packet, peer.netns, peer.master);
}

function ontoWire(sim: Sim, packet: Packet, wireId: number, via: string | undefined): Next {
  const wire = sim.wires.peek(wireId);
  if (wire === undefined) return lost('ENETUNREACH');
  const target = via ?? packet.ip;
  const member = wire.members.find((one) => one.ip === target);
  packet.latency += wire.latency;
  if (member !== undefined) {
    packet.netns = member.netns;
    packet.by = sim.netns.peek(member.netns)?.interfaces.find((one) => one.wire === wireId)?.name ?? '';
    return 'on';
  }
  const router = routerOf(wire);
  if (router === undefined || target !== router) return lost('EHOSTUNREACH', arpTimeout);
  packet.hops.push(router);
  packet.netns = 0;
  return 'arrived';
}
