import type { ProgramTable } from './kernel/program';
import type { Given } from './world/sim';

/** All programs there are, and where layers come from: what is handed to every transaction. */
const programs: ProgramTable = {};

export const given: Given = { programs, layerSource: () => undefined };
