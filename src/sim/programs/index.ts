import type { ProgramTable } from '#sim/kernel/program';
import { jqTools } from './jq/index';
import { databases } from './servers/databases';
import { applications } from './applications/index';
import { servers } from './servers/index';
import { node } from './servers/node/index';
import { nodeEntrypoint } from './servers/node/entrypoint';
import { python3 } from './servers/python/index';
import { tools } from './tools';

/** Every program but the shells and docker, by name. A page gets them in parts (src/sim/parts.ts). */
export const programs: ProgramTable = {
  ...tools,
  ...jqTools,
  ...applications,
  ...servers,
  ...databases,
  node,
  [nodeEntrypoint.name]: nodeEntrypoint,
  python3,
};
