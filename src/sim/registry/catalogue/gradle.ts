import { programs } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { ubuntu2404 } from './bases';

export const gradle: Family = {
  repository: 'library/gradle',
  images: [
    app({
      name: 'gradle:9.2.1',
      tags: ['latest', '9', '9.2', '9.2.1', 'jdk17', 'jdk21', 'alpine'],
      created: '2025-12-10',
      base: [ubuntu2404],
      megabytes: 330,
      by: 'set -o errexit; wget --output-document=gradle.zip "https://services.gradle.org/distributions"; unzip gradle.zip',
      tree: programs('/usr/local/bin', 'gradle java javac', { version: '9.2.1', size: 1_200_000 }),
      rest: '/usr/local/share/gradle/all /usr/local/lib/gradle/all',
      config: { cmd: ['gradle'], env: { GRADLE_HOME: '/opt/gradle', GRADLE_VERSION: '9.2.1' } },
    }),
  ],
};
