import type { LayerTree } from '#sim/world/files';
import { grown, programs } from '../trees/pieces';
import type { Family } from '../types';
import { ubuntu2204 } from './bases';
import { known, runs, setsCmd, setsEnv } from './steps';

const MB = 1e6;
const usual = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const home = '/opt/java/openjdk';
const java = (): LayerTree =>
  grown(
    140 * MB,
    `${home}/lib/modules ${home}/lib/server/libjvm.so`,
    programs(`${home}/bin`, 'java jfr jrunscript keytool rmiregistry', { version: '17.0.6', size: 12_000 }),
  );

/** docker-library/repo-info@72e4be79b9c8, repos/eclipse-temurin/remote/17-jre.md */
export const eclipseTemurin: Family = {
  repository: 'library/eclipse-temurin',
  images: [
    {
      tags: ['17-jre', '17-jre-jammy', '17', 'latest'],
      created: '2023-01-24',
      layers: [
        ubuntu2204,
        known(
          '4d8d923227d8',
          16973851,
          46 * MB,
          runs(
            'apt-get install -y --no-install-recommends tzdata curl wget ca-certificates fontconfig locales',
          ),
          undefined,
          [setsEnv('JAVA_VERSION', 'jdk-17.0.6+10')],
        ),
        known(
          'ddaeb862900b',
          46935502,
          140 * MB,
          runs(
            'set -eux; curl -LfsSo /tmp/openjdk.tar.gz ${BINARY_URL}; tar --extract --file /tmp/openjdk.tar.gz --directory "$JAVA_HOME"',
          ),
          java,
        ),
        known('c2dd3cf002b2', 160, 0, runs('echo Verifying install ... && java --version'), undefined, [
          setsCmd('bash'),
        ]),
      ],
      config: {
        cmd: ['bash'],
        env: {
          PATH: `${home}/bin:${usual}`,
          JAVA_HOME: home,
          LANG: 'en_US.UTF-8',
          LANGUAGE: 'en_US:en',
          LC_ALL: 'en_US.UTF-8',
          JAVA_VERSION: 'jdk-17.0.6+10',
        },
      },
    },
  ],
};
