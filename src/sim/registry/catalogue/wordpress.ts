import { entrypoint } from '../trees/servers';
import type { Family } from '../types';
import { app } from './app';
import { php as phpFamily } from './php';
import { layersOf } from './steps';

const php = layersOf(phpFamily.images.find(({ tags }) => tags.includes('apache')));

export const wordpress: Family = {
  repository: 'library/wordpress',
  images: [
    app({
      name: 'wordpress:6.9',
      tags: ['latest', '6', '6.9', 'apache', 'php8.3', '5', '5.1.1-php7.3-apache'],
      created: '2025-12-02',
      base: php,
      megabytes: 60,
      by: 'set -eux; curl -o wordpress.tar.gz -fL "https://wordpress.org/wordpress-$version.tar.gz"; tar -xzf wordpress.tar.gz -C /usr/src/',
      tree: {
        ...entrypoint(
          '/usr/local/bin/docker-entrypoint.sh',
          'wordpress-entrypoint',
          'puts WordPress where there is none, then becomes the server',
        ),
      },
      rest: '/usr/src/wordpress/wp-includes/all.php /usr/src/wordpress/wp-admin/all.php /usr/local/lib/php/extensions/imagick.so',
      config: {
        entrypoint: ['docker-entrypoint.sh'],
        cmd: ['apache2-foreground'],
        env: { PHP_INI_DIR: '/usr/local/etc/php', PHP_VERSION: '8.4.15' },
        ports: ['80/tcp'],
        volumes: ['/var/www/html'],
        workdir: '/var/www/html',
        stopSignal: 'SIGWINCH',
      },
    }),
  ],
};
