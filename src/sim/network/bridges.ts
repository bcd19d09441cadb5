import { fail, type Fail } from '#sim/base/fail';
import type { BridgeRules, Interface, NetNamespace, VethPeer } from '#sim/world/network';
import type { Sim } from '#sim/world/sim';
import { ipOf, maskOf, parseIp, parseSubnet, prefixOf } from './addresses';
import { addInterface, findInterface, neighbourKey, randomMac, removeInterface } from './interfaces';

const freely: BridgeRules = { isInternal: false, icc: true, isMasqueraded: true };

/** A bridge in a machine's namespace, up, with its own address `172.17.0.1/16`. EEXIST when the name is taken. */
export function createBridge(
  sim: Sim,
  netns: number,
  name: string,
  gatewayCidr: string,
  options: Partial<BridgeRules> & { mtu?: number } = {},
): Interface | Fail {
  if (findInterface(sim, netns, name) !== undefined) return fail('EEXIST');
  const { mtu = 1500, ...rules } = options;
  const addresses = gatewayCidr === '' ? [] : [gatewayCidr];
  return addInterface(sim, netns, {
    name,
    kind: 'bridge',
    addresses,
    mtu,
    isUp: true,
    bridge: { ...freely, ...rules },
  });
}

/** Takes a bridge away. Its ports must have been disconnected before. ENODEV when there is none. */
export function deleteBridge(sim: Sim, netns: number, name: string): Fail | undefined {
  if (findInterface(sim, netns, name)?.kind !== 'bridge') return fail('ENODEV');
  removeInterface(sim, netns, name);
  return undefined;
}

/** A container's place on a bridge. */
export interface Connection {
  /** the namespace that has the bridge */
  hostNetns: number;
  bridge: string;
  containerNetns: number;
  /** eth0 */
  ifName: string;
  /** 172.17.0.2/16 */
  address: string;
  /** random when it is absent */
  mac?: string;
  /** 172.17.0.1; absent: no default route by this interface */
  gateway?: string;
  mtu?: number;
}

/**
 * A veth pair: one end in the container with its address, the other a port of the bridge. EADDRINUSE when somebody on the
 * bridge has that address, EEXIST when the container has that interface.
 */
export function connectVeth(sim: Sim, wanted: Connection): Interface | Fail {
  const key = neighbourKey(wanted.hostNetns, wanted.bridge, ipOf(wanted.address));
  if (sim.neighbours.has(key)) return fail('EADDRINUSE');
  if (findInterface(sim, wanted.containerNetns, wanted.ifName) !== undefined) return fail('EEXIST');
  if (findInterface(sim, wanted.hostNetns, wanted.bridge)?.kind !== 'bridge') return fail('ENODEV');
  const host = sim.netns.need(wanted.hostNetns);
  const peer: VethPeer = {
    netns: wanted.hostNetns,
    name: `veth${sim.random.hex(7)}`,
    index: host.nextIndex++,
    mac: randomMac(sim),
    master: wanted.bridge,
  };
  const made = addInterface(sim, wanted.containerNetns, {
    name: wanted.ifName,
    kind: 'veth',
    addresses: [wanted.address],
    isUp: true,
    peer,
    ...(wanted.mac !== undefined && { mac: wanted.mac }),
    ...(wanted.mtu !== undefined && { mtu: wanted.mtu }),
  });
  sim.neighbours.insert(key, { netns: wanted.containerNetns });
  if (wanted.gateway !== undefined)
    setDefaultRoute(sim, wanted.containerNetns, wanted.gateway, wanted.ifName);
  return made;
}

/** Undoes `connectVeth`. Routes by that interface go; another interface's default route, if it has one, stays. */
export function disconnectVeth(sim: Sim, containerNetns: number, ifName: string): void {
  removeInterface(sim, containerNetns, ifName);
}

/** Makes this the one default route of a namespace; it stands first, as `ip route` shows it. */
export function setDefaultRoute(sim: Sim, netns: number, gateway: string, device: string): void {
  const row = sim.netns.need(netns);
  row.routes = [
    { to: 'default', via: gateway, device },
    ...row.routes.filter((route) => route.to !== 'default'),
  ];
}

/** A free name for the next interface of a container: eth0, eth1, … */
export function nextInterfaceName(sim: Sim, netns: number): string {
  const taken = new Set(sim.netns.peek(netns)?.interfaces.map((one) => one.name));
  for (let i = 0; ; i++) if (!taken.has(`eth${i}`)) return `eth${i}`;
}

/** The route that a packet to `ip` takes: the most specific one, or undefined (ENETUNREACH). */
export function routeTo(
  row: Readonly<NetNamespace>,
  ip: string,
): Readonly<NetNamespace['routes'][number]> | undefined {
  const number = parseIp(ip);
  if (number === undefined) return undefined;
  let best: NetNamespace['routes'][number] | undefined;
  let longest = -1;
  for (const route of row.routes) {
    const length = route.to === 'default' ? 0 : prefixOf(route.to);
    if (length <= longest) continue;
    if (route.to !== 'default' && (number & maskOf(length)) >>> 0 !== parseSubnet(route.to)?.base) continue;
    best = route;
    longest = length;
  }
  return best;
}
