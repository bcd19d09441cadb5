import type { Program, ProgramTable } from '#sim/kernel/program';
import * as capabilities from './capabilities';
import * as files from './files';
import * as machine from './machine';
import * as open from './open-files';
import * as people from './people';
import * as others from './uuid-bc';

const all: readonly Program[] = [capabilities, files, machine, open, people, others].flatMap((one) =>
  Object.values(one),
);

/** Tools that are typed now and then, by name. */
export const seldomTools: ProgramTable = Object.fromEntries(all.map((program) => [program.name, program]));
