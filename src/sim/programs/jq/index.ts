import type { ProgramTable } from '#sim/kernel/program';
import { jq } from './jq';

export const jqTools: ProgramTable = {
  jq,
};
