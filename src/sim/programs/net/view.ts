import type { Proc } from '#sim/kernel/proc';
import { formatIp, hostEnds, maskOf, parseSubnet, prefixOf } from '#sim/network/index';
import type { Interface } from '#sim/world/network';
import type { Sim } from '#sim/world/sim';
import { netnsOf } from './connect';

/** An interface as tools see it. */
export interface Link {
  index: number;
  name: string;
  /** `eth0@if8` where its other end is in another namespace */
  shown: string;
  kind: Interface['kind'];
  mtu: number;
  mac: string;
  /** with prefix length */
  addresses: string[];
  isUp: boolean;
  /** a bridge without ports has no carrier */
  hasCarrier: boolean;
  master?: string;
  /** number of the namespace at its other end, for veth pairs of a host */
  peerNamespace?: number;
  received: number;
  sent: number;
  receivedPackets: number;
  sentPackets: number;
}

/** All interfaces of the namespace of a process, by number. */
export function links(p: Proc): Link[] {
  return p.do((sim) => linksOf(sim, netnsOf(sim, p)));
}

function linksOf(sim: Sim, netns: number): Link[] {
  const ends = hostEnds(sim, netns);
  const own = (sim.netns.peek(netns)?.interfaces ?? []).map((one): Link => {
    const { index, name, kind, mtu, mac, addresses, isUp, received, sent, receivedPackets, sentPackets } =
      one;
    const hasCarrier = kind !== 'bridge' || ends.some((end) => end.master === name);
    return {
      index,
      name,
      shown: shownName(one),
      kind,
      mtu,
      mac,
      addresses: [...addresses],
      isUp,
      hasCarrier,
      received,
      sent,
      receivedPackets,
      sentPackets,
    };
  });
  const ports = ends.map(({ index, name, mac, master, to, received, sent }, i): Link => ({
    index,
    name,
    shown: `${name}@if${to.index}`,
    kind: 'veth',
    mtu: 1500,
    mac,
    addresses: [],
    isUp: true,
    hasCarrier: true,
    master,
    peerNamespace: i,
    received,
    sent,
    receivedPackets: Math.ceil(received / 1448),
    sentPackets: Math.ceil(sent / 1448),
  }));
  return [...own, ...ports].sort((x, y) => x.index - y.index);
}

/** With what it belongs to: by number where that is in another namespace, by name where it is in the same. */
function shownName({ name, kind, peer, parent }: Readonly<Interface>): string {
  if (peer !== undefined) return `${name}@if${peer.index}`;
  if (parent === undefined) return name;
  return kind === 'vlan' ? `${name}@${parent.name}` : `${name}@if${parent.index}`;
}

export interface RouteView {
  to: string;
  via?: string;
  device: string;
  /** address of the device in that subnet */
  source: string;
}

/** Routes of the namespace of a process, the default one first. */
export function routes(p: Proc): RouteView[] {
  return p.do((sim) => {
    const row = sim.netns.peek(netnsOf(sim, p));
    return (row?.routes ?? []).map(({ to, via, device }) => {
      const address = row?.interfaces.find((one) => one.name === device)?.addresses[0] ?? '';
      return { to, device, source: address.replace(/\/.*/, ''), ...(via !== undefined && { via }) };
    });
  });
}

export interface NeighbourView {
  ip: string;
  mac: string;
  device: string;
}

/** Who has been met on the bridges and wires that the namespace is on: its gateways. */
export function neighbours(p: Proc): NeighbourView[] {
  return p.do((sim) => {
    const row = sim.netns.peek(netnsOf(sim, p));
    return (row?.routes ?? []).flatMap(({ via, device }) => {
      const card = row?.interfaces.find((one) => one.name === device);
      if (via === undefined || card === undefined) return [];
      const bridge =
        card.peer === undefined
          ? undefined
          : sim.netns.peek(card.peer.netns)?.interfaces.find((one) => one.name === card.peer?.master);
      return [{ ip: via, mac: bridge?.mac ?? '52:54:00:12:35:02', device }];
    });
  });
}

/** `172.17.255.255` of `172.17.0.2/16` */
export function broadcastOf(address: string): string {
  const subnet = parseSubnet(address);
  return subnet === undefined ? '' : formatIp((subnet.base | ~maskOf(subnet.prefix)) >>> 0);
}

/** `255.255.0.0` of `…/16` */
export function netmaskOf(address: string): string {
  return formatIp(maskOf(prefixOf(address)));
}

/** The link-local IPv6 address that Linux makes of a MAC address. */
export function linkLocal(mac: string): string {
  const bytes = mac.split(':').map((part) => parseInt(part, 16));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes;
  const groups = [((a ^ 2) << 8) | b, (c << 8) | 0xff, 0xfe00 | d, (e << 8) | f];
  return `fe80::${groups.map((group) => group.toString(16)).join(':')}`;
}

/** A socket as netstat and ss list it. */
export interface SocketView {
  protocol: 'tcp' | 'udp';
  /** tcp6, where it takes both families or IPv6 alone */
  isV6: boolean;
  local: { ip: string; port: number };
  remote: { ip: string; port: number };
  state: 'LISTEN' | 'ESTABLISHED' | 'SYN_SENT';
  pid: number;
  program: string;
}

/** TCP sockets of the namespace of a process; published ports show as docker-proxy's. */
export function socketViews(p: Proc): SocketView[] {
  return p.do((sim) => {
    const me = sim.processes.need(p.processId);
    const owners = ownersOf(sim, me.ns.net);
    const found: SocketView[] = [];
    for (const socket of sim.sockets.all()) {
      if (socket.netns !== me.ns.net || socket.family !== 'tcp') continue;
      const state =
        socket.state === 'listening'
          ? 'LISTEN'
          : socket.state === 'connected'
            ? 'ESTABLISHED'
            : socket.state === 'connecting'
              ? 'SYN_SENT'
              : undefined;
      if (state === undefined) continue;
      const owner = owners.get(socket.id);
      const { ip, port } = socket.local;
      const isV6 = ip === '*' || ip === '::' || ip === '';
      found.push({
        protocol: 'tcp',
        isV6: isV6 && state === 'LISTEN',
        local: { ip: isV6 ? '::' : ip, port },
        remote: { ...socket.remote },
        state,
        pid: owner?.pid ?? 0,
        program: owner?.program ?? '',
      });
    }
    for (const { ports } of [...sim.publishedPorts.keys()]
      .filter((key) => key.startsWith(`${me.ns.net}/tcp/`))
      .map((key) => sim.publishedPorts.peek(key) ?? { ports: [] })) {
      for (const { hostIp, hostPort } of ports) {
        found.push({
          protocol: 'tcp',
          isV6: hostIp === '::',
          local: { ip: hostIp, port: hostPort },
          remote: { ip: '', port: 0 },
          state: 'LISTEN',
          pid: 0,
          program: 'docker-proxy',
        });
      }
    }
    return found.sort((x, y) => Number(x.isV6) - Number(y.isV6) || x.local.port - y.local.port);
  });
}

function ownersOf(sim: Sim, netns: number): Map<number, { pid: number; program: string }> {
  const owners = new Map<number, { pid: number; program: string }>();
  for (const process of sim.processes.all()) {
    if (process.ns.net !== netns) continue;
    for (const file of Object.values(process.files)) {
      const open = sim.openFiles.peek(file);
      if (open?.kind !== 'socket' || owners.has(open.target)) continue;
      owners.set(open.target, {
        pid: process.pids.at(-1) ?? 0,
        program: (process.argv[0] ?? '').replace(/.*\//, '').replace(/:$/, ''),
      });
    }
  }
  return owners;
}
