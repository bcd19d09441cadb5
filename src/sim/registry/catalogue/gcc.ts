import { programs } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { bookwormBuild } from './buildpack';

export const gcc: Family = {
  repository: 'library/gcc',
  images: [
    app({
      name: 'gcc:15.2.0',
      tags: ['latest', '15', '15.2', '15.2.0'],
      created: '2025-12-10',
      base: [...bookwormBuild],
      megabytes: 210,
      by: 'set -ex; curl -fSL "https://ftpmirror.gnu.org/gcc" -o gcc.tar.xz; tar -xf gcc.tar.xz; make -j "$(nproc)"; make install-strip',
      tree: programs('/usr/local/bin', 'gcc g++ gfortran', { version: '15.2.0', size: 1_200_000 }),
      rest: '/usr/local/share/gcc/all /usr/local/lib/gcc/all',
      config: { cmd: ['bash'], env: { GCC_VERSION: '15.2.0' } },
    }),
  ],
};
