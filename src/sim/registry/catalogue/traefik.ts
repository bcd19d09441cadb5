import { file, program } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { alpine324 } from './bases';

const script = `#!/bin/sh
set -e

# an option: it is for traefik
if [ "\${1#-}" != "$1" ]; then
    set -- traefik "$@"
fi

exec "$@"
`;

const image = (version: string, ...tags: string[]) =>
  app({
    name: `traefik:${version}`,
    tags: [...tags, `v${version}`],
    created: '2025-12-10',
    base: [alpine324],
    megabytes: 47,
    ratio: 3.6,
    by: 'set -ex; wget --quiet -O /tmp/traefik.tar.gz "https://github.com/traefik/traefik/releases"; tar xzvf /tmp/traefik.tar.gz -C /usr/local/bin traefik',
    tree: {
      '/entrypoint.sh': file(script, 0o755),
      '/usr/local/bin/traefik': program('traefik', { version, size: 160_000_000 }),
    },
    rest: '/etc/ssl/certs/ca-certificates.crt',
    config: { entrypoint: ['/entrypoint.sh'], cmd: ['traefik'], ports: ['80/tcp'] },
  });

export const traefik: Family = {
  repository: 'library/traefik',
  images: [image('3.6.4', 'latest', 'v3', 'v3.6', '3.6'), image('2.11.32', 'v2', 'v2.11', '2.11', 'v2.10')],
};
