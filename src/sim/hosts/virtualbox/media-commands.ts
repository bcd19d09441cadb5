import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { DiskFormat } from '#sim/world/vm';
import { useDisk } from '../vm/disk-time';
import { defineVm, newUuid, readImage, writeImage } from '../vm/index';
import { readWords, WrongUse, type Command, type Commands } from './command';
import { keepSettings } from './define-commands';
import { boxNamed, folderOf, needOff, ownHost, pathOf } from './machines';
import { comError, progress, Refusal } from './talk';

const MiB = 2 ** 20;

const createmedium: Command = {
  usage:
    'createmedium [disk | dvd | floppy] <--filename=filename> [--size=megabytes] [--format=VDI | VMDK | VHD]',
  *run(p, args) {
    const { operands, options } = readWords(args, [
      'filename',
      'size',
      'sizebyte',
      'format',
      'variant',
      'diffparent',
    ]);
    const [kind = 'disk'] = operands;
    if (kind !== 'disk') throw new WrongUse(`Invalid parameter '${kind}'`);
    const typed = options.get('filename') ?? '';
    const size = options.has('sizebyte')
      ? Number(options.get('sizebyte'))
      : Number(options.get('size') ?? 0) * MiB;
    if (typed === '' || !(size > 0)) throw new WrongUse('Parameters --filename and --size are required');
    const format = (options.get('format') ?? 'VDI').toLowerCase();
    if (format !== 'vdi' && format !== 'vmdk')
      throw new Refusal(
        `Cannot get the default format '${format.toUpperCase()}': this world makes VDI and VMDK`,
      );
    const path = /\.(vdi|vmdk)$/.test(typed) ? pathOf(p, typed) : `${pathOf(p, typed)}.${format}`;
    if (p.exists(path))
      throw new Refusal(
        'Failed to create medium',
        `Could not create the medium storage unit '${path}'.`,
        `VD: error VERR_ALREADY_EXISTS creating file '${path}' (VERR_ALREADY_EXISTS)`,
      );
    yield* p.cpu(20);
    const uuid = p.do((sim) => {
      const viewer = files.rootViewer(sim, ownHost(sim, p));
      const made = files.mkdirAll(sim, viewer, path.replace(/\/[^/]*$/, ''));
      if (!isFail(made))
        writeImage(sim, viewer, path, { format, virtual: size, system: '', layers: [] }, 0o600);
      return newUuid(sim);
    });
    yield* p.out(`${progress}Medium created. UUID: ${uuid}\n`);
  },
};

const storagectl: Command = {
  usage:
    'storagectl <uuid | vmname> <--name=controller-name> [--add=ide | sata | scsi | floppy | virtio | pcie] [--controller=chipset] [--portcount=count] [--bootable=on | off] [--remove]',
  *run(p, [name = '', ...args]) {
    const { options } = readWords(
      args,
      ['name', 'add', 'controller', 'portcount', 'bootable', 'hostiocache'],
      ['remove'],
    );
    const box = boxNamed(p, name);
    needOff(p, box);
    const controller = options.get('name');
    if (controller === undefined) throw new WrongUse('Storage controller name not specified');
    const all = (box.machine.vm?.settings['controllers'] ?? []) as string[];
    if (options.has('add') && all.includes(controller))
      throw comError(
        p,
        `Storage controller named '${controller}' already exists`,
        'invalidState',
        'SessionMachine',
      );
    yield* p.cpu(2);
    p.do((sim) => {
      const { vm } = sim.machines.need(box.id);
      if (vm !== undefined)
        vm.settings['controllers'] = options.has('remove')
          ? all.filter((one) => one !== controller)
          : [...new Set([...all, controller])];
    });
  },
};

const storageattach: Command = {
  usage:
    'storageattach <uuid | vmname> <--storagectl=name> [--port=number] [--device=number] [--type=dvddrive | hdd] <--medium=none | emptydrive | filename>',
  *run(p, [name = '', ...args]) {
    const { options } = readWords(args, [
      'storagectl',
      'port',
      'device',
      'type',
      'medium',
      'mtype',
      'nonrotational',
      'discard',
    ]);
    const box = boxNamed(p, name);
    needOff(p, box);
    const controller = options.get('storagectl') ?? '';
    const known = (box.machine.vm?.settings['controllers'] ?? []) as string[];
    if (!known.includes(controller))
      throw comError(
        p,
        `Could not find a storage controller named '${controller}'`,
        'notFound',
        'SessionMachine',
        'GetStorageControllerByName(Bstr(pszCtl).raw(), storageCtl.asOutParam())',
      );
    const medium = options.get('medium') ?? 'none';
    const isEmpty = medium === 'none' || medium === 'emptydrive';
    const path = isEmpty ? '' : pathOf(p, medium);
    if (!isEmpty && !p.exists(path))
      throw comError(
        p,
        `Could not find file for the medium '${path}' (VERR_FILE_NOT_FOUND)`,
        'fileError',
        'MediumWrap',
        'OpenMedium(Bstr(pszFilenameOrUuid).raw(), enmDevType, enmAccessMode, fForceNewUuidOnOpen, pMedium.asOutParam())',
      );
    yield* p.cpu(2);
    p.do((sim) => {
      const machine = sim.machines.need(box.id);
      const { vm } = machine;
      if (vm === undefined) return;
      if (options.get('type') === 'dvddrive') {
        if (isEmpty) delete vm.cdrom;
        else vm.cdrom = path;
      } else if (isEmpty) vm.disks = [];
      else {
        const image = readImage(sim, files.rootViewer(sim, ownHost(sim, p)), path);
        if (isFail(image)) return;
        const isBlank = image.layers.length === 0;
        machine.hardware.disk = image.virtual;
        vm.disks = [{ path, format: image.format, device: 'sda', ...(isBlank ? { isBlank } : {}) }];
      }
    });
  },
};

/** A copy of a machine's disk, with what it has written, under another name. */
function copyDisk(p: Proc, from: number, path: string): void {
  p.do((sim) => {
    const machine = sim.machines.need(from);
    const [disk] = machine.vm?.disks ?? [];
    const viewer = files.rootViewer(sim, ownHost(sim, p));
    const image = disk === undefined ? undefined : readImage(sim, viewer, disk.path);
    if (image === undefined || isFail(image)) return;
    const root = [...sim.filesystems.all()].find((fs) => fs.machine === from && fs.kind === 'overlay');
    const tree = root === undefined ? {} : files.upperTree(sim, root.id);
    const layer = `disk:${String(sim.newId())}`;
    sim.layers.insert(layer, { tree, size: files.layerSize(tree) });
    const made = files.mkdirAll(sim, viewer, path.replace(/\/[^/]*$/, ''));
    if (!isFail(made))
      writeImage(
        sim,
        viewer,
        path,
        { ...image, layers: image.layers.length === 0 ? [] : [layer, ...image.layers] },
        0o600,
      );
  });
}

const clonevm: Command = {
  usage:
    'clonevm <vmname|uuid> [--name=name] [--register] [--mode=machine | machinechildren | all] [--basefolder=basefolder]',
  *run(p, args) {
    const { operands, options } = readWords(
      args,
      ['name', 'mode', 'basefolder', 'groups', 'options', 'snapshot', 'uuid'],
      ['register'],
    );
    const box = boxNamed(p, operands[0] ?? '');
    needOff(p, box);
    const name = options.get('name') ?? `${box.name} Clone`;
    const folder = `${folderOf(p)}/${name}`;
    const format: DiskFormat = box.machine.vm?.disks[0]?.format ?? 'vdi';
    const path = `${folder}/${name}-disk1.${format}`;
    const bytes = p.do((sim) => {
      const stat = files.stat(
        sim,
        files.rootViewer(sim, ownHost(sim, p)),
        box.machine.vm?.disks[0]?.path ?? '',
        true,
      );
      return isFail(stat) ? 0 : stat.size;
    });
    yield* useDisk(p, 2 * bytes);
    if (box.machine.vm?.disks[0] !== undefined) copyDisk(p, box.id, path);
    p.do((sim) => {
      const { hardware, vm } = box.machine;
      const settings = {
        ...vm?.settings,
        file: `${folder}/${name}.vbox`,
        isRegistered: options.has('register'),
      };
      const nic = vm?.settings['nic1'];
      const made = defineVm(sim, {
        host: ownHost(sim, p),
        hypervisor: 'virtualbox',
        name,
        cores: hardware.cores,
        memory: hardware.memory,
        disk: hardware.disk,
        disks: vm?.disks[0] === undefined ? [] : [{ ...vm.disks[0], path }],
        network: { kind: nic === 'bridged' ? 'bridged' : nic === 'none' ? 'none' : 'nat' },
        settings,
      });
      keepSettings(sim, made.id);
    });
    yield* p.out(`${progress}Machine has been successfully cloned as "${name}"\n`);
  },
};

/** Commands of VBoxManage for disks, and for copies of machines. */
export const mediaCommands: Commands = {
  clonevm,
  createhd: createmedium,
  createmedium,
  storageattach,
  storagectl,
};
