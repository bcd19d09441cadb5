import type { Family, LayerFacts } from '../types';
import { nginxEntrypoint, nginxEnvsubst, nginxIpv6, nginxTree, nginxTune } from '../trees/nginx';
import { alpine317, alpine324, bookwormSlim, bullseyeSlim } from './bases';
import { copies, exposes, known, runs, sets, setsCmd, setsEntrypoint, setsEnv, unknown } from './steps';

const MB = 1e6;
const labels = { maintainer: 'NGINX Docker Maintainers <docker-maint@nginx.com>' };
const cmd = ['nginx', '-g', 'daemon off;'];
const start = {
  entrypoint: ['/docker-entrypoint.sh'],
  cmd,
  ports: ['80/tcp'],
  stopSignal: 'SIGQUIT',
  labels,
};
const end = [
  setsEntrypoint('/docker-entrypoint.sh'),
  exposes('80'),
  sets('STOPSIGNAL SIGQUIT'),
  setsCmd(...cmd),
];
const script = '/docker-entrypoint.d';
const install = runs(
  'set -x && groupadd --system --gid 101 nginx && useradd --system --gid nginx --uid 101 nginx && apt-get install -y nginx=${NGINX_VERSION}-${PKG_RELEASE} gettext-base curl',
);
const installAlpine = runs(
  'set -x && addgroup -g 101 -S nginx && adduser -S -D -H -u 101 -G nginx nginx && apk add -X "https://nginx.org/packages/mainline/alpine" nginx=${NGINX_VERSION}-r${PKG_RELEASE}',
);

const env = (version: string, njs: string, release: string) => ({
  NGINX_VERSION: version,
  NJS_VERSION: njs,
  PKG_RELEASE: release,
});

function withBase(base: LayerFacts, values: Readonly<Record<string, string>>): LayerFacts {
  const steps = Object.entries(values).map(([name, value]) => setsEnv(name, value));
  return { ...base, then: [...(base.then ?? []), sets(`LABEL maintainer=${labels.maintainer}`), ...steps] };
}

const debianEnv = env('1.23.3', '0.7.9', '1~bullseye');
const alpineEnv = { NGINX_VERSION: '1.23.3', PKG_RELEASE: '1', NJS_VERSION: '0.7.9' };

/** Newer ones, of which only about how large they are is known (from memory, not verified). */
function newer(version: string, kind: 'debian' | 'alpine', compressed: number, size: number) {
  const base = kind === 'debian' ? bookwormSlim : alpine324;
  const values = env(version, '0.9.4', kind === 'debian' ? '1~bookworm' : '1');
  const label = (part: string) => `nginx:${version}-${kind} ${part}`;
  const layers: LayerFacts[] = [
    withBase(base, values),
    unknown(label('nginx'), compressed, size, kind === 'debian' ? install : installAlpine, () =>
      nginxTree(version, kind, size * MB),
    ),
    unknown(label('entrypoint'), 0.0006, 0.00162, copies('/', 'docker-entrypoint.sh'), nginxEntrypoint),
    unknown(label('ipv6'), 0.00096, 0.00212, copies(script, '10-listen-on-ipv6-by-default.sh'), nginxIpv6),
    unknown(label('envsubst'), 0.0012, 0.00302, copies(script, '20-envsubst-on-templates.sh'), nginxEnvsubst),
    unknown(label('tune'), 0.0014, 0.00462, copies(script, '30-tune-worker-processes.sh'), nginxTune, end),
  ];
  return { layers, config: { ...start, env: values } };
}

/** docker-library/repo-info@72e4be79b9c8, repos/nginx/remote/latest.md and alpine.md */
export const nginx: Family = {
  repository: 'library/nginx',
  images: [
    {
      tags: ['latest', '1', '1.23', '1.23.3', 'mainline', 'bullseye'],
      created: '2023-01-11',
      layers: [
        withBase(bullseyeSlim, debianEnv),
        known('d2c0556a17c5', 25470551, 61.48 * MB, install, () => nginxTree('1.23.3', 'debian', 61.48 * MB)),
        known('c8b9881f2c6a', 626, 1620, copies('/', 'docker-entrypoint.sh'), nginxEntrypoint),
        known('693c3ffa8f43', 958, 2120, copies(script, '10-listen-on-ipv6-by-default.sh'), nginxIpv6),
        known('8316c5e80e6d', 772, 1850, copies(script, '20-envsubst-on-templates.sh'), nginxEnvsubst),
        known('b2fe3577faa4', 1404, 4620, copies(script, '30-tune-worker-processes.sh'), nginxTune, end),
      ],
      config: { ...start, env: debianEnv },
    },
    {
      tags: ['alpine', '1-alpine', '1.23-alpine', '1.23.3-alpine', 'mainline-alpine', 'alpine3.17'],
      created: '2023-01-09',
      layers: [
        withBase(alpine317, alpineEnv),
        known('83e90619bc2e', 1799089, 4.4 * MB, installAlpine, () =>
          nginxTree('1.23.3', 'alpine', 4.4 * MB),
        ),
        known('d52adec6f48b', 624, 1620, copies('/', 'docker-entrypoint.sh'), nginxEntrypoint),
        known('10eb2ce358fa', 957, 2120, copies(script, '10-listen-on-ipv6-by-default.sh'), nginxIpv6),
        known('a1be370d6a52', 772, 1850, copies(script, '20-envsubst-on-templates.sh'), nginxEnvsubst),
        known('689b9959905b', 1404, 4620, copies(script, '30-tune-worker-processes.sh'), nginxTune, end),
        known(
          'c7a81ce22aac',
          11489841,
          29.2 * MB,
          runs(
            'set -x && apk add nginx-module-xslt nginx-module-geoip nginx-module-image-filter nginx-module-njs',
          ),
        ),
      ],
      config: { ...start, env: alpineEnv },
    },
    {
      tags: ['1.29', '1.29.4', 'mainline-bookworm', 'bookworm'],
      created: '2025-12-09',
      ...newer('1.29.4', 'debian', 43.5, 117),
    },
    {
      tags: ['1.29-alpine', '1.29.4-alpine', 'mainline-alpine3.24'],
      created: '2025-12-09',
      ...newer('1.29.4', 'alpine', 18, 45.5),
    },
    {
      tags: ['stable', '1.28', '1.28.0', 'stable-bookworm'],
      created: '2025-04-23',
      ...newer('1.28.0', 'debian', 43.4, 117),
    },
    {
      tags: ['stable-alpine', '1.28-alpine'],
      created: '2025-04-23',
      ...newer('1.28.0', 'alpine', 17.2, 40.2),
    },
    { tags: ['1.25', '1.25.3', '1.25.5'], created: '2024-04-16', ...newer('1.25.5', 'debian', 41.9, 113) },
    {
      tags: ['1.9', '1.9.2', '1.10', '1.14', '1.19', '1.21', '1.21.6'],
      created: '2022-01-25',
      ...newer('1.21.6', 'debian', 26.5, 61),
    },
  ],
};
