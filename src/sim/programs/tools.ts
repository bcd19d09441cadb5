import type { ProgramTable } from '#sim/kernel/program';
import { accountTools } from './accounts/index';
import { archiveTools } from './archive/index';
import { busyboxProgram } from './busybox/index';
import { coreutils } from './coreutils/index';
import { developmentTools } from './development/index';
import { findTools } from './find/index';
import { hashTools } from './hash/index';
import { net } from './net/index';
import { processTools } from './process/index';
import { systemPrograms } from './system/index';
import { terminalTools } from './terminal/index';
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
  ...accountTools,
  ...terminalTools,
  ...net,
};

/** Programs of a Linux host and of busybox, by name. */
export const tools: ProgramTable = {
  ...applets,
  ...developmentTools,
  ...systemPrograms,
  ...vmTools,
  busybox: busyboxProgram(applets),
};
