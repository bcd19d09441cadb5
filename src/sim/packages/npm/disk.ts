import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { LayerTree } from '#sim/world/files';
import { lockedVersions, readLock, type Lock } from './project';
import { moduleFiles } from './modules/index';
import type { Placed } from './tree';

/** path → version of what lies in a folder's node_modules. */
export function installedVersions(p: Proc, folder: string): Map<string, string> {
  const hidden = lockedVersions(readLock(p, `${folder}/node_modules/.package-lock.json`));
  for (const path of hidden.keys()) if (!p.exists(`${folder}/${path}/package.json`)) hidden.delete(path);
  return hidden;
}

/** What a package's folder holds: package.json, its programs, and its code as far as this world has it. */
function treeOf(placed: Placed, folder: string): LayerTree {
  const { package: one, path } = placed;
  const at = `${folder}/${path}`;
  const modules = moduleFiles(one.name, one.version);
  const manifest: Record<string, unknown> = {
    name: one.name,
    version: one.version,
    ...(modules.main === undefined ? {} : { main: modules.main }),
    ...(Object.keys(one.bin).length > 0 ? { bin: one.bin } : {}),
    ...(Object.keys(one.dependencies).length > 0 ? { dependencies: one.dependencies } : {}),
    ...(Object.keys(one.peers).length > 0 ? { peerDependencies: one.peers } : {}),
    ...(one.engine === '' ? {} : { engines: { node: one.engine } }),
  };
  const tree: LayerTree = {
    [`${at}/package.json`]: { type: 'file', mode: 0o644, text: `${JSON.stringify(manifest, null, 2)}\n` },
  };
  for (const [name, text] of Object.entries(modules.files))
    tree[`${at}/${name}`] = { type: 'file', mode: 0o644, text };
  for (const [name, target] of Object.entries(one.bin)) {
    const file = `${at}/${target.replace(/^\.\//, '')}`;
    const known = tree[file];
    const program = modules.programs[name];
    if (program !== undefined)
      tree[file] = { type: 'file', mode: 0o755, size: 2000, exe: { program, version: one.version } };
    else if (known?.type === 'file') tree[file] = { ...known, mode: 0o755 };
    else
      tree[file] = {
        type: 'file',
        mode: 0o755,
        text: `#!/usr/bin/env node\nthrow new Error('${one.name} is not available in this world');\n`,
      };
  }
  const size = Object.values(tree).reduce(
    (sum, entry) => sum + (entry.type === 'file' ? (entry.text?.length ?? entry.size ?? 0) : 0),
    0,
  );
  if (one.size > size) tree[`${at}/README.md`] = { type: 'file', mode: 0o644, size: one.size - size };
  return tree;
}

/** Links of a package's programs. */
function links(placed: Placed, folder: string, binFolder: string): LayerTree {
  const tree: LayerTree = {};
  if (placed.path.indexOf('node_modules/') !== placed.path.lastIndexOf('node_modules/')) return tree;
  for (const [name, target] of Object.entries(placed.package.bin)) {
    const file = `${folder}/${placed.path}/${target.replace(/^\.\//, '')}`;
    tree[`${binFolder}/${name}`] = {
      type: 'symlink',
      target: binFolder.endsWith('.bin') ? `../${placed.package.name}/${target.replace(/^\.\//, '')}` : file,
    };
  }
  return tree;
}

/** Writes packages to the disk; why it failed. */
export function writePackages(
  p: Proc,
  folder: string,
  placed: readonly Placed[],
  binFolder: string,
): string | undefined {
  return (
    p.do((sim) => {
      const viewer = sim.processes.need(p.processId);
      const trees = placed.map((one) => ({ ...treeOf(one, folder), ...links(one, folder, binFolder) }));
      const tree: LayerTree = Object.assign({}, ...trees) as LayerTree;
      for (const parent of new Set(Object.keys(tree).map((path) => path.slice(0, path.lastIndexOf('/'))))) {
        if (!isFail(files.stat(sim, viewer, parent, true))) continue;
        const failed = files.mkdirAll(sim, viewer, parent, 0o755);
        if (failed !== undefined) return failed.error;
      }
      const owner = { uid: viewer.cred.uid, gid: viewer.cred.gid };
      const owned = Object.fromEntries(
        Object.entries(tree).map(([path, entry]) => [path, { ...entry, ...owner }]),
      );
      const failed = files.putTree(sim, viewer, '/', owned as LayerTree);
      return failed === undefined ? null : failed.error;
    }) ?? undefined
  );
}

/** Takes packages away, with the links of their programs. */
export function removePackages(p: Proc, folder: string, paths: readonly string[]): void {
  p.do((sim) => {
    const viewer = sim.processes.need(p.processId);
    for (const path of paths) files.removeAll(sim, viewer, `${folder}/${path}`);
    const bin = `${folder}/node_modules/.bin`;
    const entries = files.readDir(sim, viewer, bin);
    for (const { name } of isFail(entries) ? [] : entries)
      if (isFail(files.stat(sim, viewer, `${bin}/${name}`, true)))
        files.unlink(sim, viewer, `${bin}/${name}`);
    return null;
  });
}

/** Remembers what lies there. */
export function writeHidden(p: Proc, folder: string, text: string): void {
  if (!p.exists(`${folder}/node_modules`)) return;
  const lock = JSON.parse(text) as Lock;
  delete lock.packages?.[''];
  p.writeText(`${folder}/node_modules/.package-lock.json`, `${JSON.stringify(lock, null, 2)}\n`);
}
