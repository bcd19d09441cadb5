import { cgroupFile, makeCgroupDir, removeCgroupDir } from './cgroup2/index';
import { procFile } from './proc/index';
import { sysFile } from './sys/index';

/** What the kernel makes up in /proc and /sys: in a part of its own (src/sim/part-kernel-files.ts). */
export const kernelFiles = {
  proc: procFile,
  sysfs: sysFile,
  cgroup2: cgroupFile,
  makeCgroupDir,
  removeCgroupDir,
};

export type KernelFiles = typeof kernelFiles;
