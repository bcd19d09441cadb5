import type { ProgramTable } from '#sim/kernel/program';
import { kvmOk } from './kvm-ok';
import { libvirtd } from './libvirtd';
import { qemuImg } from './qemu-img';
import { virsh } from './virsh';
import { virtInstall } from './virt-install';

/** libvirt's daemon and the command lines around it. */
export const libvirtPrograms: ProgramTable = {
  [kvmOk.name]: kvmOk,
  [libvirtd.name]: libvirtd,
  [qemuImg.name]: qemuImg,
  [virsh.name]: virsh,
  [virtInstall.name]: virtInstall,
};
