import type { LayerTree } from '#sim/world/files';
import { groupOf, passwdOf } from './accounts';
import { dir, file, grown, link, program, script } from './pieces';

const user = { name: 'node', uid: 1000, home: '/home/node', shell: '/bin/bash' };

/** What `useradd node` leaves. */
export function userTree(): LayerTree {
  return {
    '/etc/group': file(groupOf('debian', [user])),
    '/etc/passwd': file(passwdOf('debian', [user])),
    '/home/node': dir(0o755, { uid: 1000, gid: 1000 }),
  };
}

const rest =
  '/usr/local/include/node/headers.h /usr/local/lib/node_modules/npm/modules.json /usr/local/share/doc/node/CHANGELOG';

function runtime(version: string, needs: readonly string[], size: number): LayerTree {
  const npm = '../lib/node_modules/npm/bin';
  return grown(size, rest, {
    '/usr/local/bin/node': program('node', { version, needs, size: Math.round(size * 0.7) }),
    '/usr/local/bin/nodejs': link('node'),
    '/usr/local/bin/npm': link(`${npm}/npm-cli.js`),
    '/usr/local/bin/npx': link(`${npm}/npx-cli.js`),
    '/usr/local/lib/node_modules/npm/bin/npm-cli.js': program('npm', { size: 54 }),
    '/usr/local/lib/node_modules/npm/bin/npx-cli.js': program('npx', { size: 2912 }),
    '/usr/local/lib/node_modules/npm/package.json': file('{"name":"npm"}\n'),
  });
}

/** node as nodejs.org ships it for glibc. */
export function nodeTree(version: string, size: number): LayerTree {
  return runtime(
    version,
    ['libstdc++.so.6', 'libm.so.6', 'libgcc_s.so.1', 'libpthread.so.0', 'libdl.so.2', 'libc.so.6'],
    size,
  );
}

/** node for musl, with the C++ library that it needs. */
export function alpineNode(version: string, size: number): LayerTree {
  const account = { ...user, shell: '/bin/sh' };
  return {
    ...runtime(version, ['libstdc++.so.6', 'libgcc_s.so.1', 'ld-musl-x86_64.so.1'], size - 2_500_000),
    '/etc/group': file(groupOf('alpine', [account])),
    '/etc/passwd': file(passwdOf('alpine', [account])),
    '/home/node': dir(0o755, { uid: 1000, gid: 1000 }),
    '/usr/lib/libgcc_s.so.1': { type: 'file', size: 120_000 },
    '/usr/lib/libstdc++.so.6': { type: 'file', size: 2_300_000 },
  };
}

/** yarn beside it. */
export function yarnTree(version: string, size: number): LayerTree {
  return grown(size, `/opt/yarn-v${version}/lib/cli.js`, {
    [`/opt/yarn-v${version}/bin/yarn`]: program('yarn', { size: 1025 }),
    '/usr/local/bin/yarn': link(`/opt/yarn-v${version}/bin/yarn`),
    '/usr/local/bin/yarnpkg': link(`/opt/yarn-v${version}/bin/yarn`),
  });
}

const entrypoint = `#!/bin/sh
set -e

# an option, or a word that is no command: it is for node
if [ "\${1#-}" != "$1" ] || ! command -v "$1" >/dev/null 2>&1; then
  set -- node "$@"
fi

exec "$@"
`;

/** The script that lets \`docker run node app.js\` mean \`node app.js\`. */
export function nodeEntrypoint(): LayerTree {
  return { '/usr/local/bin/docker-entrypoint.sh': script(entrypoint, 'node-entrypoint') };
}
