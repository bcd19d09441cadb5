import type { ProgramTable } from '#sim/kernel/program';
import { vboxHeadless } from './headless';
import { vboxManage } from './vbox-manage';

/** VirtualBox: its command line, and the process that a machine is. */
export const virtualBoxPrograms: ProgramTable = {
  [vboxHeadless.name]: vboxHeadless,
  [vboxManage.name]: vboxManage,
};
