import { NeedsMore } from '#sim/base/needs-more';
import * as files from '#sim/files/index';
import { newCgroup } from '#sim/world/cgroup';
import { newNamespace } from '#sim/kernel/namespaces';
import { startInit } from '#sim/kernel/power';
import { newNetNamespace, newWire, plugIn } from '#sim/network/index';
import type { Firmware, Machine, NamespaceKind, NamespaceSet } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { systemNamed, usualSystem } from './systems';

/** What a host is made from; everything but the name has a usual value. */
export interface HostOptions {
  name: string;
  /** number of cores */
  cores?: number | undefined;
  /** bytes */
  memory?: number | undefined;
  /** bytes */
  disk?: number | undefined;
  /** layers of the root filesystem, uppermost first */
  layers?: readonly string[] | undefined;
  /** address on the local network; chosen when absent */
  ip?: string | undefined;
  /** Docker Engine and its client are installed; they are unless it says otherwise */
  hasDocker?: boolean | undefined;
  /** operating system: a row of systems.ts; a current Ubuntu server when absent */
  system?: string | undefined;
  /** exact build of it, where it lets one choose: `17134.1` */
  build?: string | undefined;
  /** what its firmware is set to; everything is switched on when absent */
  firmware?: Firmware | undefined;
  /** images that were pulled before the world began; one that is nowhere is a fault of whoever asks */
  images?: readonly string[] | undefined;
}

const GiB = 2 ** 30;

/** A computer with its system running. Cores and memory are those of the pictures: 8 and 16 GiB. */
export function newHost(sim: Sim, options: HostOptions): Machine {
  const machine = newMachine(sim, options);
  for (const image of options.images ?? []) {
    if (sim.given.addImage === undefined) throw new NeedsMore('engine');
    const { engine } = systemNamed(options.system ?? usualSystem);
    const refused = sim.given.addImage(sim, engine?.(sim, machine) ?? machine.id, image);
    if (refused !== undefined) throw new Error(`${options.name}: ${refused}`);
  }
  startInit(sim, machine);
  return machine;
}

/** A machine with its disk in and its cable plugged, on which nothing runs yet. `parent`: the machine that it is a VM of. */
export function newMachine(sim: Sim, options: HostOptions, parent?: number): Machine {
  const system = systemNamed(options.system ?? usualSystem);
  const id = sim.newId();
  const machine: Machine = {
    id,
    name: options.name,
    kind: parent === undefined ? 'physical' : 'vm',
    ...(parent === undefined ? {} : { parent }),
    arch: system.arch ?? 'amd64',
    kernel: system.kernel(options),
    osName: system.osName,
    hardware: {
      cores: options.cores ?? 8,
      memory: options.memory ?? 16 * GiB,
      disk: options.disk ?? 100 * GiB,
      diskRate: 500e6,
      networkRate: 1e9,
    },
    state: 'running',
    bootedAt: sim.time,
    ns: namespacesFor(sim, id),
    cgroup: 0,
    init: 0,
    pageCache: {},
    kernelLog: [],
  };
  if (options.system !== undefined) machine.system = options.system;
  if (options.firmware !== undefined) machine.firmware = { ...options.firmware };
  if (system.startup !== undefined) machine.startup = system.startup;
  sim.machines.insert(id, machine);
  sim.schedulers.insert(id, { id, updated: sim.time, tasks: {}, turn: 0 });
  sim.namespaces.need(machine.ns.uts).hostname = options.name;
  machine.cgroup = newCgroup(sim, id, 0, '').id;
  for (const slice of system.slices) newCgroup(sim, id, machine.cgroup, slice);
  files.newMountTable(sim, machine.ns.mnt);
  const layers = options.layers ?? system.layers(options);
  system.mount(sim, machine, files.newOverlay(sim, id, layers, { limit: machine.hardware.disk }));
  plugInto(sim, machine, system.card, options.ip);
  system.nameItself?.(sim, machine);
  return machine;
}

const kinds: readonly NamespaceKind[] = ['pid', 'net', 'mnt', 'uts', 'ipc', 'user', 'cgroup'];

function namespacesFor(sim: Sim, machine: number): NamespaceSet {
  return Object.fromEntries(kinds.map((kind) => [kind, newNamespace(sim, machine, kind).id])) as Record<
    NamespaceKind,
    number
  >;
}

/** All hosts are on one local network that leads to the internet. */
function plugInto(sim: Sim, machine: Machine, card: string, ip: string | undefined): void {
  newNetNamespace(sim, machine.id, machine.ns.net);
  const wire = [...sim.wires.all()][0] ?? newWire(sim, lan);
  let last = 10 + wire.members.length;
  while (wire.members.some((member) => member.ip === `192.168.1.${last}`)) last += 1;
  plugIn(sim, machine.ns.net, wire.id, { name: card, ip: ip ?? `192.168.1.${last}` });
}

/** A home or office network; a round trip on it takes about 0.3 ms. */
const lan = { name: 'lan', subnet: '192.168.1.0/24', latency: 0.3, isInternet: true };
