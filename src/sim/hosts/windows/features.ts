import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { hasVirtualization } from '../systems';
import { editionOf } from './editions';
import { changeHive, readHive, type Hive } from './hive';

/** A part of Windows that can be switched on and off. Names and words are those of DISM. */
export interface Feature {
  name: string;
  displayName: string;
  description: string;
  /** features above it, which come on with it when -All is said */
  parents?: readonly string[];
  /** brings the hypervisor with it */
  isHypervisor?: boolean;
  /** is it there at all, on this edition? */
  isIn?: (machine: Readonly<Machine>) => boolean;
}

const withHyperV = (machine: Readonly<Machine>) => editionOf(machine).hasHyperV;
const onClients = (machine: Readonly<Machine>) => withHyperV(machine) && !editionOf(machine).isServer;

/** Windows' optional features, as far as virtual machines and containers go: what DISM lists, in its order. */
export const features: readonly Feature[] = [
  {
    name: 'Containers',
    displayName: 'Containers',
    description:
      'Provides services and tools to create and manage Windows Server Containers and their resources.',
    isIn: withHyperV,
  },
  {
    name: 'Microsoft-Windows-Subsystem-Linux',
    displayName: 'Windows Subsystem for Linux',
    description:
      'Provides services and environments for running native user-mode Linux shells and tools on Windows.',
  },
  {
    name: 'HypervisorPlatform',
    displayName: 'Windows Hypervisor Platform',
    description: 'Enables virtualization software to run on the Windows hypervisor',
    isHypervisor: true,
  },
  {
    name: 'VirtualMachinePlatform',
    displayName: 'Virtual Machine Platform',
    description: 'Enables platform support for virtual machines',
    isHypervisor: true,
  },
  {
    name: 'Microsoft-Hyper-V-All',
    displayName: 'Hyper-V',
    description:
      'Provides services and management tools for creating and running virtual machines and their resources.',
    isIn: onClients,
  },
  {
    name: 'Microsoft-Hyper-V',
    displayName: 'Hyper-V Platform',
    description:
      'Provides the services that you can use to create and manage virtual machines and their resources.',
    parents: ['Microsoft-Hyper-V-All'],
    isHypervisor: true,
    isIn: withHyperV,
  },
  {
    name: 'Microsoft-Hyper-V-Management-PowerShell',
    displayName: 'Hyper-V Module for Windows PowerShell',
    description: 'Includes Windows PowerShell cmdlets for managing Hyper-V.',
    parents: ['Microsoft-Hyper-V-All'],
    isIn: withHyperV,
  },
];

/** The features that this machine's Windows has, on or off. */
export const featuresOf = (machine: Readonly<Machine>): Feature[] =>
  features.filter((one) => one.isIn?.(machine) ?? true);

/** What belongs to a feature: those below it, which come with it. */
const below = (name: string) => features.filter((one) => one.parents?.includes(name)).map((one) => one.name);

export type FeatureState = 'Enabled' | 'Disabled' | 'EnablePending' | 'DisablePending';

export function stateOf(hive: Hive, name: string): FeatureState {
  const isOn = hive.features[name] ?? false;
  const next = hive.pending[name] ?? isOn;
  if (next === isOn) return isOn ? 'Enabled' : 'Disabled';
  return next ? 'EnablePending' : 'DisablePending';
}

/** Wants a feature on or off: after the next start it is. Answers whether one is needed. */
export function wantFeature(
  sim: Sim,
  machine: number,
  name: string,
  isOn: boolean,
  withParents: boolean,
): boolean {
  const feature = features.find((one) => one.name === name);
  const parents = withParents ? (feature?.parents ?? []) : [];
  const names = [...new Set([name, ...below(name), ...parents, ...parents.flatMap(below)])];
  const hive = changeHive(sim, machine, (one) => {
    for (const each of names) {
      if ((one.features[each] ?? false) === isOn) delete one.pending[each];
      else one.pending[each] = isOn;
    }
  });
  return names.some((each) => hive.pending[each] !== undefined);
}

/**
 * Windows starts: what was pending is, and the hypervisor comes up before the kernel if a feature wants it, the boot
 * configuration lets it, and the firmware hands it the processor's extensions.
 */
export function startFeatures(sim: Sim, machine: Machine): void {
  changeHive(sim, machine.id, (hive) => {
    hive.features = { ...hive.features, ...hive.pending };
    hive.pending = {};
    const isWanted = features.some((one) => one.isHypervisor === true && hive.features[one.name] === true);
    const isLaunched = hive.launch === 'Auto';
    hive.hasHypervisor = isWanted && isLaunched && hasVirtualization(machine);
    delete hive.refusal;
    if (isWanted && !hive.hasHypervisor) hive.refusal = isLaunched ? 'firmware' : 'launch';
  });
}

/** Does Windows' hypervisor run under this machine's Windows? Others that want the processor's extensions for themselves find them taken. */
export function isHypervisorRunning(sim: Sim, machine: number): boolean {
  return sim.machines.peek(machine)?.kernel.kind === 'windows' && readHive(sim, machine).hasHypervisor;
}
