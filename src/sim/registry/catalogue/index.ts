import type { Family } from '../types';
import { adminer } from './adminer';
import { alpine } from './alpine';
import { amazonlinux } from './amazonlinux';
import { bash } from './bash';
import { busybox } from './busybox';
import { centos } from './centos';
import { curl } from './curl';
import { debian } from './debian';
import { dockerGettingStarted } from './docker-getting-started';
import { dockersamplesStaticSite } from './dockersamples-static-site';
import { eclipseTemurin } from './eclipse-temurin';
import { fedora } from './fedora';
import { golang } from './golang';
import { haproxy } from './haproxy';
import { helloWorld } from './hello-world';
import { httpd } from './httpd';
import { mariadb } from './mariadb';
import { memcached } from './memcached';
import { mongo } from './mongo';
import { mysql } from './mysql';
import { nanoserver } from './nanoserver';
import { netshoot } from './netshoot';
import { nginx } from './nginx';
import { node } from './node';
import { openjdk } from './openjdk';
import { php } from './php';
import { postgres } from './postgres';
import { prakharStaticSite } from './prakhar1989-static-site';
import { python } from './python';
import { rabbitmq } from './rabbitmq';
import { redis } from './redis';
import { registry } from './registry';
import { ruby } from './ruby';
import { servercore } from './servercore';
import { tomcat } from './tomcat';
import { traefik } from './traefik';
import { traefikWhoami } from './traefik-whoami';
import { ubuntu } from './ubuntu';
import { welcomeToDocker } from './welcome-to-docker';
import { wordpress } from './wordpress';

/** Every repository that Docker Hub has here. */
export const families: readonly Family[] = [
  adminer,
  alpine,
  amazonlinux,
  bash,
  busybox,
  centos,
  curl,
  debian,
  dockerGettingStarted,
  dockersamplesStaticSite,
  eclipseTemurin,
  fedora,
  golang,
  haproxy,
  helloWorld,
  httpd,
  mariadb,
  memcached,
  mongo,
  mysql,
  nanoserver,
  netshoot,
  nginx,
  node,
  openjdk,
  php,
  postgres,
  prakharStaticSite,
  python,
  rabbitmq,
  redis,
  registry,
  ruby,
  servercore,
  tomcat,
  traefik,
  traefikWhoami,
  ubuntu,
  welcomeToDocker,
  wordpress,
];
