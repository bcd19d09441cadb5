import type { ProgramTable } from '#sim/kernel/program';
import { find } from './find';

export const findTools: ProgramTable = {
  find,
};
