/** What a network namespace holds (key: namespace id). */
export interface NetNamespace {
  id: number;
  machine: number;
  interfaces: Interface[];
  routes: Route[];
  /** `tcp/IP/PORT` or `udp/IP/PORT` ('0.0.0.0' and '::' for any) → socket row */
  listeners: Record<string, number>;
  /** destination NAT: published ports */
  published: PublishedPort[];
  nextEphemeral: number;
}

export interface Interface {
  name: string;
  kind: 'loopback' | 'bridge' | 'veth' | 'physical' | 'dummy';
  mac: string;
  /** with prefix length: 172.17.0.2/16 */
  addresses: string[];
  mtu: number;
  isUp: boolean;
  /** veth: the namespace and name at its other end */
  peer?: { netns: number; name: string };
  /** a bridge port's bridge, in the same namespace */
  master?: string;
  /** physical: row of `wires` that it is plugged into */
  wire?: number;
  received: number;
  sent: number;
}

export interface Route {
  /** default, or 172.17.0.0/16 */
  to: string;
  via?: string;
  device: string;
}

export interface PublishedPort {
  protocol: 'tcp' | 'udp';
  /** 0.0.0.0, :: or one address */
  hostIp: string;
  hostPort: number;
  toIp: string;
  toPort: number;
  container: string;
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
  /** leads to the internet: registries, public names */
  isInternet: boolean;
}
