import type { Program, ProgramTable } from '#sim/kernel/program';
import { aptPrograms } from './apt/apt-get';
import { dpkgPrograms } from './dpkg/dpkg';

const table = (programs: readonly Program[]): ProgramTable =>
  Object.fromEntries(programs.map((program) => [program.name, program]));

/** apt and dpkg. */
export const debPackagePrograms: ProgramTable = table([...aptPrograms, ...dpkgPrograms]);
