import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { versionsOf } from './registry';
import type { Placed } from './tree';

/** What npm reads of package.json; the rest is kept as it stands. */
export interface Manifest {
  [key: string]: unknown;
  name?: string;
  version?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  engines?: Record<string, string>;
}

export interface Lock {
  name?: string;
  version?: string;
  lockfileVersion?: number;
  packages?: Record<string, LockEntry>;
  /** of lockfileVersion 1 */
  dependencies?: Record<string, { version: string; dev?: boolean; dependencies?: Lock['dependencies'] }>;
}

export interface LockEntry {
  version?: string;
  resolved?: string;
  dev?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  engines?: Record<string, string>;
  bin?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  name?: string;
}

/** package.json of a folder: itself, or why not. */
export function readManifest(
  p: Proc,
  folder: string,
): Manifest | { problem: 'missing' } | { problem: 'json'; why: string } {
  const text = p.readText(`${folder}/package.json`);
  if (isFail(text)) return { problem: 'missing' };
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Manifest;
  } catch (error) {
    return { problem: 'json', why: error instanceof Error ? error.message : '' };
  }
}

export function isManifest(answer: ReturnType<typeof readManifest>): answer is Manifest {
  return !('problem' in answer && (answer['problem'] === 'missing' || answer['problem'] === 'json'));
}

/** The folder npm works in: the nearest above with package.json or node_modules, or the current one. */
export function projectFolder(p: Proc): string {
  const here = p.cwd();
  for (let at = here; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
    if (p.exists(`${at}/package.json`) || p.exists(`${at}/node_modules`)) return at;
  return here;
}

export function readLock(p: Proc, path: string): Lock | undefined {
  const text = p.readText(path);
  if (isFail(text)) return undefined;
  try {
    return JSON.parse(text) as Lock;
  } catch {
    return undefined;
  }
}

/** path → version, of whatever form the lock file has. */
export function lockedVersions(lock: Lock | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, { version }] of Object.entries(lock?.packages ?? {}))
    if (path !== '' && version !== undefined) found.set(path, version);
  if (found.size > 0) return found;
  const walk = (rows: Lock['dependencies'], at: string) => {
    for (const [name, row] of Object.entries(rows ?? {})) {
      const path = `${at}node_modules/${name}`;
      found.set(path, row.version);
      walk(row.dependencies, `${path}/`);
    }
  };
  walk(lock?.dependencies, '');
  return found;
}

/** The text of a lock file for a tree. Integrity hashes are those of archives, and none are made here. */
export function lockText(
  manifest: Manifest,
  tree: ReadonlyMap<string, Placed>,
  lockfileVersion: number,
  fallback: string,
): string {
  const name = manifest.name ?? fallback;
  const head = {
    name,
    ...(manifest.version === undefined ? {} : { version: manifest.version }),
    lockfileVersion,
    requires: true,
  };
  const root: LockEntry & { license?: unknown } = {
    name,
    ...(manifest.version === undefined ? {} : { version: manifest.version }),
    ...(manifest['license'] === undefined ? {} : { license: manifest['license'] }),
    ...(manifest.dependencies === undefined ? {} : { dependencies: manifest.dependencies }),
    ...(manifest.devDependencies === undefined ? {} : { devDependencies: manifest.devDependencies }),
    ...(manifest.engines === undefined ? {} : { engines: manifest.engines }),
  };
  const rows = [...tree.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (lockfileVersion === 1)
    return `${JSON.stringify({ ...head, dependencies: oldRows(rows, '') }, null, 2)}\n`;
  const packages = Object.fromEntries(rows.map((one) => [one.path, entryOf(one)]));
  return `${JSON.stringify({ ...head, packages: { '': root, ...packages } }, null, 2)}\n`;
}

const resolvedOf = ({ package: one }: Placed) =>
  `https://registry.npmjs.org/${one.name}/-/${one.name.split('/').at(-1) ?? ''}-${one.version}.tgz`;

function entryOf(placed: Placed): LockEntry {
  const { package: one, isDev } = placed;
  const some = (row: Record<string, string>) => Object.keys(row).length > 0;
  return {
    version: one.version,
    resolved: resolvedOf(placed),
    ...(isDev ? { dev: true } : {}),
    ...(some(one.dependencies) ? { dependencies: one.dependencies } : {}),
    ...(some(one.bin) ? { bin: one.bin } : {}),
    ...(one.engine === '' ? {} : { engines: { node: one.engine } }),
    ...(some(one.peers) ? { peerDependencies: one.peers } : {}),
  };
}

function oldRows(rows: readonly Placed[], under: string): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const one of rows) {
    const rest = one.path.startsWith(`${under}node_modules/`) ? one.path.slice(under.length + 13) : undefined;
    if (rest === undefined || rest.includes('/node_modules/')) continue;
    const below = oldRows(rows, `${one.path}/`);
    made[rest] = {
      version: one.package.version,
      resolved: resolvedOf(one),
      ...(one.isDev ? { dev: true } : {}),
      ...(Object.keys(one.package.dependencies).length > 0 ? { requires: one.package.dependencies } : {}),
      ...(Object.keys(below).length > 0 ? { dependencies: below } : {}),
    };
  }
  return made;
}

/** A tree from a lock file; undefined where it names what the registry does not have. */
export function treeOfLock(lock: Lock): Map<string, Placed> | { name: string; version: string } {
  const tree = new Map<string, Placed>();
  for (const [path, version] of lockedVersions(lock)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 13);
    const entry = lock.packages?.[path];
    const list = versionsOf(name);
    const found =
      list.find((one) => one.version === version) ??
      (list[0] === undefined ? undefined : { ...list[0], version });
    if (found === undefined) return { name, version };
    tree.set(path, {
      path,
      package: found,
      isDev: entry?.dev === true || lock.dependencies?.[name]?.dev === true,
    });
  }
  return tree;
}
