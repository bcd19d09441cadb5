import { emulator } from '../vm/index';
import { hyperVStages, linuxkitStages } from './linuxkit';

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

const short = 'There is not enough memory in the system to start the virtual machine.\n';

/** On Windows: what Task Manager shows of the machine that WSL 2 has for all of its distributions. */
export const wslEmulator = emulator({
  name: 'vmmem-wsl',
  start: 60,
  overhead,
  refusal: short,
  stages: linuxkitStages,
});

/** The same of a machine of Docker Desktop's own under Hyper-V. */
export const hyperVEmulator = emulator({
  name: 'vmmem-hyper-v',
  start: 60,
  overhead,
  refusal: short,
  stages: hyperVStages,
});
