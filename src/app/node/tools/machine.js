import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The first of these programs that PATH holds, as a full path.
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function findOnPath(names) {
  const directories = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const paths = names.flatMap((name) =>
    directories.flatMap((directory) => endings.map((ending) => join(directory, name + ending))),
  );
  return paths.find(isExecutable);
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian (or a child of it), and we may install packages. */
export const isDebianRoot = () =>
  existsSync('/etc/debian_version') && process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined;

/**
 * Runs a program with its output shown on standard error; true when it ended with 0.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function runShown(program, args, options = {}) {
  console.error(`$ ${program} ${args.join(' ')}`);
  return spawnSync(program, args, { stdio: ['ignore', 2, 2], ...options }).status === 0;
}

let isUpdated = false;

/** Debian's lists of packages, fetched once for each run. */
function aptUpdate() {
  isUpdated ||= runShown('apt-get', ['update', '-qq']);
  return isUpdated;
}

/**
 * @param {readonly string[]} packages
 * @returns {boolean} whether they are there now
 */
export function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    aptUpdate() &&
    runShown('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env })
  );
}

/**
 * Downloads a Debian package without installing it and unpacks it, so that one program of it can be used and no service is
 * set up.
 * @param {string} name
 * @param {string} directory an existing, empty folder
 * @returns {boolean}
 */
export function aptUnpack(name, directory) {
  if (!aptUpdate()) return false;
  if (spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status !== 0) return false;
  const options = { cwd: directory };
  return (
    runShown('apt-get', ['download', '-qq', name], options) &&
    runShown('sh', ['-c', 'dpkg-deb -x ./*.deb . && rm ./*.deb'], options)
  );
}
