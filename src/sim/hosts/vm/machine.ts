import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import * as cgroups from '#sim/kernel/cgroups';
import { release } from '#sim/kernel/namespaces';
import { createProcess } from '#sim/kernel/processes';
import { startInit, stopMachine } from '#sim/kernel/power';
import type { LayerTree } from '#sim/world/files';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { newMachine } from '../host';
import { bareHostLayer } from '../root-tree';
import { ubuntuUser } from './ubuntu-user';
import { guestServices } from './services';
import { keptByKernel } from './stages';

export interface VmOrder {
  host: number;
  name: string;
  cores: number;
  /** bytes */
  memory: number;
  /** bytes */
  disk: number;
}

/** The VM of that name on a host, made anew when there is none: switched on, with nothing loaded yet. */
export function powerOn(sim: Sim, order: VmOrder): Machine {
  const machine = findVm(sim, order.host, order.name) ?? newVm(sim, order);
  machine.state = 'booting';
  sim.namespaces.need(machine.ns.pid).nextPid = 1;
  machine.bootedAt = sim.time;
  machine.kernelLog = [];
  machine.bootStage = '';
  return machine;
}

function newVm(sim: Sim, { host, name, cores, memory, disk }: VmOrder): Machine {
  const machine = newMachine(sim, { name, cores, memory, disk, layers: [bareHostLayer] }, host);
  const names = Object.keys(guestServices);
  const tree: LayerTree = Object.fromEntries(
    names.map((service) => [
      `/usr/bin/${service}`,
      { type: 'file', mode: 0o755, size: 90_000, exe: { program: service } },
    ]),
  );
  files.putTree(sim, files.rootViewer(sim, machine.id), '/', { ...tree, ...ubuntuUser });
  // What is on its disk stays when nothing runs: the machine itself uses its namespaces, besides its processes.
  for (const namespace of Object.values(machine.ns)) sim.namespaces.need(namespace).users += 1;
  return machine;
}

/** Takes a VM away for good: its disk, its network card, its row. */
export function removeVm(sim: Sim, id: number): void {
  stopMachine(sim, id, 'off');
  const machine = sim.machines.get(id);
  if (machine === undefined) return;
  for (const namespace of Object.values(machine.ns) as number[]) release(sim, namespace);
  for (const group of cgroups.below(sim, machine.cgroup)) sim.cgroups.remove(group);
  sim.schedulers.remove(id);
  sim.machines.remove(id);
}

/** A host's VM by its name. */
export function findVm(sim: Sim, host: number, name: string): Machine | undefined {
  for (const row of sim.machines.all())
    if (row.parent === host && row.name === name) return sim.machines.get(row.id);
  return undefined;
}

/** A stage of its boot begins: it stands in the boot log, and is announced. */
export function enterStage(sim: Sim, id: number, text: string): void {
  const machine = sim.machines.need(id);
  machine.bootStage = text;
  machine.kernelLog.push({ at: sim.time - machine.bootedAt, text });
  sim.emit(machine.parent ?? 0, 'vm', 'stage', machine.name, { name: machine.name, stage: text });
}

/** The guest's kernel is loaded: it keeps its share of the memory. */
export function loadKernel(sim: Sim, id: number): void {
  const machine = sim.machines.need(id);
  cgroups.count(sim, machine.cgroup, 0, keptByKernel(machine.hardware.memory));
}

/** PID 1 comes up, and later the services one by one. */
export function startGuestInit(sim: Sim, id: number): void {
  startInit(sim, sim.machines.need(id));
}

export function startService(sim: Sim, id: number, name: string): void {
  const machine = sim.machines.need(id);
  const slice = sim.cgroups.need(machine.cgroup).children[1] ?? machine.cgroup;
  const path = `/usr/bin/${name}`;
  const process = createProcess(sim, {
    machine: id,
    parent: machine.init,
    path,
    argv: [path],
    env: { PATH: '/usr/sbin:/usr/bin' },
    cwd: '/',
    cred: { uid: 0, gid: 0, groups: [], caps: 'all' },
    ns: machine.ns,
    cgroup: slice,
    files: {},
  });
  if (isFail(process)) throw new Error(`${name} does not start: ${process.error}`);
}

export function becomeReady(sim: Sim, id: number): void {
  const machine = sim.machines.need(id);
  machine.state = 'running';
  const took = String(Math.round(sim.time - machine.bootedAt));
  sim.emit(machine.parent ?? 0, 'vm', 'ready', machine.name, { name: machine.name, took });
}
