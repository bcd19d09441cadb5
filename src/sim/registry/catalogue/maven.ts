import { programs } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { ubuntu2404 } from './bases';

export const maven: Family = {
  repository: 'library/maven',
  images: [
    app({
      name: 'maven:3.9.11',
      tags: ['latest', '3', '3.9', '3.9.11', '3.9-eclipse-temurin-17', '3-jdk-8', '3-openjdk-17', 'alpine'],
      created: '2025-12-10',
      base: [ubuntu2404],
      megabytes: 110,
      by: 'curl -fsSL -o /tmp/apache-maven.tar.gz "https://dlcdn.apache.org/maven"; tar -xzf /tmp/apache-maven.tar.gz -C /usr/share/maven --strip-components=1',
      tree: programs('/usr/local/bin', 'mvn java javac', { version: '3.9.11', size: 1_200_000 }),
      rest: '/usr/local/share/maven/all /usr/local/lib/maven/all',
      config: {
        cmd: ['mvn'],
        env: { MAVEN_HOME: '/usr/share/maven', MAVEN_CONFIG: '/root/.m2', MAVEN_VERSION: '3.9.11' },
      },
    }),
  ],
};
