import type { ProgramTable } from '#sim/kernel/program';
import { busyboxProgram } from './busybox/index';
import { coreutils } from './coreutils/index';
import { systemPrograms } from './system/index';

/** What the busybox binary holds. */
const applets: ProgramTable = coreutils;

/** Every program but the shells and docker, by name. */
export const programs: ProgramTable = {
  ...coreutils,
  ...systemPrograms,
  busybox: busyboxProgram(applets),
};
