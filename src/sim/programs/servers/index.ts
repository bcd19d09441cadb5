import type { Program, ProgramTable } from '#sim/kernel/program';
import { apache } from './apache';
import { hello } from './hello';
import { envsubst, gosu, pgIsReady, tini } from './launchers';
import { memcached } from './memcached';
import { mysql, mysqladmin } from './mysql/client';
import { mariadbEntrypoint, mysqlEntrypoint } from './mysql/entrypoint';
import { mysqld } from './mysql/server';
import { nginxEntrypoint } from './nginx/entrypoint';
import { nginx } from './nginx/index';
import { nodeEntrypoint } from './node/entrypoint';
import { node } from './node/index';
import { postgresEntrypoint } from './postgres/entrypoint';
import { psql } from './postgres/psql';
import { postgres } from './postgres/server';
import { python3 } from './python/index';
import { redisCli } from './redis/cli';
import { redisEntrypoint } from './redis/entrypoint';
import { redisServer } from './redis/server';
import { registry } from './registry';

const all: readonly Program[] = [
  apache,
  envsubst,
  gosu,
  hello,
  mariadbEntrypoint,
  memcached,
  mysql,
  mysqladmin,
  mysqld,
  mysqlEntrypoint,
  nginx,
  nginxEntrypoint,
  node,
  nodeEntrypoint,
  pgIsReady,
  postgres,
  postgresEntrypoint,
  psql,
  python3,
  redisCli,
  redisEntrypoint,
  redisServer,
  registry,
  tini,
];

/** Servers and runtimes, and the entrypoints of their images, by name. */
export const servers: ProgramTable = Object.fromEntries(all.map((program) => [program.name, program]));
