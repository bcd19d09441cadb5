import type { Machine } from '#sim/world/machine';
import { emulator } from './emulator';
import { mostMemory } from './control';
import { qemuOverhead } from './stages';

const MiB = 2 ** 20;

/** The machine emulator of KVM's world. */
export const qemu = emulator({
  name: 'qemu-system-x86_64',
  start: 60,
  overhead: qemuOverhead,
  conflict(sim, host) {
    for (const row of sim.machines.all())
      if (row.parent === host && row.vm?.hypervisor === 'virtualbox' && row.state !== 'off')
        return 'ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy\nqemu-system-x86_64: failed to initialize kvm: Device or resource busy\n';
    return undefined;
  },
  refusal: "qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\n",
});

/** Its command line for a VM, as libvirt and multipass write it; the name stands last. */
export function qemuArguments(machine: Readonly<Machine>): string[] {
  const { vm, name, hardware } = machine;
  return [
    '/usr/bin/qemu-system-x86_64',
    '-enable-kvm',
    '-cpu',
    'host',
    '-smp',
    String(hardware.cores),
    '-m',
    `${String(Math.round(mostMemory(machine) / MiB))}M`,
    '-uuid',
    vm?.uuid ?? '',
    ...(vm?.disks ?? []).flatMap(({ path, format }) => ['-drive', `file=${path},format=${format},if=virtio`]),
    '-nographic',
    '-name',
    name,
  ];
}
