import type { Program, ProgramTable } from '#sim/kernel/program';
import { mysql, mysqladmin } from './mysql/client';
import { mariadbEntrypoint, mysqlEntrypoint } from './mysql/entrypoint';
import { mysqld } from './mysql/server';
import { postgresEntrypoint } from './postgres/entrypoint';
import { pgIsReady } from './postgres/is-ready';
import { psql } from './postgres/psql';
import { postgres } from './postgres/server';

const all: readonly Program[] = [
  mariadbEntrypoint,
  mysql,
  mysqladmin,
  mysqld,
  mysqlEntrypoint,
  pgIsReady,
  postgres,
  postgresEntrypoint,
  psql,
];

/** Databases that speak SQL, their clients, and the entrypoints of their images, by name. */
export const databases: ProgramTable = Object.fromEntries(all.map((program) => [program.name, program]));
