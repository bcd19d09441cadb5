import type { ProgramTable } from '#sim/kernel/program';
import { accountTools } from './accounts/index';
import { archiveTools } from './archive/index';
import { busybox } from './busybox/index';
import { coreutils } from './coreutils/index';
import { developmentTools } from './development/index';
import { findTools } from './find/index';
import { hashTools } from './hash/index';
import { net } from './net/index';
import { processTools } from './process/index';
import { remoteTools } from './remote/index';
import { seldomTools } from './seldom/index';
import { systemPrograms } from './system/index';
import { systemd } from './system/systemd';
import { terminalTools } from './terminal/index';
import { textTools } from './text/index';

/** Programs of a Linux host and of busybox, by name. */
export const tools: ProgramTable = {
  ...coreutils,
  ...textTools,
  ...findTools,
  ...processTools,
  ...hashTools,
  ...archiveTools,
  ...accountTools,
  ...terminalTools,
  ...net,
  ...developmentTools,
  ...seldomTools,
  ...systemPrograms,
  ...remoteTools,
  busybox,
  systemd,
};
