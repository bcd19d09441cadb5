import type { ProgramTable } from '#sim/kernel/program';
import { multipass } from './multipass';

export const vmTools: ProgramTable = { multipass };
