import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { LayerTree } from '#sim/world/files';
import type { Chosen } from './solve';
import { moduleFiles } from './modules/index';
import { normal } from './index';

/** Whose packages a pip looks after. */
export interface Site {
  /** where packages go */
  folder: string;
  bin: string;
  python: string;
  /** version such as 3.11.2 */
  version: string;
  /** the file that forbids pip to change them */
  managed?: string;
}

export interface InstalledPackage {
  name: string;
  version: string;
  folder: string;
}

/** The Python that a pip belongs to: its virtual environment, or the one beside it. */
export function siteOf(p: Proc): Site | undefined {
  const called = p.argv[0] ?? '';
  const prefixes = [
    p.env['VIRTUAL_ENV'] ?? '',
    called.startsWith('/') ? called.replace(/\/bin\/[^/]*$/, '') : '',
    '/usr/local',
    '/usr',
  ];
  for (const prefix of prefixes) {
    if (prefix === '') continue;
    const isVenv = p.exists(`${prefix}/pyvenv.cfg`);
    const version = versionOf(p, `${prefix}/bin/python3`);
    if (version === undefined) continue;
    const short = version.split('.').slice(0, 2).join('.');
    const isDebian = prefix === '/usr' && !isVenv;
    const folder = isDebian
      ? `/usr/local/lib/python${short}/dist-packages`
      : `${prefix}/lib/python${short}/site-packages`;
    const managed = `/usr/lib/python${short}/EXTERNALLY-MANAGED`;
    return {
      folder,
      bin: isDebian ? '/usr/local/bin' : `${prefix}/bin`,
      python: `${isDebian ? '/usr' : prefix}/bin/python3`,
      version,
      ...(isDebian && p.exists(managed) ? { managed } : {}),
    };
  }
  return undefined;
}

function versionOf(p: Proc, path: string): string | undefined {
  return (
    p.do((sim) => {
      const found = files.executable(sim, sim.processes.need(p.processId), path);
      return isFail(found) || found.exe === undefined ? null : (found.exe.version ?? '3.11.2');
    }) ?? undefined
  );
}

/** What lies in a folder of packages, by its dist-info. */
export function installed(p: Proc, site: Site): InstalledPackage[] {
  const entries = p.readDir(site.folder);
  return (isFail(entries) ? [] : entries)
    .flatMap(({ name }) => {
      const found = /^(.+)-([^-]+)\.dist-info$/.exec(name);
      if (found === null) return [];
      const text = p.readText(`${site.folder}/${name}/METADATA`);
      const title = isFail(text) ? undefined : /^Name: (.*)$/m.exec(text)?.[1];
      return [{ name: title ?? found[1] ?? '', version: found[2] ?? '', folder: `${site.folder}/${name}` }];
    })
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

/** Unpacks a package; why it failed. */
export function put(p: Proc, site: Site, one: Chosen): string | undefined {
  const title = one.package.name;
  const info = `${site.folder}/${title.replaceAll('-', '_')}-${one.version}.dist-info`;
  const code = moduleFiles(normal(title), one.version);
  const tree: LayerTree = {};
  for (const [path, text] of Object.entries(code))
    tree[`${site.folder}/${path}`] = { type: 'file', mode: 0o644, text };
  const size = Object.values(code).reduce((sum, text) => sum + text.length, 0);
  const needs = one.package.needs.map((need) => `Requires-Dist: ${need.name}${need.range}\n`).join('');
  tree[`${info}/METADATA`] = {
    type: 'file',
    mode: 0o644,
    text: `Metadata-Version: 2.1\nName: ${title}\nVersion: ${one.version}\n${needs}`,
  };
  tree[`${info}/INSTALLER`] = { type: 'file', mode: 0o644, text: 'pip\n' };
  const rest = one.package.size * 3 - size;
  if (rest > 0) tree[`${info}/LICENSE`] = { type: 'file', mode: 0o644, size: rest };
  for (const [command, module] of Object.entries(one.package.commands))
    tree[`${site.bin}/${command}`] = {
      type: 'file',
      mode: 0o755,
      text: `#!${site.python}\nimport sys\nfrom ${module} import main\nsys.exit(main())\n`,
    };
  tree[`${info}/RECORD`] = {
    type: 'file',
    mode: 0o644,
    text: [...Object.keys(tree), `${info}/RECORD`].map((path) => `${path},,\n`).join(''),
  };
  return (
    p.do((sim) => {
      const viewer = sim.processes.need(p.processId);
      for (const parent of new Set(Object.keys(tree).map((path) => path.slice(0, path.lastIndexOf('/'))))) {
        if (!isFail(files.stat(sim, viewer, parent, true))) continue;
        const failed = files.mkdirAll(sim, viewer, parent, 0o755);
        if (failed !== undefined) return failed.error;
      }
      return files.putTree(sim, viewer, '/', tree)?.error ?? null;
    }) ?? undefined
  );
}

/** Takes a package's files away. */
export function take(p: Proc, one: InstalledPackage): void {
  const record = p.readText(`${one.folder}/RECORD`);
  const paths = isFail(record) ? [] : record.split('\n').map((line) => line.replace(/,,$/, ''));
  p.do((sim) => {
    const viewer = sim.processes.need(p.processId);
    for (const path of paths) if (path !== '') files.unlink(sim, viewer, path);
    files.removeAll(sim, viewer, one.folder);
    for (const folder of new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/')))))
      files.rmdir(sim, viewer, folder);
    return null;
  });
}
