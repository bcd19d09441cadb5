import type { Errno } from '#sim/base/fail';
import type { Address } from '#sim/world/io';
import type { Sim } from '#sim/world/sim';
import { nextEphemeral } from './published';
import { internetHostAt } from './internet';
import { isLost, travel, type Arrival, type Lost } from './travel';

/** A connection that can be made. */
export interface Found {
  /** row of the listening socket; 0: somebody accepts and closes at once (docker-proxy without its container's answer) */
  listener: number;
  /** the client's ends, as the client sees them */
  local: Address;
  remote: Address;
  /** the server's ends, as the server sees them: NAT and docker-proxy change both */
  server: Address;
  client: Address;
  /** round trip of the handshake, ms */
  latency: number;
  /** a place on the internet takes it: its address */
  internet?: string;
}

/** A refusal with the time until the caller knows, ms. It is a `Fail`. */
export type NotFound = Lost;

/**
 * Who takes a connection from a namespace to an address. Refusals: ECONNREFUSED (nobody listens), ENETUNREACH (no route),
 * EHOSTUNREACH (nobody has that address, after 3 s), ETIMEDOUT (a firewall drops it, after 131 s).
 */
export function findListener(
  sim: Sim,
  from: number,
  protocol: 'tcp' | 'udp',
  ip: string,
  port: number,
): Found | NotFound {
  const wanted = ip === 'localhost' || ip === '' || ip === '::1' || ip === '::' ? '127.0.0.1' : ip;
  const way = travel(sim, from, { protocol, ip: wanted, port });
  if (isLost(way)) return way;
  const listener = way.netns === 0 ? 0 : listenerAt(sim, way.netns, protocol, way.ip, way.port);
  if (way.netns === 0 && !way.isProxied) return onInternet(sim, from, way, wanted, port);
  if (listener === 0 && !way.isProxied) return { error: 'ECONNREFUSED', after: way.latency };
  const local = { ip: way.own, port: nextEphemeral(sim.netns.need(from)) };
  return {
    listener,
    local,
    remote: { ip: wanted, port },
    server: { ip: way.ip, port: way.port },
    client: { ip: way.source, port: local.port },
    latency: way.latency,
  };
}

function onInternet(sim: Sim, from: number, way: Arrival, ip: string, port: number): Found | NotFound {
  const host = internetHostAt(ip);
  if (host === undefined || !host.ports.includes(port)) return { error: 'ETIMEDOUT', after: 131000 };
  const local = { ip: way.own, port: nextEphemeral(sim.netns.need(from)) };
  const remote = { ip, port };
  const latency = way.latency + host.latency;
  return { listener: 0, local, remote, server: remote, client: local, latency, internet: ip };
}

/** The listening socket that takes a packet to that address inside a namespace; 0 for none. */
function listenerAt(sim: Sim, netns: number, protocol: 'tcp' | 'udp', ip: string, port: number): number {
  const listeners = sim.netns.peek(netns)?.listeners ?? {};
  for (const at of [ip, '0.0.0.0', '*']) {
    const socket = listeners[`${protocol}/${at}/${port}`];
    if (socket !== undefined) return socket;
  }
  return 0;
}

/** An answer to an echo request: from there, and so far away. */
export interface Echo {
  /** round trip, ms, with the little differences that each packet has */
  latency: number;
  /** time to live that is left of 64 */
  ttl: number;
  /** routers on the way */
  hops: string[];
}

/** Pings an address once. Refusals as of `findListener`; ETIMEDOUT means that nothing comes back. */
export function ping(sim: Sim, from: number, ip: string): Echo | NotFound {
  const way = travel(sim, from, { protocol: 'icmp', ip, port: 0 });
  if (isLost(way)) return way;
  let latency = way.latency;
  if (way.netns === 0) {
    const host = internetHostAt(ip);
    if (host === undefined) return { error: 'ETIMEDOUT', after: 0 };
    latency += host.latency;
  }
  const ttl = way.netns === 0 ? 56 : 64 - way.hops.length;
  return { latency: latency * (0.8 + sim.random.below(500) / 1000), ttl, hops: way.hops };
}

/** `ip` if the namespace itself has it, without sending anything: for `hostname -i` and the like. */
export function sourceFor(sim: Sim, from: number, ip: string): string | { error: Errno } {
  const way = travel(sim, from, { protocol: 'icmp', ip, port: 0 });
  return isLost(way) ? { error: way.error } : way.own;
}
