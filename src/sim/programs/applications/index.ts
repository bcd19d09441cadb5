import type { Program, ProgramTable } from '#sim/kernel/program';
import { apacheForeground, wordpressEntrypoint } from './apache-php';
import { adminerEntrypoint } from './adminer';
import { caddy } from './caddy';
import { ghost, ghostEntrypoint } from './ghost';
import { mongod, mongoEntrypoint } from './mongo';
import { php } from './php';
import { haproxy, traefik } from './proxies';
import { rabbitmqEntrypoint, rabbitmqServer } from './rabbitmq';
import * as runtimes from './runtimes';
import { catalina } from './tomcat';

const all: readonly Program[] = [
  adminerEntrypoint,
  apacheForeground,
  caddy,
  catalina,
  ghost,
  ghostEntrypoint,
  haproxy,
  mongoEntrypoint,
  mongod,
  php,
  rabbitmqEntrypoint,
  rabbitmqServer,
  traefik,
  wordpressEntrypoint,
  ...Object.values(runtimes),
];

/** Applications of images, and runtimes as far as they speak of themselves. */
export const applications: ProgramTable = Object.fromEntries(all.map((program) => [program.name, program]));
