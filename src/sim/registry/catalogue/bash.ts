import { file, program } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { alpine324 } from './bases';

const entrypoint = `#!/usr/bin/env bash
set -Eeuo pipefail

# an option, or a word that is no command: it is for bash
if [ "\${1:0:1}" = - ] || ! command -v "$1" >/dev/null 2>&1; then
	set -- bash "$@"
fi

exec "$@"
`;

export const bash: Family = {
  repository: 'library/bash',
  images: [
    app({
      name: 'bash:5.2',
      tags: ['latest', '5', '5.2', '5.2.37'],
      created: '2025-10-08',
      base: [alpine324],
      megabytes: 3.1,
      by: 'set -eux; wget -O bash.tar.gz "https://ftp.gnu.org/gnu/bash/bash-$_BASH_BASELINE.tar.gz"; make -j "$(nproc)"; make install',
      tree: {
        '/usr/local/bin/bash': program('bash', {
          version: '5.2.37',
          needs: ['ld-musl-x86_64.so.1'],
          size: 1_200_000,
        }),
        '/usr/local/bin/docker-entrypoint.sh': file(entrypoint, 0o755),
      },
      rest: '/usr/local/share/doc/bash/FAQ /usr/lib/libncursesw.so.6',
      config: { entrypoint: ['docker-entrypoint.sh'], cmd: ['bash'], env: { _BASH_VERSION: '5.2.37' } },
    }),
  ],
};
