import type { ProgramTable } from '#sim/kernel/program';
import { git } from './git';
import { openssl } from './openssl';

export const developmentTools: ProgramTable = {
  git,
  openssl,
};
