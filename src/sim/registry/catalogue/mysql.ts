import type { Family } from '../types';
import { accounts, entrypoint, gosuTree, mysqlAccount, mysqlTree } from '../trees/servers';
import { oracle8, redHatTree } from '../trees/red-hat';
import { adds, copies, exposes, known, runs, sets, setsCmd, setsEntrypoint, setsEnv, unknown } from './steps';

const MB = 1e6;
const base = known(
  '2c57acc5afca',
  43885845,
  118 * MB,
  adds('oraclelinux 8-slim'),
  () => redHatTree(oracle8, 118 * MB),
  [setsCmd('/bin/bash')],
);
const script = () =>
  entrypoint(
    '/usr/local/bin/docker-entrypoint.sh',
    'mysql-entrypoint',
    'makes a data directory where there is none, then becomes the server',
  );
const end = [setsEntrypoint('docker-entrypoint.sh'), exposes('3306', '33060'), setsCmd('mysqld')];
const install = runs('set -eux; microdnf install -y "mysql-community-server-minimal-$MYSQL_VERSION"');

const config = (version: string) => ({
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['mysqld'],
  env: {
    GOSU_VERSION: '1.14',
    MYSQL_MAJOR: version.split('.').slice(0, 2).join('.'),
    MYSQL_VERSION: version,
    MYSQL_SHELL_VERSION: version,
  },
  ports: ['3306/tcp', '33060/tcp'],
  volumes: ['/var/lib/mysql'],
});

/** Of these only about how large they are is known (from memory, not verified). */
function about(version: string, compressed: number) {
  const size = compressed * 3.3;
  return {
    layers: [
      base,
      unknown(
        `mysql:${version} user`,
        0.0009,
        0.003,
        runs('set -eux; groupadd --system --gid 999 mysql; useradd --system --uid 999 --gid 999 mysql'),
        () => accounts('redhat', mysqlAccount),
      ),
      unknown(
        `mysql:${version} gosu`,
        0.9,
        2.4,
        runs('set -eux; install gosu'),
        () => gosuTree(2.3 * MB, '1.17'),
        [setsEnv('MYSQL_VERSION', version)],
      ),
      unknown(`mysql:${version} mysql`, compressed, size, install, () => mysqlTree(version, size * MB), [
        sets('VOLUME [/var/lib/mysql]'),
      ]),
      unknown(
        `mysql:${version} entrypoint`,
        0.005,
        0.014,
        copies('/usr/local/bin/', 'docker-entrypoint.sh'),
        script,
        end,
      ),
    ],
    config: config(`${version}-1.el8`),
  };
}

/** docker-library/repo-info@72e4be79b9c8, repos/mysql/remote/8.0.md */
export const mysql: Family = {
  repository: 'library/mysql',
  images: [
    {
      tags: ['latest', '8', '8.0', '8.0.32', '8.0-oracle'],
      created: '2023-01-18',
      layers: [
        base,
        known(
          '0a990ab965c1',
          886,
          2900,
          runs('set -eux; groupadd --system --gid 999 mysql; useradd --system --uid 999 --gid 999 mysql'),
          () => accounts('redhat', mysqlAccount),
          [setsEnv('GOSU_VERSION', '1.14')],
        ),
        known('7acb6a84f0f1', 928834, 2.3 * MB, runs('set -eux; install gosu'), () => gosuTree(2.25 * MB)),
        known(
          '6a2351a691a4',
          4611685,
          12.4 * MB,
          runs('set -eux; microdnf install -y bzip2 gzip openssl xz zstd'),
        ),
        known('cdd0aae0ac1a', 2629, 3100, runs('set -eux; install the key of repo.mysql.com'), undefined, [
          setsEnv('MYSQL_MAJOR', '8.0'),
        ]),
        known('0c024d6bf869', 334, 215, runs('set -eu; add the repository of mysql-community')),
        known('e536ea8ecf65', 56219390, 223 * MB, install, () => mysqlTree('8.0.32', 223 * MB)),
        known('d24661dff86b', 315, 226, runs('set -eu; add the repository of mysql-tools'), undefined, [
          setsEnv('MYSQL_SHELL_VERSION', '8.0.32-1.el8'),
        ]),
        known(
          '95ef82dfce7a',
          46334851,
          158 * MB,
          runs('set -eux; microdnf install -y "mysql-shell-$MYSQL_SHELL_VERSION"'),
          undefined,
          [sets('VOLUME [/var/lib/mysql]')],
        ),
        known('c9a31e1bffa1', 5392, 14_000, copies('/usr/local/bin/', 'docker-entrypoint.sh'), script),
        known(
          '4edb4789da39',
          121,
          34,
          runs('ln -s usr/local/bin/docker-entrypoint.sh /entrypoint.sh'),
          () => ({ '/entrypoint.sh': { type: 'symlink', target: 'usr/local/bin/docker-entrypoint.sh' } }),
          end,
        ),
      ],
      config: config('8.0.32-1.el8'),
    },
    { tags: ['8.4', '8.4.7', 'lts'], created: '2025-10-21', ...about('8.4.7', 190) },
    { tags: ['9', '9.5', 'innovation'], created: '2025-10-21', ...about('9.5.0', 205) },
    { tags: ['5', '5.7', '5.7.44'], created: '2023-12-12', ...about('5.7.44', 95) },
  ],
};
