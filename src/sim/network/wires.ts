import { fail, type Fail } from '#sim/base/fail';
import type { Interface, Wire } from '#sim/world/network';
import type { Sim } from '#sim/world/sim';
import { formatIp, ipOf, isIn, parseSubnet, prefixOf } from './addresses';
import { setDefaultRoute } from './bridges';
import { addInterface } from './interfaces';

/** A network between machines. `latency`: round trip, ms. One that leads to the internet has its router at its first address. */
export function newWire(sim: Sim, wanted: Omit<Wire, 'id' | 'members'>): Wire {
  const id = sim.newId();
  return sim.wires.insert(id, { ...wanted, id, members: [] });
}

/** The router of a wire that leads to the internet. */
export function routerOf(wire: Readonly<Wire>): string | undefined {
  const subnet = parseSubnet(wire.subnet);
  return wire.isInternet && subnet !== undefined ? formatIp(subnet.base + 1) : undefined;
}

/** A container's place on a wire, by an interface of its own that is a part of the machine's (macvlan, ipvlan). */
export interface WirePlace {
  containerNetns: number;
  wire: number;
  kind: 'macvlan' | 'ipvlan';
  /** the machine's interface */
  parent: { name: string; index: number };
  /** eth0 */
  ifName: string;
  /** 192.168.10.2/24 */
  address: string;
  mac?: string;
  gateway?: string;
}

/** Gives a namespace an interface on a wire. EADDRINUSE when somebody on it has that address. */
export function joinWire(sim: Sim, wanted: WirePlace): Interface | Fail {
  const wire = sim.wires.need(wanted.wire);
  const ip = ipOf(wanted.address);
  if (wire.members.some((member) => member.ip === ip)) return fail('EADDRINUSE');
  wire.members.push({ netns: wanted.containerNetns, ip });
  const made = addInterface(sim, wanted.containerNetns, {
    name: wanted.ifName,
    kind: wanted.kind,
    addresses: [wanted.address],
    isUp: true,
    wire: wanted.wire,
    parent: wanted.parent,
    ...(wanted.mac !== undefined && { mac: wanted.mac }),
  });
  if (wanted.gateway !== undefined)
    setDefaultRoute(sim, wanted.containerNetns, wanted.gateway, wanted.ifName);
  return made;
}

/** Plugs a machine into a wire with a network card `name` (eth0) and an address of the wire's subnet. EADDRINUSE, EINVAL. */
export function plugIn(
  sim: Sim,
  netns: number,
  wireId: number,
  card: { name: string; ip: string; mac?: string },
): Fail | undefined {
  const wire = sim.wires.need(wireId);
  if (!isIn(card.ip, wire.subnet)) return fail('EINVAL');
  if (wire.members.some((member) => member.ip === card.ip)) return fail('EADDRINUSE');
  wire.members.push({ netns, ip: card.ip });
  addInterface(sim, netns, {
    name: card.name,
    kind: 'physical',
    addresses: [`${card.ip}/${prefixOf(wire.subnet)}`],
    isUp: true,
    wire: wireId,
    ...(card.mac !== undefined && { mac: card.mac }),
  });
  const router = routerOf(wire);
  if (router !== undefined) setDefaultRoute(sim, netns, router, card.name);
  return undefined;
}
