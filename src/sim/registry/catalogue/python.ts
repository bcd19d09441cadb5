import type { Family, LayerFacts } from '../types';
import { pipTree, pythonTree } from '../trees/python';
import { alpine317, alpine324, bookwormSlim, bullseyeSlim, busterSlim } from './bases';
import { bookwormBuild, bullseyeBuild, busterBuild } from './buildpack';
import { known, runs, setsCmd, setsEnv, unknown } from './steps';

const MB = 1e6;
const glibc = ['libm.so.6', 'libc.so.6'];
const musl = ['ld-musl-x86_64.so.1'];
const before = runs('set -eux; apt-get install -y --no-install-recommends libbluetooth-dev tk-dev uuid-dev');
const build = runs(
  'set -eux; wget -O python.tar.xz "https://www.python.org/ftp/python/$PYTHON_VERSION/Python-$PYTHON_VERSION.tar.xz"; ./configure --enable-shared; make -j "$(nproc)"; make install',
);
const names = runs(
  'set -eux; for src in idle3 pydoc3 python3 python3-config; do ln -svT "$src" "/usr/local/bin/$(echo "$src" | tr -d 3)"; done',
);
const pip = runs('set -eux; wget -O get-pip.py "$PYTHON_GET_PIP_URL"; python get-pip.py; pip --version');
const end = [setsCmd('python3')];
const usual = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const config = (version: string) => ({
  cmd: ['python3'],
  env: { PATH: `/usr/local/bin:${usual}`, LANG: 'C.UTF-8', PYTHON_VERSION: version },
});

/** Of these only about how large they are is known (from memory, not verified). */
function about(base: readonly LayerFacts[], kind: string, version: string, compressed: number) {
  const label = (part: string) => `python:${version}-${kind} ${part}`;
  const size = compressed * 2.6;
  const layers = [
    ...base,
    unknown(
      label('build'),
      compressed,
      size,
      build,
      () => pythonTree(version, kind === 'alpine' ? musl : glibc, size * MB),
      [setsEnv('PYTHON_VERSION', version)],
    ),
    unknown(label('names'), 0.00025, 0.00004, names),
    unknown(label('pip'), 2.7, 10.5, pip, () => pipTree(version, 10.5 * MB), end),
  ];
  return { layers, config: config(version) };
}

const known311 = {
  cmd: ['python3'],
  env: {
    PATH: `/usr/local/bin:${usual}`,
    LANG: 'C.UTF-8',
    GPG_KEY: 'A035C8C19219BA821ECEA86B64E628F8D684696D',
    PYTHON_VERSION: '3.11.1',
    PYTHON_PIP_VERSION: '22.3.1',
    PYTHON_SETUPTOOLS_VERSION: '65.5.1',
  },
};

/** docker-library/repo-info@72e4be79b9c8, repos/python/remote/3.11.md and 3.11-slim.md */
export const python: Family = {
  repository: 'library/python',
  images: [
    {
      tags: ['3.11', '3.11.1', '3.11-bullseye'],
      created: '2023-01-23',
      layers: [
        ...bullseyeBuild,
        known('03f027d5e312', 6291002, 18.3 * MB, before),
        known('591b0f932310', 23700677, 56.4 * MB, build, () => pythonTree('3.11.1', glibc, 56.4 * MB)),
        known('1047c5f4cc7d', 234, 32, names),
        known('5b5cbe74bf76', 3056553, 12.2 * MB, pip, () => pipTree('3.11.1', 12.2 * MB), end),
      ],
      config: known311,
    },
    {
      tags: ['3.11-slim', '3.11-slim-bullseye'],
      created: '2023-01-23',
      layers: [
        bullseyeSlim,
        known(
          '69038a8b17e6',
          1076311,
          3.2 * MB,
          runs('set -eux; apt-get install -y --no-install-recommends ca-certificates netbase tzdata'),
        ),
        known('96bad108ab96', 12588558, 30.6 * MB, build, () => pythonTree('3.11.1', glibc, 30.6 * MB)),
        known('04705a785ae4', 234, 32, names),
        known('c3400bc300d4', 3348247, 12.2 * MB, pip, () => pipTree('3.11.1', 12.2 * MB), end),
      ],
      config: known311,
    },
    { tags: ['3.11-alpine'], created: '2023-01-24', ...about([alpine317], 'alpine', '3.11.1', 14.6) },
    {
      tags: ['latest', '3', '3.14', '3.14.2', 'bookworm'],
      created: '2025-12-08',
      ...about(bookwormBuild, 'bookworm', '3.14.2', 34),
    },
    {
      tags: ['slim', '3-slim', '3.14-slim'],
      created: '2025-12-08',
      ...about([bookwormSlim], 'slim', '3.14.2', 15.5),
    },
    {
      tags: ['alpine', '3-alpine', '3.14-alpine'],
      created: '2025-12-08',
      ...about([alpine324], 'alpine', '3.14.2', 15.2),
    },
    { tags: ['3.13', '3.13.11'], created: '2025-12-08', ...about(bookwormBuild, 'bookworm', '3.13.11', 33) },
    { tags: ['3.13-slim'], created: '2025-12-08', ...about([bookwormSlim], 'slim', '3.13.11', 15) },
    { tags: ['3.12', '3.12.12'], created: '2025-12-08', ...about(bookwormBuild, 'bookworm', '3.12.12', 32) },
    {
      tags: ['3.12-slim', '3.12-slim-bookworm'],
      created: '2025-12-08',
      ...about([bookwormSlim], 'slim', '3.12.12', 14.7),
    },
    { tags: ['3.12-alpine'], created: '2025-12-08', ...about([alpine324], 'alpine', '3.12.12', 14.6) },
    { tags: ['3.10', '3.10.19'], created: '2025-12-08', ...about(bookwormBuild, 'bookworm', '3.10.19', 30) },
    { tags: ['3.10-slim'], created: '2025-12-08', ...about([bookwormSlim], 'slim', '3.10.19', 14) },
    { tags: ['3.9', '3.9.25'], created: '2025-11-04', ...about(bookwormBuild, 'bookworm', '3.9.25', 29) },
    { tags: ['3.9-slim'], created: '2025-11-04', ...about([bookwormSlim], 'slim', '3.9.25', 13) },
    { tags: ['3.8', '3.8.20'], created: '2024-09-27', ...about(bookwormBuild, 'bookworm', '3.8.20', 28) },
    {
      tags: ['3.8-slim', '3.8-slim-buster'],
      created: '2024-09-27',
      ...about([busterSlim], 'slim', '3.8.20', 12),
    },
    { tags: ['3.7', '3.7.17'], created: '2023-06-27', ...about(busterBuild, 'buster', '3.7.17', 27) },
    { tags: ['3.7-alpine'], created: '2023-06-27', ...about([alpine317], 'alpine', '3.7.17', 13) },
    { tags: ['2', '2.7'], created: '2020-04-20', ...about(busterBuild, 'buster', '2.7.18', 22) },
  ],
};
