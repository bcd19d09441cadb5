/** What a network namespace holds (key: namespace id). */
export interface NetNamespace {
  id: number;
  machine: number;
  /** lo, eth0, bridges. The host ends of veth pairs are told by their other ends (`Interface.peer`) */
  interfaces: Interface[];
  routes: Route[];
  /** `tcp/IP/PORT` or `udp/IP/PORT` → socket row; IP is one address, `0.0.0.0`, `::` (IPv6 alone) or `*` (both) */
  listeners: Record<string, number>;
  /** source port of the next outgoing connection */
  nextEphemeral: number;
  /** number of the next interface, as `ip link` shows it */
  nextIndex: number;
  /** where the search for a free port to publish goes on */
  nextPublished: number;
  /** ports below it need CAP_NET_BIND_SERVICE: 1024, or 0 in containers */
  privilegedBelow: number;
  /** Docker's name server at 127.0.0.11, where there is one */
  dns?: EmbeddedDns;
  /** it answers names for virtual machines behind it */
  relay?: DnsRelay;
}

/** A name server of a hypervisor: names of its own, and whatever its machine's servers say. */
export interface DnsRelay {
  /** where it is asked */
  ip: string;
  /** name → address */
  names: Record<string, string>;
  /** servers that it asks */
  servers: string[];
}

export interface Interface {
  name: string;
  /** its number in the namespace */
  index: number;
  kind: 'loopback' | 'bridge' | 'veth' | 'physical' | 'dummy' | 'vlan' | 'macvlan' | 'ipvlan';
  mac: string;
  /** with prefix length: 172.17.0.2/16 */
  addresses: string[];
  mtu: number;
  isUp: boolean;
  /** veth: its other end, which is a port of a bridge in the machine's own namespace */
  peer?: VethPeer;
  /** macvlan, ipvlan, vlan: what it is a part of, on the machine */
  parent?: { name: string; index: number };
  /** physical, macvlan, ipvlan: row of `wires` that it is plugged into */
  wire?: number;
  /** bridge: what may pass */
  bridge?: BridgeRules;
  /** bytes and packets so far */
  received: number;
  sent: number;
  receivedPackets: number;
  sentPackets: number;
}

/** The end of a veth pair that stays with the machine. */
export interface VethPeer {
  netns: number;
  /** vethXXXXXXX */
  name: string;
  index: number;
  mac: string;
  /** the bridge it is a port of */
  master: string;
}

export interface BridgeRules {
  /** nothing goes out of it, nothing comes in (`docker network create --internal`) */
  isInternal: boolean;
  /** its ports may talk to each other (com.docker.network.bridge.enable_icc) */
  icc: boolean;
  /** what leaves it takes the machine's own address */
  isMasqueraded: boolean;
}

export interface Route {
  /** default, or 172.17.0.0/16 */
  to: string;
  via?: string;
  device: string;
}

/** Who has an address on a bridge (key: `NETNS/BRIDGE/IP`). */
export interface Neighbour {
  netns: number;
}

/** Ports of a machine that lead to containers (key: `NETNS/tcp/PORT`). */
export interface PublishedPorts {
  ports: PublishedPort[];
}

export interface PublishedPort {
  protocol: 'tcp' | 'udp';
  /** 0.0.0.0, :: or one address */
  hostIp: string;
  hostPort: number;
  toIp: string;
  toPort: number;
  /** who asked for it */
  container: string;
}

/** How one namespace asks for names, where Docker's own server answers. */
export interface EmbeddedDns {
  /** ids of the networks whose names it knows, in order */
  networks: string[];
  /** names of its own for others (`--link`): NETWORK/ALIAS → name */
  links: Record<string, string>;
  /** servers it hands on to what it does not know */
  upstream: string[];
}

/** A name on a user-defined network, or, under an address, whose it is (key: `NETWORK/NAME` or `NETWORK/IP`). */
export interface DnsName {
  /** addresses of that name, or names of that address */
  values: string[];
}

/** A network between machines: a cable, a LAN, the internet. */
export interface Wire {
  id: number;
  name: string;
  /** 192.168.1.0/24 */
  subnet: string;
  /** machines' network namespaces on it, with address */
  members: { netns: number; ip: string }[];
  /** round trip, ms */
  latency: number;
  /** its first address is a router that leads to the internet: registries, public names */
  isInternet: boolean;
}
