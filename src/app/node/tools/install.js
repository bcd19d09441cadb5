import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root, whatever the current directory is. */
export const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What the tools made and may throw away. Goes with node_modules. */
export const cache = join(root, 'node_modules', '.cache', 'drydock');

const oldestNode = [20, 19];

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} Lock */

/** @param {string} path @returns {Lock} */
const readLock = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** npm leaves a note of what it installed. Optional packages are those of other machines: they may be missing. */
function isInstalled() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const there = readLock(note).packages;
  return Object.entries(readLock(join(root, 'package-lock.json')).packages).every(
    ([path, wanted]) => path === '' || wanted.optional || there[path]?.version === wanted.version,
  );
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantMajor = 0, wantMinor = 0] = oldestNode;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  console.error(`Drydock needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Installs the packages of the lock file when they are missing or the lock file has changed since. All it says goes to
 * standard error, so that it may run before a command whose output somebody reads.
 */
export function ensureInstalled() {
  refuseOldNode();
  if (isInstalled()) return;
  // On a fresh clone exactly the lock file; later only what has changed, since `ci` would take everything away first.
  const verb = existsSync(join(root, 'node_modules')) ? 'install' : 'ci';
  console.error(`Installing the packages of package-lock.json (npm ${verb}) …`);
  // NODE_ENV=production would leave the development packages out, and those are what is needed here.
  const result = spawnSync('npm', [verb, '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(`npm ${verb} failed: see above. Without its packages Drydock cannot go on.`);
    process.exit(result.status ?? 1);
  }
}
