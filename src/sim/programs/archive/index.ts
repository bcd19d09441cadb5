import type { ProgramTable } from '#sim/kernel/program';
import { gunzip, gzip, zcat } from './gzip';
import { tar } from './tar';

export const archiveTools: ProgramTable = {
  gunzip,
  gzip,
  tar,
  zcat,
};
