import { dir, program } from '../trees/pieces';
import { grown } from '../trees/pieces';
import type { Family, LayerFacts } from '../types';
import { app } from './app';
import { alpine317, alpine324 } from './bases';
import { bookwormBuild, bullseyeBuild } from './buildpack';
import { known, runs, setsEnv, sets } from './steps';

const MB = 1e6;
const usual = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const install =
  'set -eux; wget -O go.tgz "https://dl.google.com/go/go$GOLANG_VERSION.linux-amd64.tar.gz"; tar -C /usr/local -xzf go.tgz';
const rest =
  '/usr/local/go/pkg/all.a /usr/local/go/src/all.go /usr/local/go/pkg/tool/linux_amd64/compile /usr/local/go/pkg/tool/linux_amd64/link';

const tree = (version: string) => ({
  '/go/bin': dir(0o777),
  '/go/src': dir(0o777),
  '/usr/local/go/VERSION': { type: 'file', text: `go${version}\n` } as const,
  '/usr/local/go/bin/go': program('go', { version, size: 15_000_000 }),
  '/usr/local/go/bin/gofmt': program('gofmt', { version, size: 3_000_000 }),
});

const config = (version: string, cmd: string) => ({
  cmd: [cmd],
  env: { PATH: `/go/bin:/usr/local/go/bin:${usual}`, GOLANG_VERSION: version, GOPATH: '/go' },
  workdir: '/go',
});

const release = (
  base: readonly LayerFacts[],
  version: string,
  kind: string,
  megabytes: number,
  ...tags: string[]
) =>
  app({
    name: `golang:${version}-${kind}`,
    tags,
    created: '2025-12-02',
    base,
    megabytes,
    ratio: kind === 'alpine' ? 3.3 : 2.6,
    by: install,
    tree: tree(version),
    rest,
    config: config(version, kind === 'alpine' ? '/bin/sh' : 'bash'),
  });

/** docker-library/repo-info@72e4be79b9c8, repos/golang/remote/1.19-alpine.md */
export const golang: Family = {
  repository: 'library/golang',
  images: [
    {
      tags: ['1.19-alpine', '1.19.5-alpine', '1.19-alpine3.17'],
      created: '2023-01-11',
      layers: [
        alpine317,
        known('a2f8637abd91', 284814, 0.6 * MB, runs('apk add --no-cache ca-certificates'), undefined, [
          setsEnv('GOLANG_VERSION', '1.19.5'),
        ]),
        known(
          'd48e7ca896ec',
          122328552,
          346 * MB,
          runs(install),
          () => grown(346 * MB, rest, tree('1.19.5')),
          [setsEnv('GOPATH', '/go')],
        ),
        known(
          '4f26d270037d',
          155,
          0,
          runs('mkdir -p "$GOPATH/src" "$GOPATH/bin" && chmod -R 777 "$GOPATH"'),
          undefined,
          [sets('WORKDIR /go')],
        ),
      ],
      config: config('1.19.5', '/bin/sh'),
    },
    release(bookwormBuild, '1.25.5', 'bookworm', 75, 'latest', '1', '1.25', '1.25.5', 'bookworm'),
    release([alpine324], '1.25.5', 'alpine', 65, 'alpine', '1-alpine', '1.25-alpine'),
    release(bookwormBuild, '1.22.12', 'bookworm', 69, '1.22', '1.22.12'),
    release([alpine324], '1.22.12', 'alpine', 66, '1.22-alpine'),
    release(bullseyeBuild, '1.16.15', 'bullseye', 129, '1.16', '1.16-buster', '1.19', '1.19.5'),
    release([alpine317], '1.16.15', 'alpine', 105, '1.16-alpine'),
  ],
};
