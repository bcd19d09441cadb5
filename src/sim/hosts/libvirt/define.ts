import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Machine } from '#sim/world/machine';
import type { DiskFormat, VmDisk } from '#sim/world/vm';
import type { Sim } from '#sim/world/sim';
import { defineVm, findVm, readImage, type VmNetwork } from '../vm/index';
import { definitionOf, domainXml, type Definition } from './xml';
import { ownHost } from './domain';

const GiB = 2 ** 30;

/** Writes a domain down, and its XML to /etc/libvirt/qemu. Answers its id, or what is wrong in libvirt's words. */
export function defineDomain(p: Proc, wanted: Definition, slowness?: number): number | string {
  return p.do((sim) => {
    const host = ownHost(sim, p);
    const viewer = files.rootViewer(sim, host);
    if (findVm(sim, host, wanted.name, 'libvirt') !== undefined)
      return `operation failed: domain '${wanted.name}' already exists`;
    const disks: VmDisk[] = [];
    let size = 20 * GiB;
    for (const { path, format, device } of wanted.disks) {
      const image = readImage(sim, viewer, path);
      const isBlank = isFail(image) || image.layers.length === 0;
      disks.push({ path, format: format as DiskFormat, device, ...(isBlank ? { isBlank } : {}) });
      if (!isFail(image) && disks.length === 1) size = image.virtual;
    }
    const machine = defineVm(sim, {
      host,
      hypervisor: 'libvirt',
      name: wanted.name,
      cores: wanted.cores,
      memory: wanted.memory,
      disk: size,
      disks,
      network: networkOf(wanted.network),
      firmware: wanted.isEfi ? 'efi' : 'bios',
      ...(wanted.uuid === undefined ? {} : { uuid: wanted.uuid }),
      ...(slowness === undefined ? {} : { slowness }),
      settings: { network: wanted.network, type: wanted.type },
    });
    if (machine.vm !== undefined && wanted.cdrom !== undefined) machine.vm.cdrom = wanted.cdrom;
    keepXml(sim, machine);
    return machine.id;
  });
}

function networkOf(network: string): VmNetwork {
  if (network === 'none') return { kind: 'none' };
  return network === 'bridged' ? { kind: 'bridged' } : { kind: 'bridge', bridge: 'virbr0' };
}

/** Hardware address of a domain's card; '' where it has none. */
export function macOf(sim: Sim, machine: Readonly<Machine>): string {
  return sim.netns.peek(machine.ns.net)?.interfaces.find((one) => one.kind !== 'loopback')?.mac ?? '';
}

/** Writes what is defined where libvirt keeps it. */
export function keepXml(sim: Sim, machine: Readonly<Machine>): void {
  const viewer = files.rootViewer(sim, machine.parent ?? 0);
  const made = files.mkdirAll(sim, viewer, '/etc/libvirt/qemu');
  if (isFail(made)) return;
  const notice = `<!--
WARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE
OVERWRITTEN AND LOST. Changes to this xml configuration should be made using:
  virsh edit ${machine.name}
or other application using the libvirt API.
-->

`;
  const text = notice + domainXml(machine, macOf(sim, machine));
  files.putTree(sim, viewer, '/', { [definitionOf(machine.name)]: { type: 'file', mode: 0o600, text } });
}

/** Removes the file of a definition. */
export function dropXml(sim: Sim, host: number, name: string): void {
  files.unlink(sim, files.rootViewer(sim, host), definitionOf(name));
}
