import { dir, file, program } from '../trees/pieces';
import { accounts } from '../trees/servers';
import type { Family, LayerFacts } from '../types';
import { app } from './app';
import { alpine324, trixieSlim } from './bases';

const script = `#!/bin/sh
set -e

# an option: it is for haproxy
if [ "\${1#-}" != "$1" ]; then
  set -- haproxy "$@"
fi
if [ "$1" = haproxy ]; then
  shift
  set -- haproxy -W -db "$@"
fi

exec "$@"
`;
const account = { name: 'haproxy', uid: 99, home: '/var/lib/haproxy', shell: '/usr/sbin/nologin' };

const image = (base: readonly LayerFacts[], ...tags: string[]) =>
  app({
    name: `haproxy:${tags[0] ?? ''}`,
    tags,
    created: '2025-12-04',
    base,
    megabytes: 11,
    by: 'set -eux; build haproxy with openssl and pcre2',
    tree: {
      ...accounts(base[0] === alpine324 ? 'alpine' : 'debian', account),
      '/usr/local/bin/docker-entrypoint.sh': file(script, 0o755),
      '/usr/local/etc/haproxy': dir(),
      '/usr/local/sbin/haproxy': program('haproxy', { version: '3.3.0', size: 12_000_000 }),
      '/var/lib/haproxy': dir(0o755, { uid: 99, gid: 99 }),
    },
    rest: '/usr/local/share/doc/haproxy/configuration.txt',
    config: {
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['haproxy', '-f', '/usr/local/etc/haproxy/haproxy.cfg'],
      env: { HAPROXY_VERSION: '3.3.0' },
      user: 'haproxy',
      workdir: '/var/lib/haproxy',
      stopSignal: 'SIGUSR1',
    },
  });

export const haproxy: Family = {
  repository: 'library/haproxy',
  images: [
    image([trixieSlim], 'latest', '3', '3.3', 'lts', '3.2', '2.8'),
    image([alpine324], 'alpine', '3-alpine', 'lts-alpine'),
  ],
};
