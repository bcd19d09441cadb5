import { dir, programs } from '../trees/pieces';
import { accounts, entrypoint } from '../trees/servers';
import type { Family, LayerFacts } from '../types';
import { app } from './app';
import { alpine324, ubuntu2404 } from './bases';

const account = { name: 'rabbitmq', uid: 999, home: '/var/lib/rabbitmq', shell: '/bin/sh' };
const usual = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const image = (base: readonly LayerFacts[], ports: readonly string[], ...tags: string[]) =>
  app({
    name: `rabbitmq:${tags[0] ?? ''}`,
    tags,
    created: '2025-12-03',
    base,
    megabytes: 80,
    by: 'set -eux; build erlang and rabbitmq-server',
    tree: {
      ...accounts(base[0] === alpine324 ? 'alpine' : 'debian', account),
      ...programs('/opt/rabbitmq/sbin', 'rabbitmq-server rabbitmqctl rabbitmq-plugins rabbitmq-diagnostics', {
        version: '4.2.1',
        size: 3_000,
      }),
      ...entrypoint(
        '/usr/local/bin/docker-entrypoint.sh',
        'rabbitmq-entrypoint',
        'writes the configuration, then becomes the server',
      ),
      '/var/lib/rabbitmq': dir(0o777, { uid: 999, gid: 999 }),
    },
    rest: '/opt/erlang/lib/erlang/all.beam /opt/rabbitmq/plugins/all.ez',
    config: {
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['rabbitmq-server'],
      env: {
        PATH: `/opt/rabbitmq/sbin:/opt/erlang/bin:${usual}`,
        RABBITMQ_VERSION: '4.2.1',
        HOME: '/var/lib/rabbitmq',
        LANG: 'C.UTF-8',
      },
      ports,
      volumes: ['/var/lib/rabbitmq'],
    },
  });

export const rabbitmq: Family = {
  repository: 'library/rabbitmq',
  images: [
    image(
      [ubuntu2404],
      ['5671/tcp', '5672/tcp', '15691/tcp', '15692/tcp', '25672/tcp', '4369/tcp'],
      'latest',
      '4',
      '4.2',
      '3',
      '3.13',
    ),
    image(
      [ubuntu2404],
      ['15671/tcp', '15672/tcp', '5671/tcp', '5672/tcp', '25672/tcp', '4369/tcp'],
      'management',
      '4-management',
      '3-management',
    ),
    image(
      [alpine324],
      ['5671/tcp', '5672/tcp', '25672/tcp', '4369/tcp'],
      'alpine',
      '4-alpine',
      '3-alpine',
      '3-management-alpine',
      'management-alpine',
    ),
  ],
};
