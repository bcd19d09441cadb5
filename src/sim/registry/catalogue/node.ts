import type { Family, LayerFacts } from '../types';
import { alpineNode, nodeEntrypoint, nodeTree, userTree, yarnTree } from '../trees/node';
import { alpine317, alpine324, bookwormSlim, bullseyeSlim, jessieSlim } from './bases';
import { bookwormBuild, bullseyeBuild, busterBuild, jessieBuild } from './buildpack';
import { copies, known, runs, sets, setsCmd, setsEntrypoint, setsEnv, unknown } from './steps';

const MB = 1e6;
const install = runs(
  'ARCH=$(dpkg --print-architecture); curl -fsSLO "https://nodejs.org/dist/v$NODE_VERSION/node-v$NODE_VERSION-linux-$ARCH.tar.xz" && tar -xJf node-*.tar.xz -C /usr/local --strip-components=1',
);
const yarn = runs(
  'curl -fsSLO "https://yarnpkg.com/downloads/$YARN_VERSION/yarn-v$YARN_VERSION.tar.gz" && tar -xzf yarn-*.tar.gz -C /opt/',
);
const addUser = runs(
  'groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node',
);

interface Release {
  version: string;
  yarn: string;
  /** no entrypoint yet: the script came in 2018 */
  isBare?: boolean;
}

function config({ version, yarn: yarnVersion, isBare = false }: Release) {
  const env = { NODE_VERSION: version, YARN_VERSION: yarnVersion };
  return { ...(isBare ? {} : { entrypoint: ['docker-entrypoint.sh'] }), cmd: ['node'], env };
}

/** Digests and transfer sizes of the layers above the base, first to last: user, node, yarn, entrypoint. */
type Sizes = readonly [user: Part, node: Part, yarn: Part, entrypoint: Part];
type Part = readonly [digest: string, bytes: number];

function layersOf(
  base: readonly LayerFacts[],
  release: Release,
  [u, n, y, e]: Sizes,
  ratio: number,
): LayerFacts[] {
  const end = [setsEntrypoint('docker-entrypoint.sh'), setsCmd('node')];
  return [
    ...base,
    known(u[0], u[1], 9000, addUser, userTree, [setsEnv('NODE_VERSION', release.version)]),
    known(n[0], n[1], n[1] * ratio, install, () => nodeTree(release.version, n[1] * ratio), [
      setsEnv('YARN_VERSION', release.yarn),
    ]),
    known(y[0], y[1], y[1] * ratio, yarn, () => yarnTree(release.yarn, y[1] * ratio)),
    known(e[0], e[1], 388, copies('/usr/local/bin/', 'docker-entrypoint.sh'), nodeEntrypoint, end),
  ];
}

/** A release of which only about how large it is is known (from memory, not verified): MB of node and yarn, compressed. */
function about(base: readonly LayerFacts[], release: Release, name: string, megabytes: number): LayerFacts[] {
  const label = (part: string) => `node:${release.version} ${name} ${part}`;
  const { version } = release;
  const last =
    release.isBare === true ? sets('WORKDIR /') : copies('/usr/local/bin/', 'docker-entrypoint.sh');
  const all = [
    ...base,
    unknown(label('user'), 0.004, 0.009, addUser, userTree, [setsEnv('NODE_VERSION', version)]),
    unknown(
      label('node'),
      megabytes,
      megabytes * 2.8,
      install,
      () => nodeTree(version, megabytes * 2.8 * MB),
      [setsEnv('YARN_VERSION', release.yarn)],
    ),
    unknown(
      label('yarn'),
      1.25,
      5.3,
      yarn,
      () => yarnTree(release.yarn, 5.3 * MB),
      release.isBare === true ? [setsCmd('node')] : [],
    ),
  ];
  if (release.isBare === true) return all;
  return [
    ...all,
    unknown(label('entrypoint'), 0.00045, 0.000388, last, nodeEntrypoint, [
      setsEntrypoint('docker-entrypoint.sh'),
      setsCmd('node'),
    ]),
  ];
}

function alpine(base: LayerFacts, release: Release, megabytes: number): LayerFacts[] {
  const label = (part: string) => `node:${release.version}-alpine ${part}`;
  const size = megabytes * 3.3;
  return [
    base,
    unknown(
      label('node'),
      megabytes,
      size,
      runs(
        'addgroup -g 1000 node && adduser -u 1000 -G node -s /bin/sh -D node && apk add --no-cache libstdc++',
      ),
      () => alpineNode(release.version, size * MB),
    ),
    unknown(label('yarn'), 1.25, 5.3, yarn, () => yarnTree(release.yarn, 5.3 * MB)),
    unknown(
      label('entrypoint'),
      0.00045,
      0.000388,
      copies('/usr/local/bin/', 'docker-entrypoint.sh'),
      nodeEntrypoint,
      [setsEntrypoint('docker-entrypoint.sh'), setsCmd('node')],
    ),
  ];
}

const slim = (base: LayerFacts) => [base];
const node9 = { version: '9.11.2', yarn: '1.5.1', isBare: true };
const node14 = { version: '14.21.2', yarn: '1.22.19' };
const last14 = { version: '14.21.3', yarn: '1.22.19' };
const node16 = { version: '16.19.0', yarn: '1.22.19' };
const node18 = { version: '18.13.0', yarn: '1.22.19' };
const node20 = { version: '20.20.2', yarn: '1.22.22' };
const node22 = { version: '22.21.1', yarn: '1.22.22' };

/** docker-library/repo-info@72e4be79b9c8, repos/node/remote; what is made with `about` and `alpine` is not verified. */
export const node: Family = {
  repository: 'library/node',
  images: [
    {
      tags: ['latest', 'lts', '22', '22-bookworm', 'bookworm'],
      created: '2025-11-18',
      layers: about(bookwormBuild, node22, 'bookworm', 57),
      config: config(node22),
    },
    {
      tags: ['slim', 'lts-slim', '22-slim', '22-bookworm-slim'],
      created: '2025-11-18',
      layers: about(slim(bookwormSlim), node22, 'slim', 50),
      config: config(node22),
    },
    {
      tags: ['alpine', 'lts-alpine', '22-alpine'],
      created: '2025-11-18',
      layers: alpine(alpine324, node22, 51),
      config: config(node22),
    },
    {
      tags: ['20', '20.20.2', '20-bookworm'],
      created: '2025-12-02',
      layers: about(bookwormBuild, node20, 'bookworm', 48.5),
      config: config(node20),
    },
    {
      tags: ['20-slim', '20-bookworm-slim'],
      created: '2025-12-02',
      layers: about(slim(bookwormSlim), node20, 'slim', 42),
      config: config(node20),
    },
    {
      tags: ['20-alpine'],
      created: '2025-12-02',
      layers: alpine(alpine324, node20, 42.5),
      config: config(node20),
    },
    {
      tags: ['18', '18.13.0', '18-bullseye'],
      created: '2023-01-11',
      layers: layersOf(
        bullseyeBuild,
        node18,
        [
          ['8bc43c905b24', 4201],
          ['5201db2cd6c6', 45008913],
          ['2a7091f85153', 2279521],
          ['2bcce6ea6105', 451],
        ],
        2.767,
      ),
      config: config(node18),
    },
    {
      tags: ['18-slim', '18-bullseye-slim'],
      created: '2023-01-11',
      layers: layersOf(
        slim(bullseyeSlim),
        node18,
        [
          ['29fd6e358874', 4185],
          ['b74a2475a09f', 45492847],
          ['d67b4440ee9f', 2766290],
          ['de284590496f', 451],
        ],
        3.3,
      ),
      config: config(node18),
    },
    {
      tags: ['18-alpine', '18-alpine3.17'],
      created: '2023-01-09',
      layers: [
        alpine317,
        known('0fa3bdf9cc11', 46928201, 158.2 * MB, runs('apk add --no-cache libstdc++'), () =>
          alpineNode('18.13.0', 158.2 * MB),
        ),
        known('092122bdc81d', 2354554, 7.75 * MB, yarn, () => yarnTree('1.22.19', 7.75 * MB)),
        known('bb654436a2bd', 450, 388, copies('/usr/local/bin/', 'docker-entrypoint.sh'), nodeEntrypoint, [
          setsEntrypoint('docker-entrypoint.sh'),
          setsCmd('node'),
        ]),
      ],
      config: config(node18),
    },
    {
      tags: ['16', '16.19.0', '16-buster'],
      created: '2023-01-11',
      layers: layersOf(
        busterBuild,
        node16,
        [
          ['64c938dc9431', 4202],
          ['3cdccd57d93f', 34937720],
          ['1e0d12324fde', 2275557],
          ['0537aadad17e', 448],
        ],
        2.767,
      ),
      config: config(node16),
    },
    {
      tags: ['16-slim'],
      created: '2023-01-11',
      layers: about(slim(bullseyeSlim), node16, 'slim', 35),
      config: config(node16),
    },
    {
      tags: ['16-alpine'],
      created: '2023-01-09',
      layers: alpine(alpine317, node16, 36.5),
      config: config(node16),
    },
    {
      tags: ['14', '14.21.3', '14-buster'],
      created: '2023-02-17',
      layers: about(busterBuild, last14, 'buster', 36.1),
      config: config(last14),
    },
    {
      tags: ['14.21.2'],
      created: '2023-01-11',
      layers: layersOf(
        busterBuild,
        node14,
        [
          ['64c938dc9431', 4202],
          ['cd85135aa249', 36072603],
          ['27ce0d668985', 2293398],
          ['5c402cd3edc3', 449],
        ],
        2.767,
      ),
      config: config(node14),
    },
    {
      tags: ['14-slim'],
      created: '2023-02-17',
      layers: about(slim(bullseyeSlim), last14, 'slim', 34),
      config: config(last14),
    },
    {
      tags: ['14-alpine'],
      created: '2023-02-17',
      layers: alpine(alpine317, last14, 36),
      config: config(last14),
    },
    {
      tags: ['9', '9.11.2', '9.11'],
      created: '2018-06-14',
      layers: about(jessieBuild, node9, 'jessie', 17.6),
      config: config(node9),
    },
    {
      tags: ['9-slim'],
      created: '2018-06-14',
      layers: about(slim(jessieSlim), node9, 'slim', 16.5),
      config: config(node9),
    },
    {
      tags: ['9-alpine'],
      created: '2018-06-14',
      layers: alpine(alpine317, node9, 19),
      config: config(node9),
    },
  ],
};
