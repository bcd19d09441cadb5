import type { Program, ProgramTable } from '#sim/kernel/program';
import { apache } from './apache';
import { hello } from './hello';
import { nginxEntrypoint } from './nginx/entrypoint';
import { nginx } from './nginx/index';
import { nodeEntrypoint } from './node/entrypoint';
import { node } from './node/index';
import { postgresEntrypoint } from './postgres/entrypoint';
import { psql } from './postgres/psql';
import { postgres } from './postgres/server';
import { python3 } from './python';
import { redisCli } from './redis/cli';
import { redisEntrypoint } from './redis/entrypoint';
import { redisServer } from './redis/server';

const all: readonly Program[] = [
  apache,
  hello,
  nginx,
  nginxEntrypoint,
  node,
  nodeEntrypoint,
  postgres,
  postgresEntrypoint,
  psql,
  python3,
  redisCli,
  redisEntrypoint,
  redisServer,
];

/** Servers and runtimes, and the entrypoints of their images, by name. */
export const servers: ProgramTable = Object.fromEntries(all.map((program) => [program.name, program]));
