import { spawnSync } from 'node:child_process';
import { findOnPath, isDebianRoot } from './machine.js';

/**
 * Can this Python talk to Docker?
 * @param {string} path
 */
const hasDocker = (path) => spawnSync(path, ['-c', 'import docker; docker.from_env']).status === 0;

/**
 * A Python with the module `docker`: the environment's DOCKER_PYTHON, Debian's own, the one on PATH.
 * @returns {string | undefined}
 */
export function findPythonClient() {
  const wished = process.env.DOCKER_PYTHON;
  if (wished && !hasDocker(wished))
    throw new Error(`DOCKER_PYTHON is ${wished}, and that has no module docker.`);
  return [wished, '/usr/bin/python3', findOnPath(['python3'])].find((path) => path && hasDocker(path));
}

/**
 * As findPythonClient, and installs Debian's python3-docker where there is none.
 * @returns {string | undefined} undefined where it can't be had: then say so loudly
 */
export function wantPythonClient() {
  const found = findPythonClient();
  if (found || !isDebianRoot()) return found;
  console.error("No python3-docker here: installing Debian's.");
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'python3-docker'];
  const options = { stdio: /** @type {const} */ ('ignore'), timeout: 300_000 };
  if (spawnSync('apt-get', install, options).status !== 0) {
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', install, options);
  }
  return findPythonClient();
}
