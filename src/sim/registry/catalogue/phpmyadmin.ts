import { file } from '../trees/pieces';
import { entrypoint } from '../trees/servers';
import type { Family } from '../types';
import { app } from './app';
import { php as phpFamily } from './php';
import { layersOf } from './steps';

const php = layersOf(phpFamily.images.find(({ tags }) => tags.includes('apache')));

export const phpmyadmin: Family = {
  repository: 'library/phpmyadmin',
  images: [
    app({
      name: 'phpmyadmin:5.2.3',
      tags: ['latest', '5', '5.2', '5.2.3', 'apache'],
      created: '2025-12-02',
      base: php,
      megabytes: 60,
      by: 'set -ex; curl -fsSL -o phpMyAdmin.tar.xz "https://files.phpmyadmin.net/phpMyAdmin"; tar -xf phpMyAdmin.tar.xz -C /var/www/html --strip-components=1',
      tree: {
        ...entrypoint('/docker-entrypoint.sh', 'adminer-entrypoint', 'becomes the server'),
        '/var/www/html/index.php': file(
          "<?php\necho '<!doctype html><html><head><title>phpMyAdmin</title></head><body></body></html>';\n",
        ),
      },
      rest: '/var/www/html/libraries/all.php /var/www/html/vendor/all.php',
      config: {
        entrypoint: ['/docker-entrypoint.sh'],
        cmd: ['apache2-foreground'],
        env: { PHP_INI_DIR: '/usr/local/etc/php', PHP_VERSION: '8.4.15', VERSION: '5.2.3' },
        ports: ['80/tcp'],
        workdir: '/var/www/html',
        stopSignal: 'SIGWINCH',
      },
    }),
  ],
};
