import { file, program } from '../trees/pieces';
import { accounts } from '../trees/servers';
import type { Family, LayerFacts } from '../types';
import { app } from './app';
import { alpine324, bookwormSlim } from './bases';

const script = `#!/bin/sh
set -e

# an option: it is for memcached
if [ "\${1#-}" != "$1" ]; then
  set -- memcached "$@"
fi

exec "$@"
`;
const account = { name: 'memcache', uid: 11211, home: '/home/memcache', shell: '/bin/sh' };

const image = (base: readonly LayerFacts[], version: string, ...tags: string[]) =>
  app({
    name: `memcached:${version} ${tags[0] ?? ''}`,
    tags,
    created: '2025-11-18',
    base,
    megabytes: 2.1,
    by: 'set -eux; build memcached with libevent',
    tree: {
      ...accounts(base[0] === alpine324 ? 'alpine' : 'debian', account),
      '/usr/local/bin/docker-entrypoint.sh': file(script, 0o755),
      '/usr/local/bin/memcached': program('memcached', { version, size: 400_000 }),
    },
    rest: '/usr/lib/libsasl2.so.3',
    config: {
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['memcached'],
      env: { MEMCACHED_VERSION: version },
      ports: ['11211/tcp'],
      user: 'memcache',
    },
  });

export const memcached: Family = {
  repository: 'library/memcached',
  images: [
    image([bookwormSlim], '1.6.39', 'latest', '1', '1.6', '1.6.39'),
    image([alpine324], '1.6.39', 'alpine', '1-alpine', '1.6-alpine'),
  ],
};
