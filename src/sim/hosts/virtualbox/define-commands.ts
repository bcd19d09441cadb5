import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Sim } from '#sim/world/sim';
import { defineVm, reconnect, removeVm, type VmNetwork } from '../vm/index';
import { readWords, WrongUse, type Command, type Commands } from './command';
import { boxNamed, boxes, folderOf, isUp, needOff, ownHost, pathOf, shownPath, type Box } from './machines';
import { osTypes } from './os-types';
import { comError, isWindows, progress } from './talk';

const MiB = 2 ** 20;

/** Writes a machine's settings where VirtualBox keeps them. */
export function keepSettings(sim: Sim, id: number): void {
  const machine = sim.machines.need(id);
  const path = String(machine.vm?.settings['file'] ?? '');
  const viewer = files.rootViewer(sim, machine.parent ?? 0);
  if (isFail(files.mkdirAll(sim, viewer, path.replace(/\/[^/]*$/, '')))) return;
  const text = `<?xml version="1.0"?>
<VirtualBox xmlns="http://www.virtualbox.org/" version="1.19-linux">
  <Machine uuid="{${machine.vm?.uuid ?? ''}}" name="${machine.name}" OSType="${String(machine.vm?.settings['ostype'] ?? '')}">
    <Hardware>
      <CPU count="${String(machine.hardware.cores)}"/>
      <Memory RAMSize="${String(machine.hardware.memory / MiB)}"/>
    </Hardware>
  </Machine>
</VirtualBox>
`;
  files.putTree(sim, viewer, '/', { [path]: { type: 'file', mode: 0o600, text } });
}

const createvm: Command = {
  usage:
    'createvm <--name=name> [--ostype=ostype] [--register] [--basefolder=basefolder] [--uuid=uuid] [--default]',
  *run(p, args) {
    const { options } = readWords(
      args,
      ['name', 'ostype', 'basefolder', 'uuid', 'groups'],
      ['register', 'default'],
    );
    const name = options.get('name');
    if (name === undefined || name === '') throw new WrongUse('Parameter --name is required');
    const ostype = options.get('ostype') ?? 'Other';
    if (!Object.hasOwn(osTypes, ostype))
      throw comError(
        p,
        `Guest OS type '${ostype}' is invalid`,
        'notFound',
        'VirtualBoxWrap',
        'CreateMachine()',
      );
    const base = options.get('basefolder');
    const file = `${base === undefined ? folderOf(p) : pathOf(p, base)}/${name}/${name}.vbox`;
    const shown = shownPath(isWindows(p), file);
    if (boxes(p).some((one) => one.name === name))
      throw comError(
        p,
        `Machine settings file '${shown}' already exists`,
        'fileError',
        'MachineWrap',
        'CreateMachine()',
      );
    const uuid = p.do((sim) => {
      const host = ownHost(sim, p);
      const machine = defineVm(sim, {
        host,
        hypervisor: 'virtualbox',
        name,
        cores: 1,
        memory: 128 * MiB,
        disk: 20 * 1024 * MiB,
        network: { kind: 'nat' },
        ...(options.has('uuid') ? { uuid: options.get('uuid') ?? '' } : {}),
        settings: { ostype, file, nic1: 'nat', controllers: [], isRegistered: options.has('register') },
      });
      keepSettings(sim, machine.id);
      return machine.vm?.uuid ?? '';
    });
    yield* p.out(
      `Virtual machine '${name}' is created${options.has('register') ? ' and registered' : ''}.\nUUID: ${uuid}\nSettings file: '${shown}'\n`,
    );
  },
};

const networks: Readonly<Record<string, VmNetwork>> = {
  nat: { kind: 'nat' },
  bridged: { kind: 'bridged' },
  none: { kind: 'none' },
};

type Edit = (sim: Sim, p: Proc, box: Box, value: string) => void;

/** Options of modifyvm that change something here. */
const edits: Readonly<Record<string, Edit>> = {
  memory(sim, _p, { id }, value) {
    sim.machines.need(id).hardware.memory = Number(value) * MiB;
  },
  cpus(sim, _p, { id }, value) {
    sim.machines.need(id).hardware.cores = Number(value);
  },
  name(sim, _p, { id }, value) {
    sim.machines.need(id).name = value;
  },
  ostype(sim, _p, { id }, value) {
    const { vm } = sim.machines.need(id);
    if (vm !== undefined) vm.settings['ostype'] = value;
  },
  firmware(sim, _p, { id }, value) {
    const { vm } = sim.machines.need(id);
    if (vm !== undefined) vm.firmware = value.startsWith('efi') ? 'efi' : 'bios';
  },
  nic1(sim, _p, { id }, value) {
    const machine = sim.machines.need(id);
    const network = networks[value];
    if (network === undefined || machine.vm === undefined) return;
    reconnect(sim, machine, network);
    machine.vm.settings['nic1'] = value;
  },
  'nested-hw-virt'(sim, _p, { id }, value) {
    sim.machines.need(id).firmware = { virtualization: value === 'on' };
  },
};

/** Options of modifyvm that are taken in and make no difference here: pictures, sounds, order of boot, time. */
const kept = [
  'vram',
  'boot*',
  'ioapic',
  'pae',
  'rtcuseutc',
  'graphicscontroller',
  'audio*',
  'bridgeadapter*',
  'bridge-adapter*',
  'nictype*',
  'cableconnected*',
  'description',
  'groups',
  'clipboard*',
  'usb*',
  'mouse',
  'vrde*',
  'acpi',
  'hwvirtex',
  'nestedpaging',
  'largepages',
  'paravirtprovider',
  'chipset',
  'natdnshostresolver1',
  'macaddress1',
];

const modifyvm: Command = {
  usage:
    'modifyvm <uuid | vmname> [--memory=megabytes] [--cpus=number] [--nic1=none | nat | bridged] [--firmware=bios | efi] [--nested-hw-virt=on | off] ...',
  *run(p, [name = '', ...args]) {
    const { options } = readWords(args, [...Object.keys(edits), ...kept]);
    const box = boxNamed(p, name);
    needOff(p, box);
    for (const [option, value] of options) {
      if (option === 'nic1' && networks[value] === undefined)
        throw new WrongUse(`Invalid type '${value}' specfied for NIC 1`);
      if ((option === 'memory' || option === 'cpus') && !/^[1-9]\d*$/.test(value))
        throw new WrongUse(`Invalid value '${value}' for --${option}`);
    }
    yield* p.cpu(2);
    p.do((sim) => {
      for (const [option, value] of options) edits[option]?.(sim, p, box, value);
      const { vm } = sim.machines.need(box.id);
      if (vm === undefined) return;
      for (const [option, value] of options)
        if (edits[option] === undefined) vm.settings[`x-${option}`] = value;
      keepSettings(sim, box.id);
    });
  },
};

const unregistervm: Command = {
  usage: 'unregistervm <uuid | vmname> [--delete] [--delete-all]',
  *run(p, args) {
    const { operands, options } = readWords(args, [], ['delete', 'delete-all']);
    const box = boxNamed(p, operands[0] ?? '');
    if (isUp(box))
      throw comError(
        p,
        `Cannot unregister the machine '${box.name}' while it is locked`,
        'invalidState',
        'MachineWrap',
        'Unregister(fDeleteAll ? CleanupMode_DetachAllReturnHardDisksAndVMRemovable : CleanupMode_DetachAllReturnHardDisksOnly, ComSafeArrayAsOutParam(aMedia))',
      );
    p.do((sim) => {
      const viewer = files.rootViewer(sim, ownHost(sim, p));
      const file = String(box.machine.vm?.settings['file'] ?? '');
      removeVm(sim, box.id);
      if (options.size === 0) return;
      for (const { path } of box.machine.vm?.disks ?? []) files.unlink(sim, viewer, path);
      files.removeAll(sim, viewer, file.replace(/\/[^/]*$/, ''));
    });
    yield* p.out(options.size === 0 ? '' : progress);
  },
};

/** Commands of VBoxManage for what machines are. */
export const defineCommands: Commands = { createvm, modifyvm, unregistervm };
