import type { Sim } from '#sim/world/sim';
import {
  contains,
  formatIp,
  formatSubnet,
  lastOf,
  overlaps,
  parseIp,
  parseSubnet,
  type Subnet,
} from './addresses';

/**
 * Addresses of one network, given out by its driver of addresses (IPAM). Whoever owns the network keeps this in his row;
 * which addresses are taken stands in a table of its own, since there may be thousands.
 */
export interface AddressPool {
  /** unique: the network's id */
  id: string;
  /** 172.18.0.0/16 */
  subnet: string;
  /** part of it that is given out unasked (`--ip-range`) */
  range?: string;
  /** no address below this one is free, as a number: where the search begins */
  lowest: number;
}

/**
 * Where Docker looks for the subnet of a network that names none, in this order (moby, libnetwork/ipamutils): 172.17 to
 * 172.31 as /16, then 192.168.0.0/16 in parts of /20.
 */
export function* defaultSubnets(): Generator<Subnet> {
  for (let second = 17; second <= 31; second++)
    yield { base: ((172 << 24) | (second << 16)) >>> 0, prefix: 16 };
  for (let part = 0; part < 16; part++)
    yield { base: ((192 << 24) | (168 << 16) | (part << 12)) >>> 0, prefix: 20 };
}

/** The first default subnet that neither overlaps `used` nor anything that the machine has a route to. Undefined: all are taken. */
export function nextSubnet(sim: Sim, hostNetns: number, used: readonly string[]): string | undefined {
  const routes = sim.netns.peek(hostNetns)?.routes ?? [];
  const taken = [...used, ...routes.map((route) => route.to).filter((to) => to !== 'default')]
    .map(parseSubnet)
    .filter((subnet) => subnet !== undefined);
  for (const subnet of defaultSubnets()) {
    if (!taken.some((other) => overlaps(subnet, other))) return formatSubnet(subnet);
  }
  return undefined;
}

/** Do two subnets overlap, as written? */
export function subnetsOverlap(a: string, b: string): boolean {
  const [x, y] = [parseSubnet(a), parseSubnet(b)];
  return x !== undefined && y !== undefined && overlaps(x, y);
}

export function newPool(id: string, subnet: string, range?: string): AddressPool {
  return range === undefined || range === '' ? { id, subnet, lowest: 0 } : { id, subnet, range, lowest: 0 };
}

/** Why an address cannot be had. */
export interface NoAddress {
  refused: 'in use' | 'none left' | 'not in subnet';
}

export function isNoAddress(answer: string | NoAddress): answer is NoAddress {
  return typeof answer === 'object';
}

/**
 * Takes an address: the wanted one, or the lowest free one of the range. The first and the last of the subnet are never
 * given unasked. Docker says `Address already in use`, and `no available IPv4 addresses on this network's address pools: NAME (ID)`.
 */
export function takeAddress(sim: Sim, pool: AddressPool, wanted = ''): string | NoAddress {
  const subnet = parseSubnet(pool.subnet);
  if (subnet === undefined) return { refused: 'not in subnet' };
  if (wanted !== '') {
    const number = parseIp(wanted);
    if (number === undefined || !contains(subnet, number)) return { refused: 'not in subnet' };
    return take(sim, pool, wanted) ? wanted : { refused: 'in use' };
  }
  const range = parseSubnet(pool.range ?? pool.subnet) ?? subnet;
  const last = Math.min(lastOf(range), lastOf(subnet) - 1);
  for (let number = Math.max(range.base, subnet.base + 1, pool.lowest); number <= last; number++) {
    const ip = formatIp(number);
    if (!take(sim, pool, ip)) continue;
    pool.lowest = number + 1;
    return ip;
  }
  return { refused: 'none left' };
}

function take(sim: Sim, pool: AddressPool, ip: string): boolean {
  const key = `${pool.id}/${ip}`;
  if (sim.takenAddresses.has(key)) return false;
  sim.takenAddresses.insert(key, { ip });
  return true;
}

/** The network is gone: nobody has its addresses any more. */
export function dropPool(sim: Sim, pool: AddressPool): void {
  for (const key of [...sim.takenAddresses.keys()])
    if (key.startsWith(`${pool.id}/`)) sim.takenAddresses.remove(key);
}

export function giveBackAddress(sim: Sim, pool: AddressPool, ip: string): void {
  sim.takenAddresses.remove(`${pool.id}/${ip}`);
  pool.lowest = Math.min(pool.lowest, parseIp(ip) ?? pool.lowest);
}
