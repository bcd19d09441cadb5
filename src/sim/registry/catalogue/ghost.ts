import { dir, program } from '../trees/pieces';
import { entrypoint } from '../trees/servers';
import type { Family, LayerFacts } from '../types';
import { app } from './app';
import { alpine324, bookwormSlim } from './bases';

const image = (base: readonly LayerFacts[], ...tags: string[]) =>
  app({
    name: `ghost:${tags[0] ?? ''}`,
    tags,
    created: '2025-12-19',
    base,
    megabytes: 150,
    ratio: 3.6,
    by: 'set -eux; npm install -g "ghost-cli@$GHOST_CLI_VERSION"; gosu node ghost install "$GHOST_VERSION" --db mysql --no-prompt --no-stack --no-setup --dir "$GHOST_INSTALL"',
    tree: {
      ...entrypoint('/usr/local/bin/docker-entrypoint.sh', 'ghost-entrypoint', 'gives the content its owner'),
      '/usr/local/bin/ghost': program('ghost', { version: '6.10.3', size: 5_000 }),
      '/var/lib/ghost': dir(0o755, { uid: 1000, gid: 1000 }),
      '/var/lib/ghost/content': dir(0o755, { uid: 1000, gid: 1000 }),
    },
    rest: '/var/lib/ghost/current/core/server/all.js /var/lib/ghost/current/node_modules/all.js',
    config: {
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['node', 'current/index.js'],
      env: {
        GHOST_VERSION: '6.10.3',
        GHOST_INSTALL: '/var/lib/ghost',
        GHOST_CONTENT: '/var/lib/ghost/content',
        NODE_ENV: 'production',
      },
      ports: ['2368/tcp'],
      volumes: ['/var/lib/ghost/content'],
      workdir: '/var/lib/ghost',
    },
  });

export const ghost: Family = {
  repository: 'library/ghost',
  images: [
    image([bookwormSlim], 'latest', '6', '6.10', '6.10.3'),
    image([alpine324], 'alpine', '6-alpine', '6.10-alpine'),
  ],
};
