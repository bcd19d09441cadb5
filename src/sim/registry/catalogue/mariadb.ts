import { dir, links, program, programs } from '../trees/pieces';
import { accounts, entrypoint, gosuTree, mysqlAccount } from '../trees/servers';
import type { Family } from '../types';
import { app } from './app';
import { ubuntu2204 } from './bases';

const needs = ['libc.so.6'];

const image = (version: string, created: string, ...tags: string[]) =>
  app({
    name: `mariadb:${version}`,
    tags: [...tags, version],
    created,
    base: [ubuntu2204],
    megabytes: 88,
    ratio: 3.3,
    by: 'set -ex; apt-get install -y mariadb-server="$MARIADB_VERSION" mariadb-backup socat',
    tree: {
      ...accounts('debian', mysqlAccount),
      ...gosuTree(2_300_000, '1.17'),
      ...programs(
        '/usr/bin',
        'mariadb mariadb-admin mariadb-dump mariadb-check mariadb-upgrade mariadb-install-db',
        { version, needs, size: 5_000_000 },
      ),
      ...links('/usr/bin', 'mysql', 'mariadb'),
      ...entrypoint(
        '/usr/local/bin/docker-entrypoint.sh',
        'mariadb-entrypoint',
        'makes a data directory where there is none, then becomes the server',
      ),
      '/usr/sbin/mariadbd': program('mysqld', { version: `${version}-MariaDB`, needs, size: 26_000_000 }),
      '/usr/sbin/mysqld': { type: 'symlink', target: 'mariadbd' },
      '/var/lib/mysql': dir(0o755, { uid: 999, gid: 999 }),
      '/docker-entrypoint-initdb.d': dir(),
    },
    rest: '/usr/share/mysql/charsets/all.xml /usr/lib/mysql/plugin/all.so',
    config: {
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['mariadbd'],
      env: { GOSU_VERSION: '1.17', LANG: 'C.UTF-8', MARIADB_VERSION: `1:${version}+maria~ubu2204` },
      ports: ['3306/tcp'],
      volumes: ['/var/lib/mysql'],
    },
  });

export const mariadb: Family = {
  repository: 'library/mariadb',
  images: [
    image('12.1.2', '2025-11-18', 'latest', '12', '12.1'),
    image('11.8.5', '2025-11-18', '11', '11.8', 'lts'),
    image('10.11.15', '2025-11-18', '10', '10.11'),
    image('10.6.24', '2025-11-18', '10.6'),
  ],
};
