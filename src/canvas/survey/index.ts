import type { Sim } from '#sim/index';
import type { ClaimFacts, ContainerFacts, Facts, HostFacts, RegistryFacts } from '../facts';
import { containersOf, imagesOf, layersOf, pullsOf } from './docker';
import { coreUses, looseProcesses, memoryOwners, processesByOwner } from './kernel';
import { kernels, vmsOf } from './vm';

type Daemon = NonNullable<ReturnType<Sim['daemons']['peek']>>;

/** What the stage shows beside what is in the world itself. */
export interface Setting {
  claims: ReadonlyMap<number, ClaimFacts[]>;
  registries: RegistryFacts[];
}

/** Makes the facts of a world. Looks, and changes nothing: `read(world, (sim) => survey(sim, setting))`. */
export function survey(sim: Sim, setting: Setting): Facts {
  const hosts = [...sim.machines.all()].filter((machine) => machine.kind === 'physical');
  return {
    time: sim.time,
    hosts: hosts.map((machine) => hostFacts(sim, machine.id, setting)),
    registries: setting.registries,
  };
}

function hostFacts(sim: Sim, id: number, setting: Setting): HostFacts {
  const machine = sim.machines.peek(id);
  if (machine === undefined) throw new Error(`no machine ${id}`);
  const daemon = [...sim.daemons.all()].find((row) => row.machine === id);
  const processes = processesByOwner(sim, id, daemon);
  const isAlive = machine.state !== 'off' && machine.state !== 'panicked';
  const containers =
    daemon === undefined ? [] : containersOf(sim, daemon.id).map((one) => asSeen(one, isAlive));
  const daemons = new Set([...sim.daemons.all()].map((row) => row.machine));
  const vms = vmsOf(sim, id).map((vm) =>
    daemons.has(vm.id) ? { ...vm, inside: hostFacts(sim, vm.id, setting) } : vm,
  );
  const owners = memoryOwners(machine, processes, containers, vms);
  const taken = owners.reduce((sum, owner) => sum + Math.max(owner.bytes, owner.reserved ?? 0), 0);
  const images = daemon === undefined ? [] : imagesOf(sim, daemon);
  const loose = looseProcesses(sim, id, processes);
  const claims = (setting.claims.get(id) ?? []).map((claim) => contained(claim, containers));
  return {
    id,
    name: machine.name,
    state: machine.state,
    kernel: `${kernels[machine.kernel.kind]} ${machine.kernel.release}`,
    osName: machine.osName,
    cores: machine.hardware.cores,
    memory: machine.hardware.memory,
    memoryFree: Math.max(0, machine.hardware.memory - taken),
    owners,
    running: coreUses(sim, id, processes, containers),
    ...(daemon === undefined
      ? {}
      : { daemon: { isRunning: sim.processes.has(daemon.process), version: '' } }),
    containers,
    processes: loose,
    images,
    layers: daemon === undefined ? [] : layersOf(sim, daemon.id),
    pulls: daemon === undefined ? [] : pullsOf(sim, daemon.id),
    vms,
    claims,
    isFitted:
      vms.length + loose.length + claims.length > 0 ||
      (daemon !== undefined && isFitted(sim, daemon, containers)),
  };
}

/** Containers and what is around them: what only fittings show, or show in full. */
function isFitted(sim: Sim, daemon: Readonly<Daemon>, containers: readonly ContainerFacts[]): boolean {
  return (
    containers.length + sim.volumes.size + sim.solves.size + sim.registries.size > 0 ||
    Object.keys(daemon.networks).length > 3
  );
}

/** What the engine noted down of a container is not true any more when its host has fallen: nothing runs there. */
function asSeen(container: ContainerFacts, isAlive: boolean): ContainerFacts {
  return isAlive || container.state === 'created' || container.state === 'exited'
    ? container
    : { ...container, state: 'exited', exitCode: 255, memory: 0, processes: 0 };
}

/** A program of a claim that runs in a container named like it reaches for the host's path no longer. */
function contained(claim: ClaimFacts, containers: HostFacts['containers']): ClaimFacts {
  const running = new Set(containers.filter((one) => one.state === 'running').map((one) => one.name));
  return { ...claim, wants: claim.wants.map((want) => ({ ...want, isContained: running.has(want.app) })) };
}
