import type { Program, ProgramTable } from '#sim/kernel/program';
import { apache } from './apache';
import { hello } from './hello';
import { envsubst, gosu, tini } from './launchers';
import { memcached } from './memcached';
import { nginxEntrypoint } from './nginx/entrypoint';
import { nginx } from './nginx/index';
import { redisCli } from './redis/cli';
import { redisEntrypoint } from './redis/entrypoint';
import { redisServer } from './redis/server';
import { htpasswd } from './htpasswd';
import { registry } from './registry/index';

const all: readonly Program[] = [
  apache,
  envsubst,
  gosu,
  hello,
  memcached,
  nginx,
  nginxEntrypoint,
  redisCli,
  redisEntrypoint,
  redisServer,
  htpasswd,
  registry,
  tini,
];

/** Servers but databases and runtimes, and the entrypoints of their images, by name. */
export const servers: ProgramTable = Object.fromEntries(all.map((program) => [program.name, program]));
