import { programs } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { bookwormBuild } from './buildpack';

export const perl: Family = {
  repository: 'library/perl',
  images: [
    app({
      name: 'perl:5.42.0',
      tags: ['latest', '5', '5.42', '5.42.0', 'slim'],
      created: '2025-12-10',
      base: [...bookwormBuild],
      megabytes: 15,
      by: 'curl -fL "https://cpan.metacpan.org/authors" -o perl.tar.gz; tar --strip-components=1 -xaf perl.tar.gz; make -j$(nproc); make install',
      tree: programs('/usr/local/bin', 'perl cpanm', { version: '5.42.0', size: 1_200_000 }),
      rest: '/usr/local/share/perl/all /usr/local/lib/perl/all',
      config: { cmd: ['perl', '-de0'], env: { PERL_VERSION: '5.42.0' } },
    }),
  ],
};
