import type { Family } from '../types';
import { adminer } from './adminer';
import { almalinux } from './almalinux';
import { alpine } from './alpine';
import { amazonlinux } from './amazonlinux';
import { bash } from './bash';
import { buildpackDeps } from './buildpack-deps';
import { busybox } from './busybox';
import { caddy } from './caddy';
import { centos } from './centos';
import { curl } from './curl';
import { debian } from './debian';
import { docker } from './docker';
import { dockerGettingStarted } from './docker-getting-started';
import { dockersamplesStaticSite } from './dockersamples-static-site';
import { drupal } from './drupal';
import { eclipseTemurin } from './eclipse-temurin';
import { fedora } from './fedora';
import { gcc } from './gcc';
import { ghost } from './ghost';
import { golang } from './golang';
import { gradle } from './gradle';
import { haproxy } from './haproxy';
import { helloWorld } from './hello-world';
import { httpd } from './httpd';
import { mariadb } from './mariadb';
import { maven } from './maven';
import { memcached } from './memcached';
import { mongo } from './mongo';
import { mysql } from './mysql';
import { nanoserver } from './nanoserver';
import { netshoot } from './netshoot';
import { nginx } from './nginx';
import { node } from './node';
import { openjdk } from './openjdk';
import { perl } from './perl';
import { php } from './php';
import { phpmyadmin } from './phpmyadmin';
import { postgres } from './postgres';
import { prakharStaticSite } from './prakhar1989-static-site';
import { python } from './python';
import { rabbitmq } from './rabbitmq';
import { redis } from './redis';
import { registry } from './registry';
import { rockylinux } from './rockylinux';
import { ruby } from './ruby';
import { rust } from './rust';
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
  almalinux,
  alpine,
  amazonlinux,
  bash,
  buildpackDeps,
  busybox,
  caddy,
  centos,
  curl,
  debian,
  docker,
  dockerGettingStarted,
  dockersamplesStaticSite,
  drupal,
  eclipseTemurin,
  fedora,
  gcc,
  ghost,
  golang,
  gradle,
  haproxy,
  helloWorld,
  httpd,
  mariadb,
  maven,
  memcached,
  mongo,
  mysql,
  nanoserver,
  netshoot,
  nginx,
  node,
  openjdk,
  perl,
  php,
  phpmyadmin,
  postgres,
  prakharStaticSite,
  python,
  rabbitmq,
  redis,
  registry,
  rockylinux,
  ruby,
  rust,
  servercore,
  tomcat,
  traefik,
  traefikWhoami,
  ubuntu,
  welcomeToDocker,
  wordpress,
];
