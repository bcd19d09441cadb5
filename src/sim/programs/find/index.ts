import type { ProgramTable } from '#sim/kernel/program';
import { find } from './find';
import { xargs } from './xargs';

export const findTools: ProgramTable = {
  find,
  xargs,
};
