import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Steps } from '#sim/kernel/program';
import type { Call } from '#sim/powershell/index';
import { toText, windowsPath, worldPath } from '#sim/powershell/index';
import { defineVm, findVm, readImage, writeImage } from '../../vm/index';
import { machineOf } from '../facts';
import { allVms, hyperV, virtualization, vmThing } from './machines';

const MB = 2 ** 20;
const GB = 2 ** 30;

/** Where Hyper-V keeps new disks. */
const usualFolder = '/ProgramData/Microsoft/Windows/Virtual Hard Disks';

/** The disk of a new VM: one that is there, a new blank one, or none; a text says why not. */
function diskOf(call: Call): { path: string; isBlank: boolean; size: number } | string | undefined {
  const { session, args } = call;
  const { p } = session;
  if (args['VHDPath'] !== undefined) {
    const path = worldPath(p, toText(args['VHDPath']));
    const header = p.do((sim) => {
      const found = readImage(sim, files.rootViewer(sim, machineOf(sim, p).id), path);
      return isFail(found) ? null : { system: found.system, virtual: found.virtual };
    });
    if (header === null)
      return `The system cannot find the file specified. (0x80070002). '${windowsPath(path)}'`;
    return { path, isBlank: header.system === '', size: header.virtual };
  }
  if (args['NewVHDPath'] === undefined) return undefined;
  const given = toText(args['NewVHDPath']);
  const path = /[\\/]/.test(given) ? worldPath(p, given) : `${usualFolder}/${given}`;
  const size = Number(args['NewVHDSizeBytes'] ?? 127 * GB);
  const refused = p.do((sim) => {
    const viewer = files.rootViewer(sim, machineOf(sim, p).id);
    files.mkdirAll(sim, viewer, path.replace(/\/[^/]*$/, ''));
    return (
      writeImage(sim, viewer, path, { format: 'vhdx', virtual: size, system: '', layers: [] })?.error ?? null
    );
  });
  return refused === null
    ? { path, isBlank: true, size }
    : `Failed to create the virtual hard disk. '${windowsPath(path)}'`;
}

function* made(call: Call, name: string): Steps<void> {
  const { session, args } = call;
  const { p } = session;
  const disk = diskOf(call);
  if (typeof disk === 'string') {
    yield* call.fail(
      virtualization(`Failed to create a new virtual machine.\n${disk}`, 'ObjectNotFound', 'ObjectNotFound'),
    );
    return;
  }
  // 1 GB where nobody says: New-VM's own default is 512 MB, too little for what is installed here
  const memory = Number(args['MemoryStartupBytes'] ?? 512 * MB);
  p.do((sim) => {
    const host = machineOf(sim, p);
    const found = defineVm(sim, {
      host: host.id,
      hypervisor: 'hyper-v',
      name,
      cores: 1,
      memory,
      disk: disk?.size ?? 127 * GB,
      disks:
        disk === undefined
          ? []
          : [{ path: disk.path, format: 'vhdx', device: 'sda', ...(disk.isBlank ? { isBlank: true } : {}) }],
      firmware: 'efi',
      network: args['SwitchName'] === undefined ? { kind: 'none' } : { kind: 'nat' },
      settings: args['SwitchName'] === undefined ? {} : { switch: toText(args['SwitchName']) },
    });
    return found.id;
  });
  const vm = allVms(p).find((one) => one.name === name);
  if (vm !== undefined) yield* call.emit(vmThing(p, vm));
}

export const newVm = hyperV({
  name: 'New-VM',
  summary: 'Makes a virtual machine.',
  hasWhatIf: true,
  parameters: {
    Name: { position: 0, type: 'string', aliases: ['VMName'] },
    MemoryStartupBytes: { position: 1, type: 'number' },
    Generation: { type: 'number' },
    VHDPath: { type: 'string' },
    NewVHDPath: { type: 'string' },
    NewVHDSizeBytes: { type: 'number' },
    NoVHD: { type: 'switch' },
    SwitchName: { type: 'string' },
  },
  *run(call) {
    const { p } = call.session;
    const name = toText(call.args['Name'] ?? 'New Virtual Machine');
    const { SwitchName: wire } = call.args;
    if (wire !== undefined && toText(wire) !== 'Default Switch') {
      yield* call.fail(
        virtualization(
          `Hyper-V was unable to find a virtual switch with name "${toText(wire)}".`,
          'InvalidParameter',
          'InvalidArgument',
        ),
      );
      return;
    }
    if (Number(call.args['Generation'] ?? 2) !== 2) {
      yield* call.fail(
        virtualization(
          `Cannot validate argument on parameter 'Generation': virtual machines of generation ${toText(call.args['Generation'] ?? '')} are not simulated.`,
          'InvalidParameter',
          'InvalidArgument',
        ),
      );
      return;
    }
    const least = 32 * MB;
    if (Number(call.args['MemoryStartupBytes'] ?? least) < least) {
      yield* call.fail(
        virtualization(
          `Failed to modify device 'Memory'.\nInvalid startup memory amount assigned for '${name}'. The minimum amount of memory you can assign to this virtual machine is '32' MB.`,
          'InvalidParameter',
          'InvalidArgument',
        ),
      );
      return;
    }
    // two VMs of one name are allowed there; here a name is what one is found by
    if (p.do((sim) => findVm(sim, machineOf(sim, p).id, name, 'hyper-v') !== undefined)) {
      yield* call.fail(
        virtualization(
          `A virtual machine with the name "${name}" already exists.`,
          'InvalidParameter',
          'InvalidArgument',
        ),
      );
      return;
    }
    if (yield* call.shallDo('New-VM', `New-VM will create a new virtual machine "${name}".`))
      yield* made(call, name);
  },
});
