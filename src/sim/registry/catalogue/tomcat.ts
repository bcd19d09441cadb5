import { dir, file, programs } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { ubuntu2404 } from './bases';

export const tomcat: Family = {
  repository: 'library/tomcat',
  images: [
    app({
      name: 'tomcat:11.0',
      tags: ['latest', '11', '11.0', '10', '10.1', '9', '9.0', '9.0-jdk17', '8', '8.5'],
      created: '2025-12-10',
      base: [ubuntu2404],
      megabytes: 176,
      ratio: 2,
      by: 'set -eux; curl -fL -o tomcat.tar.gz "$TOMCAT_URL"; tar -xf tomcat.tar.gz --strip-components=1',
      tree: {
        ...programs('/usr/local/tomcat/bin', 'catalina.sh startup.sh shutdown.sh version.sh', {
          version: '11.0.15',
          size: 25_000,
        }),
        ...programs('/opt/java/openjdk/bin', 'java javac jar jshell keytool', {
          version: '21.0.9',
          size: 12_000,
        }),
        '/usr/local/tomcat/webapps': dir(),
        '/usr/local/tomcat/conf/server.xml': file(
          '<Server port="8005" shutdown="SHUTDOWN">\n  <Service name="Catalina">\n    <Connector port="8080" protocol="HTTP/1.1"/>\n  </Service>\n</Server>\n',
        ),
      },
      rest: '/opt/java/openjdk/lib/modules /opt/java/openjdk/lib/server/libjvm.so /usr/local/tomcat/lib/catalina.jar',
      config: {
        cmd: ['catalina.sh', 'run'],
        env: {
          PATH: `/usr/local/tomcat/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
          JAVA_HOME: '/opt/java/openjdk',
          CATALINA_HOME: '/usr/local/tomcat',
          TOMCAT_VERSION: '11.0.15',
        },
        ports: ['8080/tcp'],
        workdir: '/usr/local/tomcat',
      },
    }),
  ],
};
