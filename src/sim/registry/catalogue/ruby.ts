import { programs } from '../trees/pieces';
import type { Family, LayerFacts } from '../types';
import { app } from './app';
import { alpine324, bookwormSlim } from './bases';
import { bookwormBuild, busterBuild } from './buildpack';

const image = (base: readonly LayerFacts[], version: string, ...tags: string[]) =>
  app({
    name: `ruby:${tags[0] ?? version}`,
    tags,
    created: '2025-11-18',
    base,
    megabytes: 37,
    by: 'set -eux; wget -O ruby.tar.xz "$RUBY_DOWNLOAD_URL"; ./configure --disable-install-doc --enable-shared; make -j "$(nproc)"; make install',
    tree: programs('/usr/local/bin', 'ruby irb gem bundle bundler rake erb ri rdoc', {
      version,
      size: 14_000,
    }),
    rest: '/usr/local/lib/libruby.so /usr/local/lib/ruby/gems/all.rb',
    config: { cmd: ['irb'], env: { LANG: 'C.UTF-8', RUBY_VERSION: version, GEM_HOME: '/usr/local/bundle' } },
  });

export const ruby: Family = {
  repository: 'library/ruby',
  images: [
    image(bookwormBuild, '3.4.7', 'latest', '3', '3.4', '3.4.7'),
    image([bookwormSlim], '3.4.7', 'slim', '3.4-slim'),
    image([alpine324], '3.4.7', 'alpine', '3.4-alpine'),
    image(bookwormBuild, '3.3.10', '3.3', '3.2'),
    image(busterBuild, '2.7.8', '2', '2.7', '2.5', '2.3.3'),
  ],
};
