import { file, program } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { alpine317 } from './bases';

const settings = `version: 0.1
log:
  fields:
    service: registry
storage:
  cache:
    blobdescriptor: inmemory
  filesystem:
    rootdirectory: /var/lib/registry
http:
  addr: :5000
  headers:
    X-Content-Type-Options: [nosniff]
health:
  storagedriver:
    enabled: true
    interval: 10s
    threshold: 3
`;

const entrypoint = `#!/bin/sh

set -e

# a configuration file: it is for the registry
case "$1" in
    *.yaml|*.yml) set -- registry serve "$@" ;;
    serve|garbage-collect|help|-*) set -- registry "$@" ;;
esac

exec "$@"
`;

const image = (version: string, created: string, ...tags: string[]) =>
  app({
    name: `registry:${version}`,
    tags: [...tags, version],
    created,
    base: [alpine317],
    megabytes: 6.4,
    ratio: 2.8,
    by: 'apk add --no-cache ca-certificates',
    tree: {
      '/bin/registry': program('registry', { version, size: 17_000_000 }),
      '/entrypoint.sh': file(entrypoint, 0o755),
      '/etc/docker/registry/config.yml': file(settings),
    },
    rest: '/etc/ssl/certs/ca-certificates.crt',
    config: {
      entrypoint: ['/entrypoint.sh'],
      cmd: ['/etc/docker/registry/config.yml'],
      ports: ['5000/tcp'],
      volumes: ['/var/lib/registry'],
    },
  });

export const registry: Family = {
  repository: 'library/registry',
  images: [image('2.8.3', '2023-10-02', 'latest', '2', '2.8'), image('3.0.0', '2025-04-03', '3', '3.0')],
};
