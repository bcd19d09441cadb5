import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import * as cgroups from '#sim/kernel/cgroups';
import { release } from '#sim/kernel/namespaces';
import { stopMachine } from '#sim/kernel/power';
import type { LayerTree } from '#sim/world/files';
import type { Machine } from '#sim/world/machine';
import type { Hypervisor, VirtualMachine, VmDisk } from '#sim/world/vm';
import type { Sim } from '#sim/world/sim';
import { newMachine } from '../host';
import { bareHostLayer } from '../root-tree';
import { usualSystem } from '../systems';
import { readImage } from './image';
import { connect, type VmNetwork } from './network';
import { guestServices } from './services';
import { ubuntuUser } from './ubuntu-user';

/** What a virtual machine is defined with. */
export interface VmOrder {
  /** the machine that will run it */
  host: number;
  hypervisor: Hypervisor;
  name: string;
  cores: number;
  /** bytes */
  memory: number;
  /** bytes, as the guest sees its disk */
  disk: number;
  /** image files on the host, the first one to boot from; they are there already. None: a machine without a disk */
  disks?: readonly VmDisk[];
  /** row of systems.ts; what its image says, or Ubuntu, when absent */
  system?: string;
  /** layers of its root filesystem, uppermost first; what its image says, or those of the system, when absent */
  layers?: readonly string[];
  /** files on its disk beside those */
  tree?: LayerTree;
  firmware?: VirtualMachine['firmware'];
  network?: VmNetwork;
  /** may its processor run virtual machines in turn? */
  isNested?: boolean;
  uuid?: string;
  slowness?: number;
  settings?: VirtualMachine['settings'];
}

/** A fresh uuid (RFC 9562, version 4). */
export function newUuid(sim: Sim): string {
  const hex = sim.random.hex(32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Writes a virtual machine down: it exists from now on, switched off, with its disk in. Its name is free: see `findVm`. */
export function defineVm(sim: Sim, order: VmOrder): Machine {
  const [boots] = order.disks ?? [];
  const image =
    boots === undefined ? undefined : readImage(sim, files.rootViewer(sim, order.host), boots.path);
  const header = image === undefined || isFail(image) ? undefined : image;
  const system = order.system ?? (header?.system === '' ? undefined : header?.system) ?? usualSystem;
  const isUbuntu = system === usualSystem;
  const layers =
    order.layers ?? (header !== undefined && header.layers.length > 0 ? header.layers : undefined);
  const { name, cores, memory, disk } = order;
  const machine = newMachine(
    sim,
    {
      name,
      cores,
      memory,
      disk,
      ...(isUbuntu ? {} : { system }),
      layers: layers ?? (isUbuntu ? [bareHostLayer] : undefined),
      ...(order.isNested === true ? { firmware: { virtualization: true } } : {}),
    },
    order.host,
  );
  machine.state = 'off';
  machine.vm = {
    hypervisor: order.hypervisor,
    uuid: order.uuid ?? newUuid(sim),
    disks: (order.disks ?? []).map((one) => ({ ...one })),
    firmware: order.firmware ?? 'bios',
    snapshots: [],
    settings: { ...order.settings },
    ...(order.slowness === undefined ? {} : { slowness: order.slowness }),
  };
  connect(sim, machine, order.network ?? { kind: 'bridged' });
  const viewer = files.rootViewer(sim, machine.id);
  // what boots without systemd brings its own services
  if (machine.kernel.kind === 'linux' && machine.startup === undefined)
    files.putTree(sim, viewer, '/', { ...serviceFiles(), ...(isUbuntu ? ubuntuUser : {}) });
  if (order.tree !== undefined) files.putTree(sim, viewer, '/', order.tree);
  // What is on its disk stays when nothing runs: the machine itself uses its namespaces, besides its processes.
  for (const namespace of Object.values(machine.ns)) sim.namespaces.need(namespace).users += 1;
  sim.emit(order.host, 'vm', 'define', name, { name });
  return machine;
}

function serviceFiles(): LayerTree {
  return Object.fromEntries(
    Object.keys(guestServices).map((service) => [
      `/usr/bin/${service}`,
      { type: 'file', mode: 0o755, size: 90_000, exe: { program: service } },
    ]),
  );
}

/** Takes a VM away for good: its disk's content, its network card, its row. Its image files are its hypervisor's to remove. */
export function removeVm(sim: Sim, id: number): void {
  stopMachine(sim, id, 'off');
  const machine = sim.machines.get(id);
  if (machine === undefined) return;
  for (const row of [...sim.vmStates.all()]) if (row.machine === id) sim.vmStates.remove(row.id);
  for (const namespace of Object.values(machine.ns) as number[]) release(sim, namespace);
  for (const fs of [...sim.filesystems.all()]) if (fs.machine === id) files.destroyFilesystem(sim, fs.id);
  for (const group of cgroups.below(sim, machine.cgroup)) sim.cgroups.remove(group);
  sim.schedulers.remove(id);
  sim.machines.remove(id);
}

/** A host's VM by its name; of one hypervisor, where that is said. */
export function findVm(sim: Sim, host: number, name: string, hypervisor?: Hypervisor): Machine | undefined {
  for (const row of sim.machines.all()) {
    if (row.parent !== host || row.name !== name) continue;
    if (hypervisor === undefined || ownerOf(row) === hypervisor) return sim.machines.get(row.id);
  }
  return undefined;
}

/** The VMs of a host that a hypervisor manages, in the order in which they were defined. To read only. */
export function vmsOf(sim: Sim, host: number, hypervisor: Hypervisor): Readonly<Machine>[] {
  return [...sim.machines.all()].filter((row) => row.parent === host && ownerOf(row) === hypervisor);
}

/** Whose a VM is; in older worlds there was multipass alone. */
function ownerOf(row: Readonly<Machine>): Hypervisor {
  return row.vm?.hypervisor ?? 'multipass';
}
