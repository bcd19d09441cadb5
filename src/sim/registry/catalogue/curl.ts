import { dir, file, program } from '../trees/pieces';
import { accounts } from '../trees/servers';
import type { Family } from '../types';
import { app } from './app';
import { alpine324 } from './bases';

const account = { name: 'curl_user', uid: 100, gid: 101, home: '/home/curl_user' };

export const curl: Family = {
  repository: 'curlimages/curl',
  images: [
    app({
      name: 'curlimages/curl:8.17.0',
      tags: ['latest', '8.17.0'],
      created: '2025-11-05',
      base: [alpine324],
      megabytes: 5.4,
      by: 'apk add --no-cache brotli-libs nghttp2-libs zstd-libs; COPY curl /usr/bin/curl',
      tree: {
        ...accounts('alpine', account),
        '/entrypoint.sh': file(
          '#!/bin/sh\nset -e\n\n# options and addresses are for curl\ncase "$1" in\n    -*|http*|*.*) set -- curl "$@" ;;\nesac\n\nexec "$@"\n',
          0o755,
        ),
        '/home/curl_user': dir(0o755, { uid: 100, gid: 101 }),
        '/usr/bin/curl': program('curl', {
          version: '8.17.0',
          needs: ['ld-musl-x86_64.so.1'],
          size: 260_000,
        }),
      },
      rest: '/usr/lib/libcurl.so.4 /cacert.pem',
      config: {
        entrypoint: ['/entrypoint.sh'],
        cmd: ['curl'],
        user: 'curl_user',
        workdir: '/home/curl_user',
      },
    }),
  ],
};
