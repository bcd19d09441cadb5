import { file, program } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { alpine324 } from './bases';

const config = ':80 {\n\troot * /usr/share/caddy\n\tfile_server\n}\n';
const page =
  '<!DOCTYPE html>\n<html>\n<head>\n<title>Caddy works!</title>\n</head>\n<body>\n<h1>Caddy works!</h1>\n</body>\n</html>\n';

export const caddy: Family = {
  repository: 'library/caddy',
  images: [
    app({
      name: 'caddy:2.10.2',
      tags: ['latest', '2', '2.10', '2.10.2', 'alpine', '2-alpine'],
      created: '2025-12-18',
      base: [alpine324],
      megabytes: 17,
      ratio: 2.9,
      by: 'set -eux; wget -O /tmp/caddy.tar.gz "https://github.com/caddyserver/caddy/releases"; tar x -z -f /tmp/caddy.tar.gz -C /usr/bin caddy',
      tree: {
        '/usr/bin/caddy': program('caddy', { version: '2.10.2', size: 45_000_000 }),
        '/etc/caddy/Caddyfile': file(config),
        '/usr/share/caddy/index.html': file(page),
      },
      rest: '/etc/ssl/certs/ca-certificates.crt',
      config: {
        cmd: ['caddy', 'run', '--config', '/etc/caddy/Caddyfile', '--adapter', 'caddyfile'],
        env: { CADDY_VERSION: 'v2.10.2', XDG_CONFIG_HOME: '/config', XDG_DATA_HOME: '/data' },
        ports: ['80/tcp', '443/tcp', '443/udp', '2019/tcp'],
        workdir: '/srv',
      },
    }),
  ],
};
