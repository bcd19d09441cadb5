import { provide } from './given';
import { libvirtPrograms } from './hosts/libvirt/index';

/** What runs virtual machines on Linux servers beside multipass. */
provide({ name: 'hypervisors', programs: { ...libvirtPrograms } });
