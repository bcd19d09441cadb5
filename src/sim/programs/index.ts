import type { ProgramTable } from '#sim/kernel/program';
import { archiveTools } from './archive/index';
import { busyboxProgram } from './busybox/index';
import { coreutils } from './coreutils/index';
import { findTools } from './find/index';
import { hashTools } from './hash/index';
import { jqTools } from './jq/index';
import { net } from './net/index';
import { processTools } from './process/index';
import { servers } from './servers/index';
import { systemPrograms } from './system/index';
import { textTools } from './text/index';
import { vmTools } from './vm/index';

/** What the busybox binary holds. */
const applets: ProgramTable = {
  ...coreutils,
  ...textTools,
  ...findTools,
  ...processTools,
  ...hashTools,
  ...archiveTools,
  ...net,
};

/** Every program but the shells and docker, by name. */
export const programs: ProgramTable = {
  ...applets,
  ...jqTools,
  ...servers,
  ...systemPrograms,
  ...vmTools,
  busybox: busyboxProgram(applets),
};
