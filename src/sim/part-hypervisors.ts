import { provide } from './given';
import { libvirtPrograms } from './hosts/libvirt/index';
import { virtualBoxPrograms } from './hosts/virtualbox/index';

/** What runs virtual machines beside multipass and Hyper-V: KVM with libvirt, VirtualBox. */
provide({ name: 'hypervisors', programs: { ...libvirtPrograms, ...virtualBoxPrograms } });
