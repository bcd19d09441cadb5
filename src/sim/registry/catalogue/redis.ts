import type { Family, LayerFacts } from '../types';
import { accounts, gosuTree, redisAccount, redisData, redisScript, redisTree } from '../trees/servers';
import { alpine324, bookwormSlim, bullseyeSlim } from './bases';
import { copies, exposes, known, runs, sets, setsCmd, setsEntrypoint, setsEnv, unknown } from './steps';

const MB = 1e6;
const addUser = runs('groupadd -r -g 999 redis && useradd -r -g redis -u 999 redis');
const getGosu = runs(
  'set -eux; curl -fL -o /usr/local/bin/gosu "https://github.com/tianon/gosu/releases/download/$GOSU_VERSION/gosu-amd64"',
);
const make = runs(
  'set -eux; curl -fL -o redis.tar.gz "$REDIS_DOWNLOAD_URL"; make -C /usr/src/redis -j "$(nproc)" all install',
);
const makeData = runs('mkdir /data && chown redis:redis /data');
const end = [setsEntrypoint('docker-entrypoint.sh'), exposes('6379'), setsCmd('redis-server')];

const start = {
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['redis-server'],
  ports: ['6379/tcp'],
  volumes: ['/data'],
  workdir: '/data',
};

/** Of these only about how large they are is known (from memory, not verified). */
function about(base: LayerFacts, kind: 'debian' | 'alpine', version: string, compressed: number) {
  const label = (part: string) => `redis:${version}-${kind} ${part}`;
  const size = compressed * 2.76;
  const layers = [
    base,
    unknown(label('user'), 0.0017, 0.004, addUser, () => accounts(kind, redisAccount)),
    unknown(label('gosu'), 1.4, 2.5, getGosu, () => gosuTree(2.4 * MB, '1.17'), [
      setsEnv('REDIS_VERSION', version),
    ]),
    unknown(label('redis'), compressed, size, make, () => redisTree(version, size * MB, kind)),
    unknown(label('data'), 0.00013, 0, makeData, redisData, [sets('VOLUME [/data]'), sets('WORKDIR /data')]),
    unknown(
      label('entrypoint'),
      0.0006,
      0.00066,
      copies('/usr/local/bin/', 'docker-entrypoint.sh'),
      redisScript,
      end,
    ),
  ];
  return { layers, config: { ...start, env: { GOSU_VERSION: '1.17', REDIS_VERSION: version } } };
}

/** docker-library/repo-info@72e4be79b9c8, repos/redis/remote/7.md */
export const redis: Family = {
  repository: 'library/redis',
  images: [
    {
      tags: ['latest', '7', '7.0', '7.0.8', 'bullseye'],
      created: '2023-01-17',
      layers: [
        bullseyeSlim,
        known('a2271c958e57', 1732, 4300, addUser, () => accounts('debian', redisAccount), [
          setsEnv('GOSU_VERSION', '1.14'),
        ]),
        known('495af11a3eac', 1410528, 4.1 * MB, getGosu, () => gosuTree(2.3 * MB), [
          setsEnv('REDIS_VERSION', '7.0.8'),
        ]),
        known('18b045ddb54d', 9577031, 32.4 * MB, make, () => redisTree('7.0.8', 32.4 * MB)),
        known('f49c2d6d086c', 133, 0, makeData, redisData, [sets('VOLUME [/data]'), sets('WORKDIR /data')]),
        known('14ed0c386119', 575, 661, copies('/usr/local/bin/', 'docker-entrypoint.sh'), redisScript, end),
      ],
      config: { ...start, env: { GOSU_VERSION: '1.14', REDIS_VERSION: '7.0.8' } },
    },
    {
      tags: ['alpine', '7-alpine', '7.4-alpine'],
      created: '2025-11-03',
      ...about(alpine324, 'alpine', '7.4.7', 12.6),
    },
    {
      tags: ['7.4', '7.4.7', 'bookworm'],
      created: '2025-11-03',
      ...about(bookwormSlim, 'debian', '7.4.7', 16.1),
    },
    { tags: ['8', '8.4'], created: '2025-11-18', ...about(bookwormSlim, 'debian', '8.4.0', 24) },
    { tags: ['6', '6.2'], created: '2025-10-03', ...about(bookwormSlim, 'debian', '6.2.21', 12.3) },
  ],
};
