import { satisfies } from 'semver';
import type { Steps } from '#sim/kernel/program';
import { installedVersions, removePackages } from './disk';
import {
  carryOut,
  globalFolder,
  globals,
  isReached,
  manifestProblem,
  parseSpec,
  structured,
  treeProblem,
  wishesOf,
  writeLock,
} from './install';
import type { NpmOptions } from './options';
import {
  isManifest,
  lockedVersions,
  projectFolder,
  readLock,
  readManifest,
  treeOfLock,
  type Manifest,
} from './project';
import { pick } from './registry';
import { fail, type Npm } from './say';
import { lifecycle } from './scripts';
import { isProblem, makeTree, type Placed } from './tree';

/** What package.json asks for and the lock file does not have. */
function staleness(manifest: Manifest, tree: ReadonlyMap<string, Placed>): string[] {
  const wishes = [
    ...Object.entries(manifest.dependencies ?? {}),
    ...Object.entries(manifest.devDependencies ?? {}),
  ];
  return wishes.flatMap(([name, range]) => {
    const here = tree.get(`node_modules/${name}`)?.package.version;
    const wanted = `${name}@${pick(name, range)?.version ?? range}`;
    if (here === undefined) return [`Missing: ${wanted} from lock file`];
    const isFine = satisfies(here, range) || range === 'latest' || range === '*';
    return isFine ? [] : [`Invalid: lock file's ${name}@${here} does not satisfy ${wanted}`];
  });
}

/** `npm ci`: exactly what the lock file says, in an empty node_modules. */
export function* cleanInstall(npm: Npm, o: NpmOptions): Steps<number> {
  const { p } = npm;
  const began = p.clock();
  const folder = o.prefix ?? projectFolder(p);
  const found = readManifest(p, folder);
  const wrong = yield* manifestProblem(npm, folder, found);
  if (wrong !== undefined || !isManifest(found)) return wrong ?? 1;
  const lock = readLock(p, `${folder}/package-lock.json`) ?? readLock(p, `${folder}/npm-shrinkwrap.json`);
  if (lock === undefined) {
    yield* fail(npm, [
      ...(npm.major >= 7 ? ['code EUSAGE', ''] : []),
      `${npm.major >= 8 ? 'The `npm ci` command can only install with an existing package-lock.json or' : 'cipm can only install packages with an existing package-lock.json or'}`,
      'npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or',
      'later to generate a package-lock.json file, then try again.',
      ...(npm.major >= 7 ? ['', 'Clean install a project', '', 'Usage:', 'npm ci'] : []),
    ]);
    return 1;
  }
  const tree = treeOfLock(lock);
  if (!(tree instanceof Map)) {
    yield* treeProblem(npm, found, { code: 'E404', name: tree.name, range: tree.version });
    return 1;
  }
  const stale = staleness(found, tree);
  if (stale.length > 0) {
    yield* fail(npm, [
      'code EUSAGE',
      '',
      '`npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with `npm install` before continuing.',
      '',
      ...stale,
      '',
      'Clean install a project',
      '',
      'Usage:',
      'npm ci',
    ]);
    return 1;
  }
  if (tree.size > 0 && !(yield* isReached(npm, found.name ?? ''))) return 1;
  removePackages(p, folder, ['node_modules']);
  const code = yield* carryOut(npm, o, { folder, manifest: found, tree, before: new Map(), began });
  if (code !== 0 || o.ignoreScripts) return code;
  return yield* lifecycle(npm, o, folder, found);
}

/** `npm uninstall`. */
export function* uninstall(npm: Npm, o: NpmOptions): Steps<number> {
  const { p } = npm;
  const began = p.clock();
  const folder = o.isGlobal ? globalFolder : (o.prefix ?? projectFolder(p));
  const found = o.isGlobal ? {} : readManifest(p, folder);
  const wrong = yield* manifestProblem(npm, folder, found);
  if (wrong !== undefined || !isManifest(found)) return wrong ?? 1;
  const manifest = structured(found);
  for (const name of o.operands) {
    delete manifest.dependencies?.[name];
    delete manifest.devDependencies?.[name];
  }
  const before = installedVersions(p, folder);
  const wishes = o.isGlobal ? globals(before, o.operands.map(parseSpec)) : wishesOf(manifest, o, []);
  const tree = makeTree(
    wishes,
    new Map([...lockedVersions(readLock(p, `${folder}/package-lock.json`)), ...before]),
    false,
  );
  if (isProblem(tree)) {
    yield* treeProblem(npm, manifest, tree);
    return 1;
  }
  const code = yield* carryOut(npm, o, { folder, manifest, tree, before, began });
  if (code !== 0 || o.isGlobal) return code;
  p.writeText(`${folder}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  writeLock(p, folder, manifest, tree);
  return 0;
}
