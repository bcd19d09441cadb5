import { fail, isFail, type Fail } from '#sim/base/fail';
import type { NetNamespace, PublishedPort } from '#sim/world/network';
import type { Sim } from '#sim/world/sim';
import { firstEphemeral, lastEphemeral, ownsAddress } from './interfaces';

/** A container port that the machine shall answer for. */
export interface PortWish {
  protocol: 'tcp' | 'udp';
  /** `0.0.0.0` and `::`, or one address: the same port is taken on all of them */
  hostIps: string[];
  /** 0: any free one */
  hostPort: number;
  /** last one of a range; 0 or absent: just that port */
  hostPortEnd?: number;
  toIp: string;
  toPort: number;
  container: string;
}

/** A refusal with the words that dockerd has for it. */
export interface PortRefusal extends Fail {
  message: string;
}

/**
 * Publishes a port. What is taken by another published port is `Bind for 0.0.0.0:8080 failed: port is already allocated`; what a
 * process on the machine listens to is `failed to bind host port for … : address already in use`.
 */
export function publishPort(sim: Sim, hostNetns: number, wish: PortWish): PublishedPort[] | PortRefusal {
  const host = sim.netns.need(hostNetns);
  const end = Math.max(wish.hostPort, wish.hostPortEnd ?? 0);
  if (wish.hostPort === 0) return takeFree(sim, host, wish);
  let refused: PortRefusal | undefined;
  for (let port = wish.hostPort; port <= end; port++) {
    refused = whyNot(sim, host, wish, port);
    if (refused === undefined) return insert(sim, hostNetns, wish, port);
  }
  if (end > wish.hostPort) return { ...fail('EADDRINUSE'), message: 'all ports are allocated' };
  return refused ?? { ...fail('EINVAL'), message: `invalid port ${wish.hostPort}` };
}

function takeFree(sim: Sim, host: NetNamespace, wish: PortWish): PublishedPort[] | PortRefusal {
  for (let tries = firstEphemeral; tries <= lastEphemeral; tries++) {
    const port = host.nextPublished;
    host.nextPublished = port >= lastEphemeral ? firstEphemeral : port + 1;
    if (whyNot(sim, host, wish, port) === undefined) return insert(sim, host.id, wish, port);
  }
  return { ...fail('EADDRINUSE'), message: 'all ports are allocated' };
}

function whyNot(sim: Sim, host: NetNamespace, wish: PortWish, port: number): PortRefusal | undefined {
  for (const ip of wish.hostIps) {
    const other = publishedAt(sim, host.id, wish.protocol, ip, port);
    if (other === undefined) continue;
    const place = `${other.hostIp}:${port}`;
    return { ...fail('EADDRINUSE'), message: `Bind for ${place} failed: port is already allocated` };
  }
  for (const ip of wish.hostIps) {
    const words = `failed to bind host port for ${ip}:${port}:${wish.toIp}:${wish.toPort}/${wish.protocol}`;
    if (!isAny(ip) && !ownsAddress(host, ip)) {
      return { ...fail('EADDRNOTAVAIL'), message: `${words}: cannot assign requested address` };
    }
    if (isListenedTo(host, wish.protocol, ip, port)) {
      return { ...fail('EADDRINUSE'), message: `${words}: address already in use` };
    }
  }
  return undefined;
}

function insert(sim: Sim, hostNetns: number, wish: PortWish, hostPort: number): PublishedPort[] {
  const { protocol, toIp, toPort, container } = wish;
  const made = wish.hostIps.map((hostIp) => ({ protocol, hostIp, hostPort, toIp, toPort, container }));
  const key = publishedKey(hostNetns, protocol, hostPort);
  const row = sim.publishedPorts.get(key) ?? sim.publishedPorts.insert(key, { ports: [] });
  row.ports.push(...made.map((port) => ({ ...port })));
  return made;
}

/** Takes a published port back. */
export function unpublishPort(sim: Sim, hostNetns: number, port: PublishedPort): void {
  const key = publishedKey(hostNetns, port.protocol, port.hostPort);
  const row = sim.publishedPorts.get(key);
  if (row === undefined) return;
  row.ports = row.ports.filter((one) => one.hostIp !== port.hostIp || one.container !== port.container);
  if (row.ports.length === 0) sim.publishedPorts.remove(key);
}

/** All published ports of a machine, in the order of their numbers. It looks at all machines' ports: for tables of rules and sockets. */
export function publishedPorts(sim: Sim, hostNetns: number): PublishedPort[] {
  const found: PublishedPort[] = [];
  const prefix = `${hostNetns}/`;
  for (const key of sim.publishedPorts.keys()) {
    if (key.startsWith(prefix)) found.push(...(sim.publishedPorts.peek(key)?.ports ?? []));
  }
  return found.sort((x, y) => x.hostPort - y.hostPort || (x.protocol < y.protocol ? -1 : 1));
}

const publishedKey = (netns: number, protocol: string, port: number) => `${netns}/${protocol}/${port}`;

/** The published port that holds (or, for an any-address, clashes with) this address. */
export function publishedAt(
  sim: Sim,
  netns: number,
  protocol: 'tcp' | 'udp',
  ip: string,
  port: number,
): Readonly<PublishedPort> | undefined {
  const row = sim.publishedPorts.peek(publishedKey(netns, protocol, port));
  return row?.ports.find((one) => doClash(one.hostIp, ip));
}

export function isAny(ip: string): boolean {
  return ip === '0.0.0.0' || ip === '::' || ip === '*' || ip === '';
}

const isV6 = (ip: string) => ip.includes(':');

/** Can two sockets not have the same port, being at these addresses? `*` is both families. */
export function doClash(a: string, b: string): boolean {
  if (a === b) return true;
  const [anyA, anyB] = [isAny(a), isAny(b)];
  if (!anyA && !anyB) return false;
  if (a === '*' || b === '*' || a === '' || b === '') return true;
  return isV6(a) === isV6(b);
}

/** Does a process listen where a new listener at `ip` would be? */
export function isListenedTo(
  row: Readonly<NetNamespace>,
  protocol: 'tcp' | 'udp',
  ip: string,
  port: number,
): boolean {
  const candidates = isAny(ip) ? undefined : [ip, '0.0.0.0', '::', '*'];
  if (candidates !== undefined) {
    return candidates.some(
      (at) => doClash(at, ip) && row.listeners[`${protocol}/${at}/${port}`] !== undefined,
    );
  }
  const suffix = `/${port}`;
  return Object.keys(row.listeners).some((key) => {
    if (!key.startsWith(protocol) || !key.endsWith(suffix)) return false;
    return doClash(key.slice(protocol.length + 1, -suffix.length), ip);
  });
}

/**
 * Lets a socket listen at an address of its namespace: `''` and `*` are every address of both families, `0.0.0.0` and `::` those of
 * one. Port 0 takes a free one. EADDRINUSE, EADDRNOTAVAIL; EACCES for a low port without `mayUseLow`
 * (CAP_NET_BIND_SERVICE).
 */
export function openPort(
  sim: Sim,
  netns: number,
  at: { protocol: 'tcp' | 'udp'; ip: string; port: number; socket: number; mayUseLow: boolean },
): { ip: string; port: number } | Fail {
  const row = sim.netns.need(netns);
  const ip = at.ip === '' ? '*' : at.ip;
  if (!isAny(ip) && !ownsAddress(row, ip)) return fail('EADDRNOTAVAIL');
  if (at.port !== 0 && at.port < row.privilegedBelow && !at.mayUseLow) return fail('EACCES');
  const port = at.port === 0 ? freePort(sim, row, at.protocol, ip) : at.port;
  if (isFail(port)) return port;
  const isTaken =
    isListenedTo(row, at.protocol, ip, port) || publishedAt(sim, netns, at.protocol, ip, port) !== undefined;
  if (isTaken) return fail('EADDRINUSE');
  row.listeners[`${at.protocol}/${ip}/${port}`] = at.socket;
  return { ip, port };
}

function freePort(sim: Sim, row: NetNamespace, protocol: 'tcp' | 'udp', ip: string): number | Fail {
  for (let tries = firstEphemeral; tries <= lastEphemeral; tries++) {
    const port = nextEphemeral(row);
    if (!isListenedTo(row, protocol, ip, port) && publishedAt(sim, row.id, protocol, ip, port) === undefined)
      return port;
  }
  return fail('EADDRINUSE');
}

/** The source port of the next connection. */
export function nextEphemeral(row: NetNamespace): number {
  const port = row.nextEphemeral;
  row.nextEphemeral = port >= lastEphemeral ? firstEphemeral : port + 1;
  return port;
}

/** Ends what `openPort` began. */
export function closePort(sim: Sim, netns: number, protocol: 'tcp' | 'udp', ip: string, port: number): void {
  const row = sim.netns.get(netns);
  if (row !== undefined) delete row.listeners[`${protocol}/${ip === '' ? '*' : ip}/${port}`];
}
