import { emulator } from '../vm/index';
import { linuxkitStages } from './linuxkit';

/** A machine monitor with a handful of virtual devices takes about 13 MB (Cloud Hypervisor, raw data of Firecracker, NSDI '20). */
const overhead = 13 * 2 ** 20;

/** On a Mac: the process in which Apple's Virtualization framework runs the machine. */
export const macEmulator = emulator({
  name: 'com.docker.virtualization',
  start: 60,
  overhead,
  refusal: 'com.docker.virtualization: cannot allocate memory for the virtual machine\n',
  stages: linuxkitStages,
});
