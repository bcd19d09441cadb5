import type { ProgramTable } from '#sim/kernel/program';
import { jqTools } from './jq/index';
import { servers } from './servers/index';
import { tools } from './tools';

/** Every program but the shells and docker, by name. A page gets them in parts (src/sim/parts.ts). */
export const programs: ProgramTable = { ...tools, ...jqTools, ...servers };
