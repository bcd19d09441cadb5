import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './install.js';
import { aptUnpack, findOnPath, isDebianRoot, isExecutable } from './machine.js';

/** Where one that we fetched ourselves lies; the machine's own packages stay as they are. */
const own = join(cache, 'docker-client');
const ownClient = join(own, 'usr', 'bin', 'docker');

/** Debian's packages that hold the client: its own one in newer releases, the engine's in bookworm and before. */
const packages = ['docker-cli', 'docker.io'];

/**
 * The real client, not a shim of another engine.
 * @param {string} path
 */
const isDocker = (path) =>
  isExecutable(path) &&
  /^Docker version /.test(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '');

/**
 * The real docker client: the environment's DOCKER_CLI, PATH, the one fetched before.
 * @returns {string | undefined}
 */
export function findDockerClient() {
  const wished = process.env.DOCKER_CLI;
  if (wished && !isDocker(wished)) throw new Error(`DOCKER_CLI is ${wished}, and that is no docker client.`);
  return [wished, findOnPath(['docker']), ownClient].find((path) => path && isDocker(path));
}

/**
 * As findDockerClient, and fetches Debian's where there is none.
 * @returns {string | undefined} undefined where it can't be had: then say so loudly
 */
export function wantDockerClient() {
  const found = findDockerClient();
  if (found || !isDebianRoot()) return found;
  console.error("No docker client here: fetching Debian's.");
  for (const name of packages) {
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own, { recursive: true });
    if (aptUnpack(name, own) && isDocker(ownClient)) return ownClient;
  }
  return undefined;
}
