import { spawnSync } from 'node:child_process';
import { findDockerClient } from '#app/node/tools/docker-client.js';

/** The real client of this machine, and its major version. Its texts change between releases. */
export interface DockerClient {
  path: string;
  major: number;
}

export function dockerClient(): DockerClient | undefined {
  const path = findDockerClient();
  if (path === undefined) return undefined;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return { path, major: Number(/version (\d+)/.exec(stdout)?.[1] ?? 0) };
}

/** For the name of a suite: why it is skipped, in words that nobody overlooks. */
export const skipped = (client: DockerClient | undefined) =>
  client === undefined ? 'SKIPPED: no docker client here (DOCKER_CLI=/path/to/docker)' : '';
