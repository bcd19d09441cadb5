import type { ProgramTable } from '#sim/kernel/program';
import { systemd } from './systemd';

export const systemPrograms: ProgramTable = { systemd };
