import {
  addName,
  connectVeth,
  createBridge,
  isNoAddress,
  newNetNamespace,
  newPool,
  newWire,
  nextSubnet,
  openPort,
  plugIn,
  setEmbeddedDns,
  setReverse,
  takeAddress,
  type AddressPool,
} from '#sim/network/index';
import { Sim } from '#sim/world/sim';
import { emptyWorld } from '#sim/world/world';

/** A network of the daemon, as far as these tests need it. */
export interface LabNetwork {
  id: string;
  bridge: string;
  gateway: string;
  pool: AddressPool;
}

/** Namespaces without kernels: just what the network folder needs. */
export class Lab {
  readonly sim = new Sim(emptyWorld(7), {
    programs: {},
    layerSource: () => undefined,
    partOf: () => undefined,
  });
  readonly lan = newWire(this.sim, { name: 'lan', subnet: '192.168.1.0/24', latency: 0.3, isInternet: true });
  #socket = 1000;

  host(ip: string): number {
    const netns = this.sim.newId();
    newNetNamespace(this.sim, 0, netns);
    plugIn(this.sim, netns, this.lan.id, { name: 'eth0', ip });
    return netns;
  }

  network(host: number, id: string, options: { isInternal?: boolean; icc?: boolean } = {}): LabNetwork {
    const subnet = nextSubnet(this.sim, host, []) ?? '';
    const pool = newPool(id, subnet);
    const gateway = takeAddress(this.sim, pool);
    if (isNoAddress(gateway)) throw new Error(gateway.refused);
    const bridge = id === 'bridge' ? 'docker0' : `br-${id}`;
    createBridge(this.sim, host, bridge, `${gateway}/16`, options);
    return { id, bridge, gateway, pool };
  }

  container(
    host: number,
    network: LabNetwork,
    name: string,
    isInternal = false,
  ): { netns: number; ip: string } {
    const netns = this.sim.newId();
    newNetNamespace(this.sim, 0, netns, 0);
    const ip = takeAddress(this.sim, network.pool);
    if (isNoAddress(ip)) throw new Error(ip.refused);
    connectVeth(this.sim, {
      hostNetns: host,
      bridge: network.bridge,
      containerNetns: netns,
      ifName: 'eth0',
      address: `${ip}/16`,
      ...(!isInternal && { gateway: network.gateway }),
    });
    if (network.id !== 'bridge') {
      setEmbeddedDns(this.sim, netns, { networks: [network.id], links: {}, upstream: ['192.168.1.1'] });
      addName(this.sim, network.id, name, ip);
      setReverse(this.sim, network.id, ip, `${name}.${network.id}`);
    }
    return { netns, ip };
  }

  /** A socket that listens; answers its id. */
  listen(netns: number, port: number, ip = '*'): number {
    const socket = this.#socket++;
    const opened = openPort(this.sim, netns, { protocol: 'tcp', ip, port, socket, mayUseLow: true });
    if ('error' in opened) throw new Error(opened.error);
    return socket;
  }
}
