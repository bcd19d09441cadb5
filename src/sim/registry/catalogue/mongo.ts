import { dir, programs } from '../trees/pieces';
import { accounts, entrypoint, gosuTree } from '../trees/servers';
import type { Family } from '../types';
import { app } from './app';
import { ubuntu2204 } from './bases';

const account = { name: 'mongodb', uid: 999, home: '/data/db', shell: '/bin/false' };
const needs = ['libc.so.6'];

const image = (version: string, created: string, ...tags: string[]) =>
  app({
    name: `mongo:${version}`,
    tags: [...tags, version],
    created,
    base: [ubuntu2204],
    megabytes: 240,
    ratio: 3.1,
    by: 'set -x; apt-get install -y mongodb-org-server=$MONGO_VERSION mongodb-mongosh mongodb-org-tools=$MONGO_VERSION',
    tree: {
      ...accounts('debian', account),
      ...gosuTree(2_300_000, '1.19'),
      ...programs(
        '/usr/bin',
        'mongod mongos mongosh mongo mongodump mongorestore mongoexport mongoimport mongostat',
        { version, needs, size: 50_000_000 },
      ),
      ...entrypoint(
        '/usr/local/bin/docker-entrypoint.sh',
        'mongo-entrypoint',
        'makes the first user where one is asked for, then becomes the server',
      ),
      '/data/configdb': dir(0o755, { uid: 999, gid: 999 }),
      '/data/db': dir(0o755, { uid: 999, gid: 999 }),
      '/docker-entrypoint-initdb.d': dir(),
    },
    rest: '/usr/share/doc/mongodb-org-server/THIRD-PARTY-NOTICES',
    config: {
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['mongod'],
      env: { GOSU_VERSION: '1.19', MONGO_VERSION: version, HOME: '/data/db' },
      ports: ['27017/tcp'],
      volumes: ['/data/configdb', '/data/db'],
    },
  });

export const mongo: Family = {
  repository: 'library/mongo',
  images: [
    image('8.2.2', '2025-12-02', 'latest', '8', '8.2', 'noble'),
    image('7.0.26', '2025-11-25', '7', '7.0'),
    image('6.0.27', '2025-11-25', '6', '6.0'),
    image('4.4.29', '2024-02-28', '4', '4.4', '4.2', '4.2.8'),
    image('3.2.21', '2018-10-17', '3', '3.2'),
  ],
};
