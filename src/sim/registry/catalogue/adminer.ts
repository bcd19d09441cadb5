import { file, programs } from '../trees/pieces';
import { accounts, entrypoint } from '../trees/servers';
import type { Family } from '../types';
import { app } from './app';
import { alpine324 } from './bases';

const account = { name: 'adminer', uid: 100, gid: 101, home: '/var/www/html', shell: '/sbin/nologin' };

export const adminer: Family = {
  repository: 'library/adminer',
  images: [
    app({
      name: 'adminer:5.4.1',
      tags: ['latest', '5', '5.4', '5.4.1', '4', 'standalone'],
      created: '2025-12-17',
      base: [alpine324],
      megabytes: 45,
      by: 'apk add --no-cache libpq; docker-php-ext-install mysqli pdo_pgsql; curl -fsSL -o adminer.php "https://github.com/vrana/adminer/releases"',
      tree: {
        ...accounts('alpine', account),
        ...programs('/usr/local/bin', 'php', { version: '8.4.15', size: 18_000_000 }),
        ...entrypoint(
          '/usr/local/bin/entrypoint.sh',
          'adminer-entrypoint',
          'picks the design that is asked for',
        ),
        '/var/www/html/adminer.php': { type: 'file', size: 480_000 },
        '/var/www/html/index.php': file(
          "<?php\nnamespace docker {}\nnamespace {\n\trequire('adminer.php');\n}\n",
        ),
      },
      rest: '/usr/local/lib/php/all.php /usr/lib/libpq.so.5',
      config: {
        entrypoint: ['entrypoint.sh', 'docker-php-entrypoint'],
        cmd: ['php', '-S', '[::]:8080', '-t', '/var/www/html'],
        env: {
          ADMINER_VERSION: '5.4.1',
        },
        ports: ['8080/tcp'],
        user: 'adminer',
        workdir: '/var/www/html',
      },
    }),
  ],
};
