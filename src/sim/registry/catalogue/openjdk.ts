import { link, programs } from '../trees/pieces';
import type { Family, LayerFacts } from '../types';
import { app } from './app';
import { alpine317, bullseyeSlim } from './bases';
import { bullseyeBuild } from './buildpack';

const usual = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const image = (base: readonly LayerFacts[], version: string, ...tags: string[]) => {
  const home = `/usr/local/openjdk-${version.split(/[.u]/)[0] ?? ''}`;
  return app({
    name: `openjdk:${tags[0] ?? version}`,
    tags,
    created: '2022-08-02',
    base,
    megabytes: 187,
    ratio: 1.7,
    by: 'set -eux; curl -fL -o openjdk.tgz "$downloadUrl"; tar --extract --file openjdk.tgz --directory "$JAVA_HOME" --strip-components 1',
    tree: {
      ...programs(`${home}/bin`, 'java javac jar jshell keytool jps jcmd jstack', { version, size: 12_000 }),
      [`${home}/lib/modules`]: { type: 'file', size: 130_000_000 },
      '/usr/local/bin/java': link(`${home}/bin/java`),
    },
    rest: `${home}/lib/server/libjvm.so ${home}/jmods/all.jmod`,
    config: {
      cmd: ['jshell'],
      env: { PATH: `${home}/bin:${usual}`, JAVA_HOME: home, LANG: 'C.UTF-8', JAVA_VERSION: version },
    },
  });
};

export const openjdk: Family = {
  repository: 'library/openjdk',
  images: [
    image(bullseyeBuild.slice(0, 3), '18', 'latest', '18', '18-jdk'),
    image([bullseyeSlim], '17.0.2', '17', '17-jdk', '17-slim', '17-jdk-slim'),
    image([alpine317], '16', '16-alpine3.13', '16-alpine'),
    image([bullseyeSlim], '11.0.16', '11', '11-jdk', '11-slim', '11-jre-slim', '11-jre'),
    image([bullseyeSlim], '8u342', '8', '8-jdk', '8-jre', '8-slim'),
    image([alpine317], '8u212', '8-alpine', '8-jdk-alpine', '8-jre-alpine'),
  ],
};
