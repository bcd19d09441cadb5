import type { Proc } from '#sim/kernel/proc';
import type { VmCondition } from '../vm/index';
import { readWords, WrongUse, type Command, type Commands } from './command';
import { boxNamed, boxes, isUp, ownHost, shownPath, type Box } from './machines';
import { osTypes } from './os-types';
import { isWindows } from './talk';
import { isoSeconds } from '#sim/base/calendar';

const MiB = 2 ** 20;

const stateWords: Readonly<Record<VmCondition, readonly [plain: string, machine: string]>> = {
  off: ['powered off', 'poweroff'],
  saved: ['saved', 'saved'],
  booting: ['running', 'running'],
  running: ['running', 'running'],
  paused: ['paused', 'paused'],
  panicked: ['running', 'running'],
};

const nics: Readonly<Record<string, string>> = { nat: 'NAT', bridged: 'Bridged Interface', none: 'none' };

function plain(p: Proc, box: Box): string {
  const { machine, condition } = box;
  const { settings = {}, disks = [], cdrom, firmware, snapshots = [] } = machine.vm ?? {};
  const windows = isWindows(p);
  const [state] = stateWords[condition];
  const since = isoSeconds(p.now()).replace(/Z$/, '.000000000');
  const type = osTypes[String(settings['ostype'])]?.[0] ?? 'Other/Unknown';
  const rows: [string, string][] = [
    ['Name', box.name],
    ['Encryption', 'disabled'],
    ['Groups', '/'],
    ['Guest OS', type],
    ['UUID', box.uuid],
    ['Config file', shownPath(windows, String(settings['file'] ?? ''))],
    ['Memory size', `${String(machine.hardware.memory / MiB)}MB`],
    ['Number of CPUs', String(machine.hardware.cores)],
    ['Firmware', firmware === 'efi' ? 'EFI' : 'BIOS'],
    ['State', `${state} (since ${since})`],
    ['Execution engine', isUp(box) ? String(settings['engine'] ?? 'VT-x') : 'not active'],
  ];
  const controllers = (settings['controllers'] ?? []) as string[];
  const attached = [
    ...disks.map(({ path }, at) => `  Port ${String(at)}, Unit 0: Location: "${shownPath(windows, path)}"\n`),
    ...(cdrom === undefined ? [] : [`  Port 1, Unit 0: Location: "${shownPath(windows, cdrom)}"\n`]),
  ];
  const nic = String(settings['nic1'] ?? 'nat');
  return (
    rows.map(([name, value]) => `${`${name}:`.padEnd(29)}${value}\n`).join('') +
    (controllers.length === 0
      ? ''
      : `Storage Controllers:\n${controllers.map((one, at) => `#${String(at)}: '${one}'\n`).join('')}${attached.join('')}`) +
    `${'NIC 1:'.padEnd(29)}${nic === 'none' ? 'disabled' : `Attachment: ${nics[nic] ?? nic}, Cable connected: on`}\n` +
    (snapshots.length === 0
      ? ''
      : `Snapshots:\n${snapshots.map((one) => `   Name: ${one.name} (UUID: ${one.uuid})${machine.vm?.current === one.name ? ' *' : ''}\n`).join('')}`)
  );
}

function readable(p: Proc, box: Box): string {
  const { machine, condition } = box;
  const { settings = {}, disks = [], cdrom, firmware, snapshots = [] } = machine.vm ?? {};
  const windows = isWindows(p);
  const quoted = (value: unknown) => `"${String(value)}"`;
  const controllers = (settings['controllers'] ?? []) as string[];
  const [first = 'SATA'] = controllers;
  const rows: [string, string][] = [
    ['name', quoted(box.name)],
    ['groups', '"/"'],
    ['ostype', quoted(osTypes[String(settings['ostype'])]?.[0] ?? 'Other/Unknown')],
    ['UUID', quoted(box.uuid)],
    ['CfgFile', quoted(shownPath(windows, String(settings['file'] ?? '')))],
    ['memory', String(machine.hardware.memory / MiB)],
    ['firmware', quoted(firmware === 'efi' ? 'EFI' : 'BIOS')],
    ['cpus', String(machine.hardware.cores)],
    ['VMState', quoted(stateWords[condition][1])],
    ...controllers.map((one, at): [string, string] => [`storagecontrollername${String(at)}`, quoted(one)]),
    ...disks.map(({ path }, at): [string, string] => [
      `"${first}-${String(at)}-0"`,
      quoted(shownPath(windows, path)),
    ]),
    ...(cdrom === undefined
      ? []
      : [[`"${first}-1-0"`, quoted(shownPath(windows, cdrom))] as [string, string]]),
    ['nic1', quoted(settings['nic1'] ?? 'nat')],
    ...snapshots.flatMap((one, at): [string, string][] => {
      const tail = at === 0 ? '' : `-${String(at)}`;
      return [
        [`SnapshotName${tail}`, quoted(one.name)],
        [`SnapshotUUID${tail}`, quoted(one.uuid)],
      ];
    }),
    ...(machine.vm?.current === undefined
      ? []
      : [['CurrentSnapshotName', quoted(machine.vm.current)] as [string, string]]),
  ];
  return rows.map(([name, value]) => `${name}=${value}\n`).join('');
}

const showvminfo: Command = {
  usage: 'showvminfo <uuid | vmname> [--details] [--machinereadable]',
  *run(p, args) {
    const { operands, options } = readWords(args, [], ['details', 'machinereadable']);
    if (operands[0] === undefined) throw new WrongUse('VM name or UUID required');
    const box = boxNamed(p, operands[0]);
    yield* p.out(options.has('machinereadable') ? readable(p, box) : plain(p, box));
  },
};

const named = (all: readonly Box[]) => all.map(({ name, uuid }) => `"${name}" {${uuid}}\n`).join('');

const lists: Readonly<Record<string, (p: Proc) => string>> = {
  hdds: (p) =>
    boxes(p)
      .flatMap(({ machine, name }) =>
        (machine.vm?.disks ?? []).map((disk) => ({ ...disk, name, size: machine.hardware.disk })),
      )
      .map(
        ({ path, format, name, size }) =>
          `State:          created\nType:           normal (base)\nLocation:       ${path}\nStorage format: ${format.toUpperCase()}\nCapacity:       ${String(size / MiB)} MBytes\nIn use by VMs:  ${name}\n\n`,
      )
      .join(''),
  hostinfo(p) {
    const { cores, memory, used, os, release } = p.do((sim) => {
      const host = ownHost(sim, p);
      const { hardware, osName, kernel, cgroup } = sim.machines.need(host);
      return {
        cores: hardware.cores,
        memory: hardware.memory,
        used: sim.cgroups.peek(cgroup)?.anon ?? 0,
        os: osName,
        release: kernel.release,
      };
    });
    const kind = os.startsWith('Windows') ? 'Windows' : os.startsWith('macOS') ? 'Darwin' : 'Linux';
    return `Host Information:\n\nHost time: ${isoSeconds(p.now()).replace(/Z$/, '.000000000Z')}\nProcessor online count: ${String(cores)}\nProcessor count: ${String(cores)}\nProcessor online core count: ${String(cores)}\nProcessor core count: ${String(cores)}\nProcessor supports HW virtualization: yes\nProcessor supports PAE: yes\nProcessor supports long mode: yes\nProcessor supports nested paging: yes\nMemory size: ${String(Math.floor(memory / MiB))} MByte\nMemory available: ${String(Math.floor((memory - used) / MiB))} MByte\nOperating system: ${kind}\nOperating system version: ${release}\n`;
  },
  ostypes: () =>
    Object.entries(osTypes)
      .map(
        ([id, [description, family]]) =>
          `ID:          ${id}\nDescription: ${description}\nFamily ID:   ${family}\nFamily Desc: ${family === 'Windows' ? 'Microsoft Windows' : family}\n64 bit:      ${String(id.endsWith('_64'))}\n\n`,
      )
      .join(''),
  runningvms: (p) => named(boxes(p).filter(isUp)),
  vms: (p) => named(boxes(p)),
};

const list: Command = {
  usage: `list [--long] <${Object.keys(lists).join(' | ')}>`,
  *run(p, args) {
    const { operands, options } = readWords(args, [], ['long', 'l', 'sorted', 's']);
    const [what] = operands;
    if (what === undefined) throw new WrongUse('Missing subcommand for "list" command.');
    const said = Object.hasOwn(lists, what) ? lists[what] : undefined;
    if (said === undefined) throw new WrongUse(`Unknown subcommand "${what}".`);
    if (options.has('long') && what === 'vms')
      yield* p.out(
        boxes(p)
          .map((box) => `${plain(p, box)}\n`)
          .join(''),
      );
    else yield* p.out(said(p));
  },
};

/** What the guest's additions tell of it: properties by name. */
function properties(p: Proc, box: Box): Record<string, string> {
  if (box.condition !== 'running') return {};
  return p.do((sim) => {
    const machine = sim.machines.need(box.id);
    const card = sim.netns.peek(machine.ns.net)?.interfaces.find((one) => one.kind === 'physical');
    return {
      '/VirtualBox/GuestInfo/OS/Product': machine.kernel.kind === 'linux' ? 'Linux' : machine.osName,
      '/VirtualBox/GuestInfo/OS/Release': machine.kernel.release,
      '/VirtualBox/GuestInfo/Net/Count': card === undefined ? '0' : '1',
      ...(card === undefined
        ? {}
        : { '/VirtualBox/GuestInfo/Net/0/V4/IP': card.addresses[0]?.split('/')[0] ?? '' }),
    };
  });
}

const guestproperty: Command = {
  usage: 'guestproperty <get <uuid | vmname> <property-name> | enumerate <uuid | vmname>>',
  *run(p, [verb, name = '', wanted = '']) {
    const box = boxNamed(p, name);
    const all = properties(p, box);
    if (verb === 'get')
      yield* p.out(all[wanted] === undefined ? 'No value set!\n' : `Value: ${all[wanted]}\n`);
    else if (verb === 'enumerate')
      yield* p.out(
        Object.entries(all)
          .map(([key, value]) => `${key.padEnd(42)} = '${value}'\n`)
          .join(''),
      );
    else throw new WrongUse(`Unknown subcommand "${verb ?? ''}".`);
  },
};

/** Commands of VBoxManage that only look. */
export const infoCommands: Commands = { guestproperty, list, showvminfo };
