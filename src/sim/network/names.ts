import type { Sim } from '#sim/world/sim';
import { ipOf, parseIp } from './addresses';
import { internetHostAt, internetHostNamed } from './internet';
import { isLost, travel } from './travel';

/** Why a name has no address: it does not exist; a server failed; none answered; there is no such record. */
export type NoName = { noName: 'NXDOMAIN' | 'SERVFAIL' | 'timeout' | 'NODATA' };

export function isNoName(answer: object): answer is NoName {
  return 'noName' in answer;
}

/** Who asks: a network namespace, with what stands in the files that the resolver reads. */
export interface Asker {
  netns: number;
  /** /etc/hosts */
  hosts: string;
  /** /etc/resolv.conf */
  resolv: string;
}

export const embeddedServer = '127.0.0.11';

/** Lines of /etc/resolv.conf that matter. */
export interface ResolverConfig {
  servers: string[];
  search: string[];
  ndots: number;
}

export function parseResolv(content: string): ResolverConfig {
  const config: ResolverConfig = { servers: [], search: [], ndots: 1 };
  for (const line of content.split('\n')) {
    const [word, ...rest] = line.trim().split(/\s+/);
    if (word === 'nameserver' && rest[0] !== undefined) config.servers.push(rest[0]);
    else if (word === 'search' || word === 'domain') config.search = rest.filter((domain) => domain !== '.');
    else if (word === 'options') {
      const ndots = rest.find((option) => option.startsWith('ndots:'));
      if (ndots !== undefined) config.ndots = Number(ndots.slice(6));
    }
  }
  return config;
}

/** Addresses of a name in /etc/hosts, IPv4 first as it stands there. */
export function inHostsFile(hosts: string, name: string): string[] {
  const wanted = name.toLowerCase();
  const found: string[] = [];
  for (const line of hosts.split('\n')) {
    const [ip, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (ip !== undefined && names.some((one) => one.toLowerCase() === wanted)) found.push(ip);
  }
  return found;
}

/** IPv4 addresses of a name, as getaddrinfo finds them: an address itself, /etc/hosts, then the name servers. */
export function resolveName(sim: Sim, asker: Asker, name: string): string[] | NoName {
  if (parseIp(name) !== undefined) return [name];
  const local = inHostsFile(asker.hosts, name).filter((ip) => !ip.includes(':'));
  if (local.length > 0) return local;
  // Windows' resolver knows it by itself: its hosts file has nothing but remarks
  if (name.toLowerCase() === 'localhost' && kernelOf(sim, asker.netns) === 'windows') return ['127.0.0.1'];
  return askServers(sim, asker.netns, parseResolv(asker.resolv), name);
}

function kernelOf(sim: Sim, netns: number): string | undefined {
  return sim.machines.peek(sim.netns.peek(netns)?.machine ?? 0)?.kernel.kind;
}

/** Asks the name servers alone (nslookup, dig), with the search list. */
export function askServers(sim: Sim, netns: number, config: ResolverConfig, name: string): string[] | NoName {
  const isAbsolute = name.endsWith('.');
  const bare = isAbsolute ? name.slice(0, -1) : name;
  const withSearch = isAbsolute ? [] : config.search.map((domain) => `${bare}.${domain}`);
  const dots = bare.split('.').length - 1;
  const order = dots >= config.ndots ? [bare, ...withSearch] : [...withSearch, bare];
  let refusal: NoName = { noName: 'NXDOMAIN' };
  for (const candidate of order) {
    const answer = askServer(sim, netns, config.servers, candidate);
    if (!('noName' in answer)) return answer;
    refusal = answer;
  }
  return refusal;
}

/** The answer of the first server that gives one. */
export function askServer(
  sim: Sim,
  netns: number,
  servers: readonly string[],
  name: string,
): string[] | NoName {
  let refusal: NoName = { noName: 'timeout' };
  for (const server of servers) {
    const answer =
      server === embeddedServer ? askEmbedded(sim, netns, name) : askOutside(sim, netns, server, name);
    if (!('noName' in answer)) return answer;
    refusal = answer;
    if (answer.noName === 'NXDOMAIN' || answer.noName === 'NODATA') return answer;
  }
  return refusal;
}

/** Docker's own server: names of the namespace's networks and links, then whatever the machine's servers say. */
function askEmbedded(sim: Sim, netns: number, name: string): string[] | NoName {
  const dns = sim.netns.peek(netns)?.dns;
  if (dns === undefined) return { noName: 'timeout' };
  for (const network of dns.networks) {
    const wanted = dns.links[`${network}/${name}`] ?? name.toLowerCase();
    const row = sim.dnsNames.peek(`${network}/${wanted}`);
    if (row !== undefined) return rotated(sim, row.values);
  }
  const answer = askServer(sim, hostOf(sim, netns), dns.upstream, name);
  return 'noName' in answer && answer.noName === 'timeout' ? { noName: 'SERVFAIL' } : answer;
}

/** Several containers of one name take turns: the server shuffles its answer. */
function rotated(sim: Sim, values: readonly string[]): string[] {
  if (values.length < 2) return [...values];
  const first = sim.random.below(values.length);
  return [...values.slice(first), ...values.slice(0, first)];
}

/** The machine's own namespace, from which dockerd asks on. */
function hostOf(sim: Sim, netns: number): number {
  const machine = sim.netns.peek(netns)?.machine ?? 0;
  return sim.machines.peek(machine)?.ns.net ?? netns;
}

/** A server elsewhere: it must be within reach, and it knows the internet. */
function askOutside(sim: Sim, netns: number, server: string, name: string): string[] | NoName {
  const way = travel(sim, netns, { protocol: 'udp', ip: server, port: 53 });
  const relay = isLost(way) ? undefined : sim.netns.peek(way.netns)?.relay;
  if (!isLost(way) && relay?.ip === server) {
    const own = relay.names[name.toLowerCase()];
    return own === undefined ? askServer(sim, way.netns, relay.servers, name) : [own];
  }
  if (!canReach(sim, netns, server)) return { noName: 'timeout' };
  const host = internetHostNamed(name);
  if (host !== undefined) return [host.ip];
  const near = onLocalNetwork(sim, name);
  return near === undefined ? { noName: 'NXDOMAIN' } : [near];
}

/** A router knows the machines that it gave addresses to by their names, as dnsmasq does. */
function onLocalNetwork(sim: Sim, name: string): string | undefined {
  const bare = name.toLowerCase().replace(/\.lan$/, '');
  for (const machine of sim.machines.all()) {
    if (machine.name.toLowerCase() !== bare || machine.state === 'off') continue;
    const card = sim.netns.peek(machine.ns.net)?.interfaces.find((one) => one.kind === 'physical');
    if (card !== undefined) return ipOf(card.addresses[0] ?? '');
  }
  return undefined;
}

/** Is there a name server at that address? Routers and public servers are; so is the stub of systemd-resolved. */
function canReach(sim: Sim, netns: number, server: string): boolean {
  if (server.startsWith('127.')) return canReachInternet(sim, netns);
  const way = travel(sim, netns, { protocol: 'udp', ip: server, port: 53 });
  if (isLost(way) || way.netns !== 0) return false;
  return internetHostAt(server)?.ports.includes(53) ?? way.hops.includes(server);
}

/** Does a default route of this namespace lead out of the machine, onto the internet? */
export function canReachInternet(sim: Sim, netns: number): boolean {
  const way = travel(sim, netns, { protocol: 'udp', ip: '1.1.1.1', port: 53 });
  return !isLost(way) && way.netns === 0;
}

/** Names of an address: `web.mynet` on a user-defined network, public names on the internet. */
export function namesOf(sim: Sim, asker: Asker, ip: string): string[] {
  for (const line of asker.hosts.split('\n')) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (address === ip && names.length > 0) return names;
  }
  return askReverse(sim, asker.netns, parseResolv(asker.resolv), ip);
}

/** What the name servers say whose address it is. */
export function askReverse(sim: Sim, netns: number, config: ResolverConfig, ip: string): string[] {
  const dns = sim.netns.peek(netns)?.dns;
  if (dns !== undefined && config.servers.includes(embeddedServer)) {
    for (const network of dns.networks) {
      const row = sim.dnsNames.peek(`${network}/${ip}`);
      if (row !== undefined) return [...row.values];
    }
  }
  const host = internetHostAt(ip);
  return host === undefined || !canReachInternet(sim, netns) ? [] : host.names.slice(0, 1);
}
