import type { Program, ProgramTable } from '#sim/kernel/program';
import { hello } from './hello';
import { nginxEntrypoint } from './nginx/entrypoint';
import { nginx } from './nginx/index';

const all: readonly Program[] = [hello, nginx, nginxEntrypoint];

/** Servers and runtimes, and the entrypoints of their images, by name. */
export const servers: ProgramTable = Object.fromEntries(all.map((program) => [program.name, program]));
