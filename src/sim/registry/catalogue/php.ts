import { dir, file, program, programs } from '../trees/pieces';
import type { Family, LayerFacts } from '../types';
import { app } from './app';
import { alpine324, bookwormSlim } from './bases';

const script = `#!/bin/sh
set -e

# an option: it is for php
if [ "\${1#-}" != "$1" ]; then
  set -- php "$@"
fi

exec "$@"
`;

type Kind = 'cli' | 'apache' | 'fpm' | 'alpine';

const commands: Readonly<Record<Kind, readonly string[]>> = {
  cli: ['php', '-a'],
  apache: ['apache2-foreground'],
  fpm: ['php-fpm'],
  alpine: ['php', '-a'],
};

const image = (base: readonly LayerFacts[], version: string, kind: Kind, ...tags: string[]) =>
  app({
    name: `php:${version}-${kind}`,
    tags,
    created: '2025-11-21',
    base,
    megabytes: kind === 'alpine' ? 36 : 120,
    ratio: 3.3,
    by: 'set -eux; docker-php-source extract; ./configure --with-config-file-path="$PHP_INI_DIR"; make -j "$(nproc)"; make install',
    tree: {
      ...programs(
        '/usr/local/bin',
        'php phar pecl pear docker-php-ext-install docker-php-ext-enable docker-php-ext-configure',
        { version, size: 700_000 },
      ),
      '/usr/local/bin/docker-php-entrypoint': file(script, 0o755),
      ...(kind === 'apache'
        ? {
            '/usr/local/bin/apache2-foreground': program('apache2-foreground', { size: 1_300 }),
            '/usr/sbin/apache2': program('httpd', { version: '2.4.65', size: 740_000 }),
          }
        : {}),
      ...(kind === 'fpm'
        ? { '/usr/local/sbin/php-fpm': program('php-fpm', { version, size: 17_000_000 }) }
        : {}),
      '/var/www/html': dir(0o777, { uid: 33, gid: 33 }),
    },
    rest: '/usr/local/lib/php/all.php /usr/src/php.tar.xz /usr/lib/gcc/x86_64-linux-gnu/12/cc1',
    config: {
      entrypoint: ['docker-php-entrypoint'],
      cmd: commands[kind],
      env: { PHP_INI_DIR: '/usr/local/etc/php', PHP_VERSION: version },
      ...(kind === 'apache' ? { ports: ['80/tcp'], stopSignal: 'SIGWINCH', workdir: '/var/www/html' } : {}),
      ...(kind === 'fpm' ? { ports: ['9000/tcp'], stopSignal: 'SIGQUIT', workdir: '/var/www/html' } : {}),
    },
  });

export const php: Family = {
  repository: 'library/php',
  images: [
    image([bookwormSlim], '8.4.15', 'cli', 'latest', '8', '8.4', '8.4-cli', 'cli'),
    image([bookwormSlim], '8.4.15', 'apache', 'apache', '8-apache', '8.4-apache'),
    image([bookwormSlim], '8.4.15', 'fpm', 'fpm', '8-fpm', '8.4-fpm'),
    image([alpine324], '8.4.15', 'alpine', 'alpine', '8-alpine', '8.4-alpine', 'cli-alpine'),
    image([bookwormSlim], '8.2.29', 'apache', '8.2-apache', '8.1-apache', '8.0-apache'),
    image(
      [bookwormSlim],
      '7.4.33',
      'apache',
      '7-apache',
      '7.4-apache',
      '7.2-apache',
      '5-apache',
      '5.6-apache',
    ),
    image([bookwormSlim], '7.4.33', 'cli', '7', '7.4', '7.4-cli', '7-cli'),
  ],
};
