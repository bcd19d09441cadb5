import { file } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { php as phpFamily } from './php';
import { layersOf } from './steps';

const php = layersOf(phpFamily.images.find(({ tags }) => tags.includes('apache')));

export const drupal: Family = {
  repository: 'library/drupal',
  images: [
    app({
      name: 'drupal:11.3.1',
      tags: ['latest', '11', '11.3', '11.3.1', 'apache'],
      created: '2025-12-18',
      base: php,
      megabytes: 45,
      by: 'set -eux; composer create-project --no-interaction "drupal/recommended-project:$DRUPAL_VERSION" ./; ln -sf /opt/drupal/web /var/www/html',
      tree: {
        '/var/www/html/index.php': file(
          "<?php\necho '<!DOCTYPE html><html><head><title>Choose language | Drupal</title></head><body></body></html>';\n",
        ),
      },
      rest: '/opt/drupal/web/core/all.php /opt/drupal/vendor/all.php',
      config: {
        entrypoint: ['docker-php-entrypoint'],
        cmd: ['apache2-foreground'],
        env: { PHP_INI_DIR: '/usr/local/etc/php', PHP_VERSION: '8.4.15', DRUPAL_VERSION: '11.3.1' },
        ports: ['80/tcp'],
        workdir: '/opt/drupal',
        stopSignal: 'SIGWINCH',
      },
    }),
  ],
};
