import type { Family, LayerFacts } from '../types';
import { accounts, entrypoint, gosuTree, postgresAccount, postgresTree } from '../trees/servers';
import { alpine324, bookwormSlim, bullseyeSlim } from './bases';
import { copies, exposes, known, runs, sets, setsCmd, setsEntrypoint, setsEnv, unknown } from './steps';

const MB = 1e6;
const usual = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const script = () =>
  entrypoint(
    '/usr/local/bin/docker-entrypoint.sh',
    'postgres-entrypoint',
    'makes a database cluster where there is none, then becomes the server',
  );
const end = [
  setsEntrypoint('docker-entrypoint.sh'),
  sets('STOPSIGNAL SIGINT'),
  exposes('5432'),
  setsCmd('postgres'),
];
const addUser = runs(
  'set -eux; groupadd -r postgres --gid=999; useradd -r -g postgres --uid=999 --home-dir=/var/lib/postgresql --shell=/bin/bash postgres',
);
const install = runs(
  'set -ex; apt-get install -y --no-install-recommends "postgresql-$PG_MAJOR=$PG_VERSION"',
);

function config(major: string, version: string) {
  return {
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['postgres'],
    env: {
      PATH: `${usual}:/usr/lib/postgresql/${major}/bin`,
      GOSU_VERSION: '1.14',
      LANG: 'en_US.utf8',
      PG_MAJOR: major,
      PG_VERSION: version,
      PGDATA: '/var/lib/postgresql/data',
    },
    ports: ['5432/tcp'],
    volumes: ['/var/lib/postgresql/data'],
    stopSignal: 'SIGINT',
  };
}

/** Of these only about how large they are is known (from memory, not verified). */
function about(base: LayerFacts, kind: 'debian' | 'alpine', version: string, compressed: number) {
  const [major = ''] = version.split('.');
  const label = (part: string) => `postgres:${version}-${kind} ${part}`;
  const size = compressed * 2.73;
  const layers = [
    base,
    unknown(label('user'), 0.0012, 0.005, addUser, () => accounts(kind, postgresAccount)),
    unknown(label('gosu'), 1.4, 2.5, runs('set -eux; install gosu'), () => gosuTree(2.4 * MB, '1.19'), [
      setsEnv('PG_MAJOR', major),
    ]),
    unknown(label('postgres'), compressed, size, install, () =>
      postgresTree(version, major, size * MB, kind),
    ),
    unknown(
      label('entrypoint'),
      0.005,
      0.014,
      copies('/usr/local/bin/', 'docker-entrypoint.sh'),
      script,
      end,
    ),
  ];
  return { layers, config: config(major, version) };
}

/** docker-library/repo-info@72e4be79b9c8, repos/postgres/remote/15.md */
export const postgres: Family = {
  repository: 'library/postgres',
  images: [
    {
      tags: ['latest', '15', '15.1', 'bullseye'],
      created: '2023-01-11',
      layers: [
        bullseyeSlim,
        known(
          'c8dbd2beab50',
          4414922,
          12 * MB,
          runs('set -ex; apt-get install -y --no-install-recommends gnupg'),
        ),
        known('05d9dc9d0fbd', 1798, 4800, addUser, () => accounts('debian', postgresAccount), [
          setsEnv('GOSU_VERSION', '1.14'),
        ]),
        known('ddd89d5ec714', 1418492, 3.9 * MB, runs('set -eux; install gosu'), () => gosuTree(2.3 * MB)),
        known(
          'f98bb9f03867',
          8045162,
          25.7 * MB,
          runs('set -eux; apt-get install -y --no-install-recommends locales'),
          undefined,
          [setsEnv('LANG', 'en_US.utf8')],
        ),
        known(
          '0554611e703f',
          1261138,
          3.4 * MB,
          runs('set -eux; apt-get install -y --no-install-recommends libnss-wrapper xz-utils zstd'),
        ),
        known('64e0a8694477', 149, 0, runs('mkdir /docker-entrypoint-initdb.d')),
        known('8b868a753f47', 3203, 5100, runs('set -ex; install the key of apt.postgresql.org'), undefined, [
          setsEnv('PG_MAJOR', '15'),
        ]),
        known('12ed9aefbab3', 92217820, 253.4 * MB, install, () => postgresTree('15.1', '15', 253.4 * MB)),
        known(
          '825b08d51ffd',
          9787,
          58_000,
          runs('set -eux; make the sample configuration listen on all addresses'),
        ),
        known(
          '8f272b487267',
          129,
          0,
          runs('mkdir -p /var/run/postgresql && chown -R postgres:postgres /var/run/postgresql'),
          undefined,
          [setsEnv('PGDATA', '/var/lib/postgresql/data')],
        ),
        known(
          'ba2eed7bd2cc',
          199,
          0,
          runs('mkdir -p "$PGDATA" && chown -R postgres:postgres "$PGDATA"'),
          undefined,
          [sets('VOLUME [/var/lib/postgresql/data]')],
        ),
        known('ff59f63f47d6', 4781, 13_000, copies('/usr/local/bin/', 'docker-entrypoint.sh'), script, end),
      ],
      config: config('15', '15.1-1.pgdg110+1'),
    },
    { tags: ['18', '18.1'], created: '2025-11-14', ...about(bookwormSlim, 'debian', '18.1', 132) },
    { tags: ['17', '17.7'], created: '2025-11-14', ...about(bookwormSlim, 'debian', '17.7', 126) },
    { tags: ['16', '16.11'], created: '2025-11-14', ...about(bookwormSlim, 'debian', '16.11', 121) },
    { tags: ['14', '14.20'], created: '2025-11-14', ...about(bookwormSlim, 'debian', '14.20', 119) },
    { tags: ['13', '13.23'], created: '2025-11-14', ...about(bookwormSlim, 'debian', '13.23', 117) },
    { tags: ['alpine', '15-alpine'], created: '2025-11-14', ...about(alpine324, 'alpine', '15.15', 99) },
    { tags: ['16-alpine'], created: '2025-11-14', ...about(alpine324, 'alpine', '16.11', 103) },
  ],
};
