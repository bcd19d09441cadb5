import type { Steps } from '#sim/kernel/program';
import { baseName } from '#sim/programs/paths';
import { installedVersions } from './disk';
import type { NpmOptions } from './options';
import { isManifest, projectFolder, readManifest, treeOfLock, type Manifest } from './project';
import { pick, versionsOf } from './registry';
import type { Npm } from './say';
import { childrenOf, type Placed } from './tree';
import { manifestProblem } from './install';

/** `npm init -y`; without -y a terminal's questions are not asked, and what -y would answer stands. */
export function* init(npm: Npm, o: NpmOptions): Steps<number> {
  const { p } = npm;
  const folder = p.cwd();
  const known = readManifest(p, folder);
  const name = (baseName(folder) || 'package').toLowerCase().replace(/[^a-z0-9._-]/g, '-');
  const main = p.exists(`${folder}/index.js`) || !p.exists(`${folder}/server.js`) ? 'index.js' : 'server.js';
  const scripts: Record<string, string> = { test: 'echo "Error: no test specified" && exit 1' };
  if (p.exists(`${folder}/server.js`)) scripts['start'] = 'node server.js';
  const made: Manifest = {
    name,
    version: '1.0.0',
    ...(npm.major >= 7 ? { description: '' } : {}),
    main,
    scripts,
    keywords: [],
    author: '',
    license: 'ISC',
    ...(npm.major < 7 ? { description: '' } : {}),
    ...(isManifest(known) ? known : {}),
  };
  if (npm.major >= 11) made['type'] ??= 'commonjs';
  const text = JSON.stringify(made, null, 2);
  const refused = p.writeText(`${folder}/package.json`, `${text}\n`);
  if (refused !== undefined) {
    yield* p.err(`npm ERR! code ${refused.error}\n`);
    return 243;
  }
  if (!o.silent) yield* p.out(`Wrote to ${folder}/package.json:\n\n${text}\n\n\n`);
  return 0;
}

/** `npm ls`: the tree of what lies in node_modules. */
export function* list(npm: Npm, o: NpmOptions): Steps<number> {
  const { p } = npm;
  const folder = o.isGlobal ? '/usr/local/lib' : projectFolder(p);
  const found = o.isGlobal ? {} : readManifest(p, folder);
  const manifest: Manifest = isManifest(found) ? found : {};
  const versions = installedVersions(p, folder);
  const packages = Object.fromEntries([...versions].map(([path, version]) => [path, { version }]));
  const made = treeOfLock({ packages });
  const tree = made instanceof Map ? made : new Map<string, Placed>();
  const title = manifest.name === undefined ? folder : `${manifest.name}@${manifest.version ?? ''} ${folder}`;
  const top = o.isGlobal
    ? [...tree.keys()].filter((path) => path.lastIndexOf('node_modules/') === 0).map((path) => path.slice(13))
    : Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const deep = npm.major < 7 ? (o.depth ?? 99) : o.all ? 99 : (o.depth ?? 0);
  const missing: string[] = [];
  const lines = rowsOf(tree, '', top.sort(), '', deep, new Set(), missing, manifest);
  yield* p.out(
    `${title}\n${lines.length === 0 ? '└── (empty)\n' : lines.map((line) => `${line}\n`).join('')}\n`,
  );
  if (missing.length === 0) return 0;
  yield* p.err(
    `npm ERR! code ELSPROBLEMS\n${missing.map((text) => `npm ERR! missing: ${text}, required by ${manifest.name ?? ''}@${manifest.version ?? ''}\n`).join('')}`,
  );
  return 1;
}

function rowsOf(
  tree: ReadonlyMap<string, Placed>,
  path: string,
  names: readonly string[],
  indent: string,
  depth: number,
  seen: Set<string>,
  missing: string[],
  manifest: Manifest,
): string[] {
  const children = childrenOf(tree, path, names);
  return children.flatMap((one, i) => {
    const isLast = i === children.length - 1;
    const branch = isLast ? '└' : '├';
    if (typeof one === 'string') {
      const range = manifest.dependencies?.[one] ?? manifest.devDependencies?.[one] ?? '';
      missing.push(`${one}@${range}`);
      return [`${indent}${branch}── UNMET DEPENDENCY ${one}@${range}`];
    }
    const below = Object.keys(one.package.dependencies).sort();
    const isOpen = depth > 0 && below.length > 0 && !seen.has(one.path);
    const mark = seen.has(one.path) ? ' deduped' : '';
    const text = `${indent}${branch}─${isOpen ? '┬' : '─'} ${one.package.name}@${one.package.version}${mark}`;
    if (seen.has(one.path)) return [text];
    seen.add(one.path);
    const next = `${indent}${isLast ? '  ' : '│ '}`;
    return [text, ...(isOpen ? rowsOf(tree, one.path, below, next, depth - 1, seen, missing, manifest) : [])];
  });
}

/** `npm view NAME [FIELD]`. */
export function* view(npm: Npm, o: NpmOptions): Steps<number> {
  const { p } = npm;
  const [spec = '', ...fields] = o.operands;
  const at = spec.lastIndexOf('@');
  const one = at > 0 ? pick(spec.slice(0, at), spec.slice(at + 1)) : pick(spec, 'latest');
  if (one === undefined) {
    yield* p.err(
      `npm ERR! code E404\nnpm ERR! 404 Not Found - GET https://registry.npmjs.org/${spec} - Not found\n`,
    );
    return 1;
  }
  const values: Record<string, string> = {
    version: one.version,
    name: one.name,
    dependencies: JSON.stringify(one.dependencies, null, 2),
    versions: JSON.stringify([...versionsOf(one.name)].reverse().map((row) => row.version)),
    'engines.node': one.engine,
  };
  if (fields.length === 0)
    yield* p.out(
      `\n${one.name}@${one.version} | deps: ${Object.keys(one.dependencies).length} | versions: ${versionsOf(one.name).length}\n`,
    );
  for (const field of fields) yield* p.out(`${values[field] ?? ''}\n`);
  return 0;
}

/** `npm outdated`. */
export function* outdated(npm: Npm, o: NpmOptions): Steps<number> {
  const { p } = npm;
  const folder = projectFolder(p);
  const found = readManifest(p, folder);
  const wrong = yield* manifestProblem(npm, folder, found);
  if (wrong !== undefined || !isManifest(found)) return wrong ?? 1;
  void o;
  const here = installedVersions(p, folder);
  const rows = Object.entries({ ...found.dependencies, ...found.devDependencies }).flatMap(
    ([name, range]) => {
      const current = here.get(`node_modules/${name}`) ?? 'MISSING';
      const wanted = pick(name, range)?.version ?? '';
      const latest = versionsOf(name)[0]?.version ?? '';
      return current === latest
        ? []
        : [[name, current, wanted, latest, `node_modules/${name}`, found.name ?? '']];
    },
  );
  if (rows.length === 0) return 0;
  const table = [['Package', 'Current', 'Wanted', 'Latest', 'Location', 'Depended by'], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((n) => Math.max(...table.map((row) => (row[n] ?? '').length)));
  yield* p.out(
    table
      .map(
        (row) =>
          `${row
            .map((cell, n) =>
              n === 0 || n > 3 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0),
            )
            .join('  ')
            .trimEnd()}\n`,
      )
      .join(''),
  );
  return 1;
}
