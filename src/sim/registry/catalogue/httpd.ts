import type { Family } from '../types';
import { httpdForeground, httpdTree } from '../trees/servers';
import { bullseyeSlim } from './bases';
import { copies, exposes, known, runs, sets, setsCmd, setsEnv } from './steps';

const MB = 1e6;
const path = '/usr/local/apache2/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const env = { HTTPD_PREFIX: '/usr/local/apache2', PATH: path, HTTPD_VERSION: '2.4.55', HTTPD_PATCHES: '' };

/** docker-library/repo-info@72e4be79b9c8, repos/httpd/remote/2.4.md */
export const httpd: Family = {
  repository: 'library/httpd',
  images: [
    {
      tags: ['latest', '2', '2.4', '2.4.55', 'bullseye'],
      created: '2023-01-18',
      layers: [
        bullseyeSlim,
        known(
          '70698c657149',
          176,
          0,
          runs('mkdir -p "$HTTPD_PREFIX" && chown www-data:www-data "$HTTPD_PREFIX"'),
          () => ({
            '/usr/local/apache2': { type: 'dir', mode: 0o755, uid: 33, gid: 33 },
          }),
          [sets('WORKDIR /usr/local/apache2')],
        ),
        known(
          '00df85967755',
          1722434,
          4.4 * MB,
          runs(
            'set -eux; apt-get update; apt-get install -y --no-install-recommends libaprutil1-ldap libldap-common',
          ),
        ),
        known(
          'ec2ee6bdcb58',
          23955482,
          60.1 * MB,
          runs(
            'set -eux; curl -fSL -o httpd.tar.bz2 "https://www.apache.org/dist/httpd/httpd-$HTTPD_VERSION.tar.bz2"; ./configure --prefix="$HTTPD_PREFIX"; make; make install',
          ),
          () => httpdTree('2.4.55', 60.1 * MB),
          [setsEnv('HTTPD_VERSION', '2.4.55'), sets('STOPSIGNAL SIGWINCH')],
        ),
        known('8b4456c99d44', 300, 138, copies('/usr/local/bin/', 'httpd-foreground'), httpdForeground, [
          exposes('80'),
          setsCmd('httpd-foreground'),
        ]),
      ],
      config: {
        cmd: ['httpd-foreground'],
        env,
        ports: ['80/tcp'],
        workdir: '/usr/local/apache2',
        stopSignal: 'SIGWINCH',
      },
    },
  ],
};
