import { isFail } from '#sim/base/fail';
import {
  createBridge,
  newPool,
  nextSubnet,
  subnetsOverlap,
  takeAddress,
  isNoAddress,
} from '#sim/network/index';
import type { DaemonRow, NetworkRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { broken, forbidden, isRefusal, refuse, type Refusal } from '../http/refusal';
import { announceNetwork } from '../state/events';
import { networksOf } from './find';
import { checkVlan, isVlanDriver, layVlan } from './vlan';
import { newId } from '../state/names';

/** What a new network is made from; what is absent has a usual value. */
export type NetworkWishes = Pick<NetworkRow, 'name' | 'driver'> & Partial<NetworkRow>;

const blank = {
  subnet: '',
  gateway: '',
  ipRange: '',
  isSubnetAsked: false,
  isGatewayAsked: false,
  isInternal: false,
  isAttachable: false,
  hasIpv6: false,
  options: {},
  labels: {},
  ipamOptions: null,
  ipamDriver: 'default',
  bridge: '',
  pool: null,
} as const;

/** Makes a network; for the bridge driver with its subnet, its gateway and its bridge on the host. */
export function makeNetwork(sim: Sim, daemon: DaemonRow, wishes: NetworkWishes): NetworkRow | Refusal {
  const row = insertNetwork(sim, daemon, wishes);
  if (!isRefusal(row)) announceNetwork(sim, row, 'create');
  return row;
}

function insertNetwork(sim: Sim, daemon: DaemonRow, wishes: NetworkWishes): NetworkRow | Refusal {
  const id = newId(sim);
  const row: NetworkRow = {
    ...blank,
    options: {},
    labels: {},
    ...wishes,
    id,
    daemon: daemon.id,
    created: sim.now,
  };
  if (row.driver === 'bridge') {
    const refused = giveAddresses(sim, daemon, row) ?? giveBridge(sim, daemon, row);
    if (refused !== undefined) return refused;
  }
  if (isVlanDriver(row.driver)) {
    const refused = checkVlan(sim, daemon, row) ?? giveAddresses(sim, daemon, row);
    if (refused !== undefined) return refused;
    layVlan(sim, daemon, row);
  }
  sim.networks.insert(id, row);
  daemon.networks[row.name] = id;
  return row;
}

function giveAddresses(sim: Sim, daemon: Readonly<DaemonRow>, row: NetworkRow): Refusal | undefined {
  const hostNetns = sim.machines.need(daemon.machine).ns.net;
  const used = networksOf(sim, daemon)
    .map(({ subnet, isConfigOnly }) => (isConfigOnly === true ? '' : subnet))
    .filter((subnet) => subnet !== '');
  if (row.subnet === '') {
    const subnet = nextSubnet(sim, hostNetns, used);
    if (subnet === undefined) return broken('all predefined address pools have been fully subnetted');
    row.subnet = subnet;
  } else if (used.some((other) => subnetsOverlap(other, row.subnet))) {
    return forbidden('invalid pool request: Pool overlaps with other one on this address space');
  }
  row.pool = newPool(row.id, row.subnet, row.ipRange);
  const gateway = takeAddress(sim, row.pool, row.gateway);
  if (isNoAddress(gateway)) return refuse(403, 'no available gateway address');
  row.gateway = gateway;
  for (const address of Object.values(row.auxiliary ?? {})) takeAddress(sim, row.pool, address);
  return undefined;
}

function giveBridge(sim: Sim, daemon: Readonly<DaemonRow>, row: NetworkRow): Refusal | undefined {
  const hostNetns = sim.machines.need(daemon.machine).ns.net;
  const asked = row.options['com.docker.network.bridge.name'] ?? '';
  row.bridge = asked === '' ? `br-${row.id.slice(0, 12)}` : asked;
  const prefix = row.subnet.split('/')[1] ?? '16';
  const made = createBridge(sim, hostNetns, row.bridge, `${row.gateway}/${prefix}`, {
    isInternal: row.isInternal,
    icc: row.options['com.docker.network.bridge.enable_icc'] !== 'false',
    isMasqueraded: row.options['com.docker.network.bridge.enable_ip_masquerade'] !== 'false',
    mtu: Number(row.options['com.docker.network.driver.mtu'] ?? 1500),
  });
  return isFail(made) ? broken(`bridge ${row.bridge}: ${made.error}`) : undefined;
}

const defaultBridge = {
  'com.docker.network.bridge.default_bridge': 'true',
  'com.docker.network.bridge.enable_icc': 'true',
  'com.docker.network.bridge.enable_ip_masquerade': 'true',
  'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0',
  'com.docker.network.bridge.name': 'docker0',
  'com.docker.network.driver.mtu': '1500',
};

/** The three networks that are always there. */
export function makeDefaultNetworks(sim: Sim, daemon: DaemonRow): void {
  insertNetwork(sim, daemon, { name: 'none', driver: 'null' });
  insertNetwork(sim, daemon, { name: 'host', driver: 'host' });
  insertNetwork(sim, daemon, { name: 'bridge', driver: 'bridge', options: { ...defaultBridge } });
}
