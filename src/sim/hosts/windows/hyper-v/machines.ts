import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Call, Cmdlet, Parameter, Thing, Value } from '#sim/powershell/index';
import { asItems, isThing, newThing, newTimeSpan, property, toText } from '#sim/powershell/index';
import * as cpu from '#sim/kernel/cpu';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { conditionOf, vmsOf, type VmCondition } from '../../vm/index';
import { machineOf } from '../facts';
import { readHive } from '../hive';
import { like } from '../cmdlets/get-process';

/** What Hyper-V calls what a VM does. */
const states: Readonly<Record<VmCondition, string>> = {
  off: 'Off',
  saved: 'Saved',
  booting: 'Running',
  running: 'Running',
  paused: 'Paused',
  panicked: 'Running',
};

/** A VM, as far as its cmdlets go. */
export type Vm = {
  id: number;
  name: string;
  uuid: string;
  state: string;
  cores: number;
  /** bytes */
  memory: number;
  /** percent of its processors */
  usage: number;
  /** ms */
  uptime: number;
  snapshots: { name: string; at: number; parent: string; uuid: string }[];
};

function vmOf(sim: Sim, machine: Readonly<Machine>): Vm {
  const { id, name, vm, hardware, bootedAt } = machine;
  const condition = conditionOf(machine);
  const isOn = condition !== 'off' && condition !== 'saved';
  const uptime = isOn ? sim.time - bootedAt : 0;
  const used = isOn ? cpu.usageOf(sim, machine.cgroup) : 0;
  return {
    id,
    name,
    uuid: (vm?.uuid ?? '').toUpperCase(),
    state: states[condition],
    cores: hardware.cores,
    memory: hardware.memory,
    usage: uptime === 0 ? 0 : Math.min(100, Math.round((used * 100) / uptime / hardware.cores)),
    uptime,
    snapshots: (vm?.snapshots ?? []).map((one) => ({
      name: one.name,
      at: one.at,
      parent: one.parent ?? '',
      uuid: one.uuid,
    })),
  };
}

/** The VMs of this host's Hyper-V. */
export function allVms(p: Proc): Vm[] {
  return p.do((sim) => vmsOf(sim, machineOf(sim, p).id, 'hyper-v').map((one) => vmOf(sim, one)));
}

/** Versions of configuration by build: learn.microsoft.com, "Supported virtual machine configuration versions". */
function configurationVersion(p: Proc): string {
  const build = p.do((sim) => Number(machineOf(sim, p).kernel.release.split('.')[2] ?? 0));
  if (build >= 26100) return '12.0';
  if (build >= 20348) return '10.0';
  return build >= 17763 ? '9.0' : '8.0';
}

export function vmThing(p: Proc, vm: Vm): Thing {
  const isOn = vm.state !== 'Off' && vm.state !== 'Saved';
  return newThing(
    'Microsoft.HyperV.PowerShell.VirtualMachine',
    {
      Name: vm.name,
      VMName: vm.name,
      State: vm.state,
      CPUUsage: vm.usage,
      MemoryAssigned: isOn ? vm.memory : 0,
      MemoryStartup: vm.memory,
      ProcessorCount: vm.cores,
      Uptime: newTimeSpan(vm.uptime),
      Status: 'Operating normally',
      Version: configurationVersion(p),
      Generation: 2,
      Id: vm.uuid.toLowerCase(),
      VMId: vm.uuid.toLowerCase(),
    },
    `VirtualMachine (Name = '${vm.name}') [Id = '${vm.uuid.toLowerCase()}']`,
  );
}

export const notFound = (name: string) => ({
  message: `Hyper-V was unable to find a virtual machine with name "${name}".`,
  category: 'ObjectNotFound',
  target: '',
  targetType: '',
  exception: 'VirtualizationException',
  id: 'ObjectNotFound',
});

/** Names of VMs as cmdlets take them. */
export const nameParameter: Readonly<Record<string, Parameter>> = {
  Name: { position: 0, type: 'strings', aliases: ['VMName'] },
  VM: { pipeline: 'value' },
};

/** The VMs that a call is about: by name, by pattern, or piped in. What is not there is said. */
export function* chosen(call: Call): Steps<Vm[]> {
  const all = allVms(call.session.p);
  const piped = [...call.input, ...asItems(call.args['VM'] ?? null)].map((one: Value) =>
    toText(isThing(one) ? (property(one, 'Name') ?? null) : one),
  );
  const out: Vm[] = [];
  for (const name of [...asItems(call.args['Name'] ?? null).map(toText), ...piped]) {
    const found = all.filter((vm) => like(name, vm.name));
    out.push(...found);
    if (found.length === 0 && !/[*?]/.test(name)) yield* call.fail(notFound(name));
  }
  return out;
}

/** A cmdlet of Hyper-V's module, which is there only while the feature is on. */
export function hyperV(cmdlet: Omit<Cmdlet, 'module' | 'isThere'>): Cmdlet {
  return {
    className: `Microsoft.HyperV.PowerShell.Commands.${cmdlet.name.replace('-', '')}`,
    ...cmdlet,
    module: 'Hyper-V',
    isThere: (p) =>
      p.do(
        (sim) =>
          readHive(sim, machineOf(sim, p).id).features['Microsoft-Hyper-V-Management-PowerShell'] === true,
      ),
  };
}

export const virtualization = (message: string, id: string, category = 'NotSpecified') => ({
  message,
  category,
  target: '',
  targetType: '',
  exception: 'VirtualizationException',
  id,
});
