import type { ProgramTable } from '#sim/kernel/program';
import { clear, reset } from './clear';
import { stty } from './stty';
import { vi, vim } from './vi';
import { which } from './which';

export const terminalTools: ProgramTable = {
  clear,
  reset,
  stty,
  vi,
  vim,
  which,
};
