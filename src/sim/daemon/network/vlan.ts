import { addInterface, findInterface, newWire, removeInterface } from '#sim/network/index';
import type { Interface } from '#sim/world/network';
import type { DaemonRow, NetworkRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { invalid, type Refusal } from '../http/refusal';

/** Drivers whose containers are not behind a bridge, but by the side of the machine on its own network. */
export function isVlanDriver(driver: string): driver is 'macvlan' | 'ipvlan' {
  return driver === 'macvlan' || driver === 'ipvlan';
}

const modes = {
  macvlan: { usual: 'bridge', all: ['private', 'vepa', 'bridge', 'passthru'] },
  ipvlan: { usual: 'l2', all: ['l2', 'l3', 'l3s'] },
};

/** Looks at `-o parent`, and `-o macvlan_mode` or `-o ipvlan_mode` (libnetwork's words). */
export function checkVlan(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  row: Readonly<NetworkRow>,
): Refusal | undefined {
  if (!isVlanDriver(row.driver)) return undefined;
  const mode = row.options[`${row.driver}_mode`] ?? modes[row.driver].usual;
  if (!modes[row.driver].all.includes(mode)) {
    const { usual } = modes[row.driver];
    return invalid(
      `requested ${row.driver} mode '${mode}' is not valid, '${usual}' mode is the ${row.driver} driver default`,
    );
  }
  const parent = row.options['parent'] ?? '';
  const hostNetns = sim.machines.need(daemon.machine).ns.net;
  if (parent === 'lo') return invalid(`loopback interface is not a valid ${row.driver} parent link`);
  if (parent === '' || findInterface(sim, hostNetns, parent) !== undefined) return undefined;
  const [card = '', tag = ''] = parent.split('.');
  if (!/^\d+$/.test(tag) || parent.split('.').length !== 2)
    return invalid(`invalid subinterface vlan name ${parent}, example formatting is eth0.10`);
  if (findInterface(sim, hostNetns, card) === undefined)
    return invalid(`-o parent interface was not found on the host: ${card}`);
  return undefined;
}

/** Gives the network its wire: that of the machine's card where it has the same subnet, one of its own otherwise. */
export function layVlan(sim: Sim, daemon: Readonly<DaemonRow>, row: NetworkRow): void {
  const hostNetns = sim.machines.need(daemon.machine).ns.net;
  const parent = row.options['parent'] ?? '';
  const card = parent === '' ? undefined : findInterface(sim, hostNetns, parent);
  const outside = card?.wire === undefined ? undefined : sim.wires.peek(card.wire);
  if (outside?.subnet === row.subnet) {
    row.wire = outside.id;
    return;
  }
  row.wire = newWire(sim, { name: row.name, subnet: row.subnet, latency: 0.12, isInternet: false }).id;
  if (card !== undefined) return;
  row.ownParent = parent === '' ? `dm-${row.id.slice(0, 12)}` : parent;
  const under = findInterface(sim, hostNetns, parent.split('.')[0] ?? '');
  addInterface(sim, hostNetns, {
    name: row.ownParent,
    kind: under === undefined ? 'dummy' : 'vlan',
    isUp: true,
    ...(under === undefined ? {} : { parent: { name: under.name, index: under.index }, mac: under.mac }),
  });
}

/** The machine's interface that a container's is a part of. */
export function parentOf(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  row: Readonly<NetworkRow>,
): Pick<Interface, 'name' | 'index' | 'mac'> {
  const hostNetns = sim.machines.need(daemon.machine).ns.net;
  const name = row.ownParent ?? row.options['parent'] ?? '';
  return findInterface(sim, hostNetns, name) ?? { name, index: 0, mac: '' };
}

/** Takes away what the network had for itself. */
export function dropVlan(sim: Sim, daemon: Readonly<DaemonRow>, row: Readonly<NetworkRow>): void {
  const hostNetns = sim.machines.need(daemon.machine).ns.net;
  if (row.wire !== undefined && sim.wires.peek(row.wire)?.members.length === 0) sim.wires.remove(row.wire);
  if (row.ownParent !== undefined) removeInterface(sim, hostNetns, row.ownParent);
}
