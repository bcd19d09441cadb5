import { isFail, type Fail } from '#sim/base/fail';
import { connectVeth, findInterface, newWire, plugIn, removeInterface } from '#sim/network/index';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { systemNamed, usualSystem } from '../systems';

/** How a virtual machine hangs on a network. */
export type VmNetwork =
  /** on its host's own network, like a neighbour */
  | { kind: 'bridged' }
  /** on a bridge of the host (virbr0, docker0), which lets it out under its own address */
  | { kind: 'bridge'; bridge: string }
  /** alone behind its hypervisor, which lets it out: nobody reaches it (10.0.2.15) */
  | { kind: 'nat' }
  | { kind: 'none' };

/** Takes its card out of the network that new machines are on, and plugs it in where it belongs. */
export function connect(sim: Sim, machine: Machine, network: VmNetwork): void {
  if (network.kind === 'bridged') return;
  unplug(sim, machine);
  plug(sim, machine, network);
}

/** Plugs it in somewhere else. */
export function reconnect(sim: Sim, machine: Machine, network: VmNetwork): void {
  unplug(sim, machine);
  plug(sim, machine, network);
}

const cardOf = (machine: Readonly<Machine>) => systemNamed(machine.system ?? usualSystem).card;

function unplug(sim: Sim, machine: Machine): void {
  const card = cardOf(machine);
  removeInterface(sim, machine.ns.net, card);
  const netns = sim.netns.need(machine.ns.net);
  netns.routes = netns.routes.filter((route) => route.device !== card && route.to !== 'default');
}

function plug(sim: Sim, machine: Machine, network: VmNetwork): void {
  const card = cardOf(machine);
  if (network.kind === 'bridged') {
    const wire = [...sim.wires.all()][0];
    for (let last = 10; wire !== undefined && last < 255; last++) {
      const ip = wire.subnet.replace(/\d+\/\d+$/, String(last));
      if (plugIn(sim, machine.ns.net, wire.id, { name: card, ip }) === undefined) break;
    }
  }
  if (network.kind === 'nat') {
    // RFC 1918 network of VirtualBox' and QEMU's user-mode networking; its router is 10.0.2.2 there
    const wire = newWire(sim, {
      name: `nat of ${machine.name}`,
      subnet: '10.0.2.0/24',
      latency: 0.3,
      isInternet: true,
    });
    plugIn(sim, machine.ns.net, wire.id, { name: card, ip: '10.0.2.15' });
  }
  if (network.kind === 'bridge') plugIntoBridge(sim, machine, network.bridge, card);
}

function plugIntoBridge(sim: Sim, machine: Machine, bridge: string, card: string): Fail | undefined {
  const host = sim.machines.need(machine.parent ?? 0).ns.net;
  const [gateway = '', prefix = '24'] = findInterface(sim, host, bridge)?.addresses[0]?.split('/') ?? [];
  if (gateway === '') return { error: 'ENODEV' };
  for (let tries = 0; tries < 1000; tries++) {
    const ip = gateway.replace(/\d+$/, String(2 + sim.random.below(253)));
    const made = connectVeth(sim, {
      hostNetns: host,
      bridge,
      containerNetns: machine.ns.net,
      ifName: card,
      address: `${ip}/${prefix}`,
      gateway,
      mac: `52:54:00:${sim.random.hex(6).replace(/(..)(?=.)/g, '$1:')}`,
    });
    if (isFail(made)) continue;
    made.kind = 'physical';
    return undefined;
  }
  return { error: 'EADDRINUSE' };
}
