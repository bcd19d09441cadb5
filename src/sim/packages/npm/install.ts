import { satisfies, valid } from 'semver';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { isNoMirror, reach, transfer } from '../net/mirror';
import { installedVersions, removePackages, writeHidden, writePackages } from './disk';
import type { NpmOptions } from './options';
import {
  isManifest,
  lockedVersions,
  lockText,
  projectFolder,
  readLock,
  readManifest,
  type Lock,
  type Manifest,
} from './project';
import { fail, warn, type Npm } from './say';
import { lifecycle } from './scripts';
import { took } from './time';
import { isProblem, makeTree, type Placed, type TreeProblem, type Wish } from './tree';

/** Where global packages go. */
export const globalFolder = '/usr/local/lib';

/** `express@4`, `@scope/name@1`, `express` */
export function parseSpec(spec: string): Wish {
  const at = spec.lastIndexOf('@');
  return at > 0 ? { name: spec.slice(0, at), range: spec.slice(at + 1) } : { name: spec, range: 'latest' };
}

/** Says what is wrong with package.json; undefined: it is fine. */
export function* manifestProblem(
  npm: Npm,
  folder: string,
  found: ReturnType<typeof readManifest>,
): Steps<number | undefined> {
  if (isManifest(found)) return undefined;
  if (found.problem === 'missing') {
    const path = `${folder}/package.json`;
    const words =
      npm.major >= 7
        ? ['enoent Could not read package.json: Error: ENOENT: no such file or directory, open']
        : ['enoent ENOENT: no such file or directory, open'];
    yield* fail(npm, [
      'code ENOENT',
      'syscall open',
      `path ${path}`,
      'errno -2',
      `${words.join('')} '${path}'`,
      'enoent This is related to npm not being able to find a file.',
      'enoent',
    ]);
    return 254;
  }
  yield* fail(npm, [
    'code EJSONPARSE',
    `JSON.parse Invalid package.json: JSONParseError: ${found.why.replace(/^.*?: /, '')}`,
    'JSON.parse Failed to parse JSON data.',
    'JSON.parse Note: package.json must be actual JSON, not just JavaScript.',
  ]);
  return 1;
}

/** `npm install`: what package.json asks for, or these packages. */
export function* install(npm: Npm, o: NpmOptions): Steps<number> {
  const { p } = npm;
  const began = p.clock();
  const folder = o.isGlobal ? globalFolder : (o.prefix ?? projectFolder(p));
  const found = o.isGlobal ? {} : readManifest(p, folder);
  if (!isManifest(found) && (found.problem === 'json' || (o.operands.length === 0 && npm.major < 7))) {
    if (found.problem === 'json') return (yield* manifestProblem(npm, folder, found)) ?? 1;
    yield* warn(npm, `saveError ENOENT: no such file or directory, open '${folder}/package.json'`);
  }
  const manifest: Manifest = isManifest(found) ? structured(found) : {};
  if (o.operands.some((one) => one.startsWith('.') || one.includes('://'))) {
    yield* fail(npm, [
      'code ENOENT',
      `Could not install from "${o.operands[0] ?? ''}" as it does not contain a package.json file.`,
    ]);
    return 254;
  }
  const specs = o.operands.map(parseSpec);
  const wishes = wishesOf(manifest, o, specs);
  const before = installedVersions(p, folder);
  const lock = o.isGlobal ? undefined : readLock(p, `${folder}/package-lock.json`);
  const kept = new Map([...lockedVersions(lock), ...(lock === undefined ? before : [])]);
  for (const { name } of specs) kept.delete(`node_modules/${name}`);
  if (wishes.length > 0 && !(yield* isReached(npm, wishes[0]?.name ?? ''))) return 1;
  const tree = makeTree(
    o.isGlobal ? [...wishes, ...globals(before, specs)] : wishes,
    kept,
    npm.major >= 7 && !o.legacyPeers && !o.force,
  );
  if (isProblem(tree)) {
    yield* treeProblem(npm, manifest, tree);
    return 1;
  }
  const code = yield* carryOut(npm, o, { folder, manifest, tree, before, began });
  if (code !== 0) return code;
  if (!o.isGlobal && !o.noSave) save(p, o, folder, manifest, specs, tree);
  if (specs.length === 0 && !o.ignoreScripts && !o.isGlobal)
    return yield* lifecycle(npm, o, folder, manifest);
  return 0;
}

export function structured(manifest: Manifest): Manifest {
  return JSON.parse(JSON.stringify(manifest)) as Manifest;
}

export function globals(
  before: ReadonlyMap<string, string>,
  specs: readonly Wish[],
): (Wish & { isDev: boolean })[] {
  return [...before]
    .filter(([path]) => path.lastIndexOf('node_modules/') === 0)
    .map(([path, range]) => ({ name: path.slice(13), range, isDev: false }))
    .filter(({ name }) => !specs.some((one) => one.name === name));
}

export function wishesOf(
  manifest: Manifest,
  o: NpmOptions,
  specs: readonly Wish[],
): (Wish & { isDev: boolean })[] {
  const rows = (list: Record<string, string> | undefined, isDev: boolean) =>
    Object.entries(list ?? {})
      .filter(([name]) => !specs.some((one) => one.name === name))
      .map(([name, range]) => ({ name, range, isDev }));
  const own = specs.map((one) => ({ ...one, isDev: o.saveDev }));
  return [...own, ...rows(manifest.dependencies, false), ...rows(manifest.devDependencies, true)];
}

/** The registry answers; otherwise npm's words for why not. */
export function* isReached(npm: Npm, name: string): Steps<boolean> {
  const { p } = npm;
  const mirror = yield* reach(p, 'registry.npmjs.org', 443);
  if (!isNoMirror(mirror)) {
    yield* transfer(p, mirror, 20_000);
    return true;
  }
  const url = `https://registry.npmjs.org/${name}`;
  if (mirror.reason === 'resolve' || mirror.reason === 'unknown') {
    const code = mirror.reason === 'resolve' ? 'EAI_AGAIN' : 'ENOTFOUND';
    if (mirror.reason === 'resolve') yield* p.sleep(60_000);
    yield* fail(npm, [
      `code ${code}`,
      'syscall getaddrinfo',
      `errno ${code}`,
      `request to ${url} failed, reason: getaddrinfo ${code} registry.npmjs.org`,
    ]);
  } else {
    const code =
      mirror.reason === 'refused'
        ? 'ECONNREFUSED'
        : mirror.reason === 'timeout'
          ? 'ETIMEDOUT'
          : 'ENETUNREACH';
    yield* fail(npm, [
      `code ${code}`,
      'syscall connect',
      `errno ${code}`,
      `FetchError: request to ${url} failed, reason: connect ${code} ${mirror.ip}:443`,
    ]);
  }
  return false;
}

export function* treeProblem(npm: Npm, manifest: Manifest, problem: TreeProblem): Steps<void> {
  if (problem.code === 'E404') {
    const name = problem.name.replace('/', '%2f');
    yield* fail(npm, [
      'code E404',
      `404 Not Found - GET https://registry.npmjs.org/${name} - Not found`,
      '404',
      `404  ${npm.major >= 9 ? `The requested resource '${problem.name}@${problem.range === 'latest' ? '*' : problem.range}' could not be found or you do not have permission to access it.` : `'${problem.name}@${problem.range}' is not in this registry.`}`,
      ...(npm.major >= 9 ? [] : ['404 You should bug the author to publish it (or use the name yourself!)']),
      '404',
      '404 Note that you can also install from a',
      '404 tarball, folder, http url, or git url.',
    ]);
    return;
  }
  if (problem.code === 'ETARGET') {
    yield* fail(npm, [
      'code ETARGET',
      `notarget No matching version found for ${problem.name}@${problem.range}.`,
      'notarget In most cases you or one of your dependencies are requesting',
      "notarget a package version that doesn't exist.",
    ]);
    return;
  }
  const { wish, found, foundRange, peer, peerRange, by } = problem;
  const root = `${manifest.name ?? ''}@${manifest.version ?? ''}`;
  yield* fail(npm, [
    'code ERESOLVE',
    'ERESOLVE unable to resolve dependency tree',
    '',
    `While resolving: ${root}`,
    `Found: ${found.name}@${found.version}`,
    `node_modules/${found.name}`,
    `  ${found.name}@"${foundRange}" from the root project`,
    '',
    'Could not resolve dependency:',
    `peer ${peer}@"${peerRange}" from ${by.name}@${by.version}`,
    `node_modules/${by.name}`,
    `  ${wish.name}@"${wish.range === 'latest' ? '*' : wish.range}" from the root project`,
    '',
    'Fix the upstream dependency conflict, or retry',
    'this command with --force or --legacy-peer-deps',
    'to accept an incorrect (and potentially broken) dependency resolution.',
    '',
    '',
    'For a full report see:',
    `${npm.p.env['HOME'] ?? '/root'}/.npm/_logs/eresolve-report.txt`,
  ]);
}

interface Work {
  folder: string;
  manifest: Manifest;
  tree: Map<string, Placed>;
  before: ReadonlyMap<string, string>;
  began: number;
}

/** Downloads, writes, removes, and says how much. */
export function* carryOut(npm: Npm, o: NpmOptions, work: Work): Steps<number> {
  const { p } = npm;
  const { folder, tree, before, began } = work;
  const wanted = [...tree.values()].filter((one) => !(o.omitDev && one.isDev));
  const added = wanted.filter((one) => before.get(one.path) !== one.package.version);
  const removed = [...before.keys()].filter((path) => !wanted.some((one) => one.path === path));
  yield* engineWarnings(npm, wanted);
  for (const { package: one } of added)
    if (one.deprecated !== '') yield* warn(npm, `deprecated ${one.name}@${one.version}: ${one.deprecated}`);
  if (o.lockOnly) {
    yield* p.out(`\nup to date${npm.major >= 7 ? ` in ${took(p.clock() - began)}` : ''}\n`);
    return 0;
  }
  yield* downloads(npm, added);
  if (removed.length > 0) removePackages(p, folder, removed);
  const binFolder = o.isGlobal ? '/usr/local/bin' : `${folder}/node_modules/.bin`;
  const failed = writePackages(p, folder, added, binFolder);
  if (failed !== undefined) {
    const path = `${folder}/node_modules`;
    yield* fail(npm, [
      `code ${failed}`,
      'syscall mkdir',
      `path ${path}`,
      `errno ${failed === 'EACCES' ? -13 : failed === 'EROFS' ? -30 : -2}`,
      `Error: ${failed}: ${failed === 'EROFS' ? 'read-only file system' : 'permission denied'}, mkdir '${path}'`,
      ...(failed === 'EACCES'
        ? [
            '',
            'The operation was rejected by your operating system.',
            'It is likely you do not have the permissions to access this file as the current user',
          ]
        : []),
    ]);
    return 243;
  }
  writeHidden(p, folder, lockText(work.manifest, new Map(wanted.map((one) => [one.path, one])), 3, ''));
  if (!o.silent)
    yield* summary(npm, o, {
      added: added.length,
      removed: removed.length,
      changed: added.filter((one) => before.has(one.path)).length,
      all: wanted,
      began,
    });
  return 0;
}

function* downloads(npm: Npm, added: readonly Placed[]): Steps<void> {
  const { p } = npm;
  if (added.length === 0) return;
  const mirror = yield* reach(p, 'registry.npmjs.org', 443);
  if (isNoMirror(mirror)) return;
  const bytes = added.reduce((sum, one) => sum + Math.max(8000, one.package.size / 4), 0);
  yield* transfer(p, mirror, bytes);
  yield* p.sleep((mirror.latency * 2 * added.length) / 15);
  yield* p.cpu(250 + added.length * 9);
}

function* engineWarnings(npm: Npm, wanted: readonly Placed[]): Steps<void> {
  for (const { package: one } of wanted) {
    if (one.engine === '' || valid(npm.node) === null || satisfies(npm.node, one.engine)) continue;
    if (npm.major < 7) {
      yield* warn(
        npm,
        `notsup Unsupported engine for ${one.name}@${one.version}: wanted: {"node":"${one.engine}"} (current: {"node":"${npm.node}","npm":"${npm.version}"})`,
      );
      continue;
    }
    const lines = [
      'Unsupported engine {',
      `  package: '${one.name}@${one.version}',`,
      `  required: { node: '${one.engine}' },`,
      `  current: { node: 'v${npm.node}', npm: '${npm.version}' }`,
      '}',
    ];
    for (const line of lines) yield* warn(npm, `EBADENGINE ${line}`);
  }
}

interface Done {
  added: number;
  removed: number;
  changed: number;
  all: readonly Placed[];
  began: number;
}

const count = (n: number, word = 'package') => `${n} ${word}${n === 1 ? '' : 's'}`;

function* summary(npm: Npm, o: NpmOptions, done: Done): Steps<void> {
  const { p } = npm;
  const fresh = done.added - done.changed;
  const parts = [
    ...(fresh > 0 ? [`added ${count(fresh)}`] : []),
    ...(done.removed > 0 ? [`removed ${count(done.removed)}`] : []),
    ...(done.changed > 0 ? [`changed ${count(done.changed)}`] : []),
  ];
  const time = took(p.clock() - done.began);
  const funded = done.all.filter((one) => one.package.isFunded).length;
  const looking = `\n${funded} package${funded === 1 ? ' is' : 's are'} looking for funding\n  run \`npm fund\` for details\n`;
  const isAudited = !o.noAudit && !o.isGlobal;
  if (npm.major < 7) {
    const seconds = ((p.clock() - done.began) / 1000).toFixed(3).replace(/\.?0+$/, '');
    const lead = parts.length === 0 ? 'up to date' : parts.join(', ').replace(/ packages?/g, (text) => text);
    yield* p.out(
      `${lead}${isAudited && npm.major === 6 ? ` and audited ${count(done.all.length)}` : ''} in ${seconds}s\n${funded > 0 && !o.noFund ? looking : ''}${isAudited ? 'found 0 vulnerabilities\n\n' : ''}`,
    );
    return;
  }
  const lead = parts.length === 0 ? 'up to date' : parts.join(', ');
  const audited = isAudited
    ? `, and audited ${count(done.all.length + 1)}`
        .replace(
          ', and',
          parts.length > 1 || parts.length === 1 || parts.length === 0
            ? ', ' + (parts.length > 0 ? 'and' : '')
            : ', and',
        )
        .replace(',  audited', ', audited')
    : '';
  yield* p.out(
    `\n${lead}${audited} in ${time}\n${funded > 0 && !o.noFund && (isAudited || o.isGlobal) ? looking : ''}${isAudited ? '\nfound 0 vulnerabilities\n' : ''}`,
  );
}

/** Writes package.json (when packages were named) and the lock file. */
function save(
  p: Proc,
  o: NpmOptions,
  folder: string,
  manifest: Manifest,
  specs: readonly Wish[],
  tree: Map<string, Placed>,
): void {
  const key = o.saveDev ? 'devDependencies' : 'dependencies';
  const other = o.saveDev ? 'dependencies' : 'devDependencies';
  if (specs.length > 0) {
    const list = { ...manifest[key] };
    for (const { name, range } of specs) {
      const version = tree.get(`node_modules/${name}`)?.package.version ?? '';
      const isRange = /[\^~><*x ]/.test(range);
      list[name] = isRange ? range : `${o.saveExact ? '' : '^'}${version}`;
      if (manifest[other]?.[name] !== undefined) delete manifest[other][name];
    }
    manifest[key] = Object.fromEntries(Object.entries(list).sort(([a], [b]) => (a < b ? -1 : 1)));
    p.writeText(`${folder}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  }
  writeLock(p, folder, manifest, tree);
}

export function writeLock(p: Proc, folder: string, manifest: Manifest, tree: Map<string, Placed>): void {
  const old: Lock | undefined = readLock(p, `${folder}/package-lock.json`);
  const version = old?.lockfileVersion ?? 3;
  const name = folder.split('/').at(-1) ?? '';
  p.writeText(`${folder}/package-lock.json`, lockText(manifest, tree, version, name));
}
