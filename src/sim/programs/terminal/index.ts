import type { ProgramTable } from '#sim/kernel/program';
import { reset } from './clear';
import { stty } from './stty';
import { vi, vim } from './vi';

export const terminalTools: ProgramTable = {
  reset,
  stty,
  vi,
  vim,
};
