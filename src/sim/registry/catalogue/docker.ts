import { file, program, programs } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { alpine324 } from './bases';

const script = `#!/bin/sh
set -eu

# an option, or a command of docker: it is for docker
if [ "\${1#-}" != "$1" ]; then
  set -- docker "$@"
fi
if docker help "$1" > /dev/null 2>&1; then
  set -- docker "$@"
fi

exec "$@"
`;

export const docker: Family = {
  repository: 'library/docker',
  images: [
    app({
      name: 'docker:28.5.2-cli',
      tags: [
        'latest',
        '28',
        '28.5',
        '28.5.2',
        'cli',
        '28-cli',
        '28.5.2-cli',
        'git',
        'dind',
        '28-dind',
        'stable',
      ],
      created: '2025-11-06',
      base: [alpine324],
      megabytes: 60,
      ratio: 3.1,
      by: 'set -eux; wget -O docker.tgz "https://download.docker.com/linux/static/stable/x86_64"; tar --extract --file docker.tgz --strip-components 1 --directory /usr/local/bin/',
      tree: {
        '/usr/local/bin/docker': program('docker', { version: '28.5.2', size: 41_000_000 }),
        '/usr/local/bin/docker-entrypoint.sh': file(script, 0o755),
        ...programs('/usr/local/libexec/docker/cli-plugins', 'docker-compose docker-buildx', {
          size: 60_000_000,
        }),
      },
      rest: '/etc/ssl/certs/ca-certificates.crt',
      config: {
        entrypoint: ['docker-entrypoint.sh'],
        cmd: ['sh'],
        env: { DOCKER_VERSION: '28.5.2', DOCKER_TLS_CERTDIR: '/certs' },
      },
    }),
  ],
};
