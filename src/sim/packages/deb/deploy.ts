import { isFail, strerror, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import type { Candidate } from './available';
import { contentsOf, sonameOf, treeOf } from './contents';
import { extraTree } from './extras';
import { shownName } from './package';
import type { Plan } from './plan';
import { releaseOfCodename, type Release } from './releases';
import { configure } from './scripts';
import { writeDatabase, type Database } from './status';

const info = '/var/lib/dpkg/info';

/** The release that /etc/os-release names. */
export function ownRelease(p: Proc): Release | undefined {
  const text = p.readText('/etc/os-release');
  const codename = isFail(text) ? undefined : /^VERSION_CODENAME=(\w+)$/m.exec(text)?.[1];
  return codename === undefined ? undefined : releaseOfCodename(codename);
}

/** How many files and directories dpkg counts. */
export function countFiles(p: Proc, database: Database): number {
  let count = ownRelease(p)?.files ?? 6000;
  for (const { name, fields } of database.packages.values()) {
    const list = fields['X-Files'];
    if (list !== undefined) count += Number(list);
    else if (p.exists(`${info}/${name}.list`)) count += listedFiles(p, name).length;
  }
  return count;
}

/** Files of a package as dpkg has written them down. */
export function listedFiles(p: Proc, name: string): string[] {
  const text = p.readText(`${info}/${name}.list`);
  return isFail(text) ? [] : text.split('\n').filter((line) => line !== '');
}

/** dpkg counts in steps of five, each over the one before. */
function readingLine(count: number): string {
  const steps = Array.from({ length: 20 }, (_, i) => `(Reading database ... ${(i + 1) * 5}%\r`).join('');
  return `(Reading database ... \r${steps}(Reading database ... ${count} files and directories currently installed.)\n`;
}

/** Unpacks and sets up archives in this order. */
export function* unpackAll(p: Proc, plan: Plan, order: readonly Candidate[]): Steps<number> {
  const { database } = plan;
  const width = String(order.length - 1).length;
  let hasRead = false;
  for (const [n, { package: one }] of order.entries()) {
    const before = database.installed(one.name);
    const shown = shownName(one);
    if (before === undefined) yield* p.out(`Selecting previously unselected package ${shown}.\n`);
    if (!hasRead) yield* p.out(readingLine(countFiles(p, database)));
    hasRead = true;
    const number = order.length > 5 ? `${String(n).padStart(width, '0')}-` : '';
    const file = `${one.name}_${one.version.replace(':', '%3a')}_${one.architecture}.deb`;
    yield* p.out(`Preparing to unpack .../${number}${file} ...\n`);
    const over = before === undefined ? '' : ` over (${before.version})`;
    yield* p.out(`Unpacking ${shown} (${one.version})${over} ...\n`);
    yield* p.cpu(20 + one.installedSize / 40);
    const failed = unpackOne(p, one);
    if (failed !== undefined) {
      yield* p.err(
        `dpkg: error processing archive /var/cache/apt/archives/${file} (--unpack):\n ${failed}\nErrors were encountered while processing:\n /var/cache/apt/archives/${file}\nE: Sub-process /usr/bin/dpkg returned an error code (1)\n`,
      );
      writeDatabase(p, database);
      return 100;
    }
    const { conffiles } = contentsOf(one);
    database.add(one, conffiles.map(({ path }) => `\n ${path}`).join(''));
    if (plan.asked.has(one.name)) database.auto.delete(one.name);
    else if (before === undefined) database.auto.add(one.name);
  }
  writeDatabase(p, database);
  for (const { package: one } of order) {
    yield* p.out(`Setting up ${shownName(one)} (${one.version}) ...\n`);
    yield* p.cpu(15);
    yield* configure(p, one, database);
  }
  yield* triggers(p, database, order);
  return 0;
}

function unpackOne(p: Proc, one: Candidate['package']): string | undefined {
  return (
    p.do((sim) => {
      const viewer = sim.processes.need(p.processId);
      const link = files.stat(sim, viewer, '/bin', false);
      const isMerged = !isFail(link) && link.type === 'symlink';
      const release = ownReleaseName(sim, viewer);
      const tree: LayerTree = { ...treeOf(one, isMerged, release), ...extraTree(one.name, release) };
      keepChangedConffiles(sim, viewer, one, tree);
      const noPlace = makeParents(sim, viewer, Object.keys(tree));
      if (noPlace !== undefined) return strerror(noPlace);
      const failed = files.putTree(sim, viewer, '', tree);
      if (failed !== undefined) return strerror(failed);
      const list = ['/.', ...withParents(Object.keys(tree))].join('\n');
      const wrote = files.putTree(sim, viewer, '', {
        [`${info}/${one.name}.list`]: { type: 'file', mode: 0o644, text: `${list}\n` },
      });
      return wrote === undefined ? null : strerror(wrote);
    }) ?? undefined
  );
}

/** Directories that files lie in, where they are missing. */
function makeParents(sim: Sim, viewer: files.Viewer, paths: readonly string[]): Fail | undefined {
  const parents = new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/'))));
  for (const path of parents) {
    if (path === '' || !isFail(files.stat(sim, viewer, path, true))) continue;
    const failed = files.mkdirAll(sim, viewer, path);
    if (isFail(failed)) return failed;
  }
  return undefined;
}

/** Configuration that somebody changed stays as it is. */
function keepChangedConffiles(
  sim: Sim,
  viewer: files.Viewer,
  one: Candidate['package'],
  tree: LayerTree,
): void {
  for (const { path } of contentsOf(one).conffiles)
    if (!isFail(files.stat(sim, viewer, path, true))) delete tree[path];
}

function ownReleaseName(sim: Sim, viewer: files.Viewer): string {
  const text = files.readFile(sim, viewer, '/etc/os-release');
  return isFail(text) ? '' : (/VERSION_CODENAME=(\w+)/.exec(text)?.[1] ?? '');
}

function withParents(paths: readonly string[]): string[] {
  const all = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let i = 2; i <= parts.length; i++) all.add(parts.slice(0, i).join('/'));
  }
  return [...all].sort();
}

function* triggers(p: Proc, database: Database, order: readonly Candidate[]): Steps<void> {
  const has = (test: (name: string) => boolean) => order.some(({ package: one }) => test(one.name));
  const line = (name: string, shown = name) =>
    `Processing triggers for ${shown} (${database.installed(name)?.version ?? ''}) ...\n`;
  if (has((name) => sonameOf(name) !== undefined) && database.installed('libc-bin') !== undefined)
    yield* p.out(line('libc-bin'));
  if (has((name) => name === 'ca-certificates')) {
    yield* p.out(
      `${line('ca-certificates')}Updating certificates in /etc/ssl/certs...\n0 added, 0 removed; done.\nRunning hooks in /etc/ca-certificates/update.d...\ndone.\n`,
    );
  }
}

/** Removes packages, and their configuration too when `purge` says so. */
export function* removePackages(
  p: Proc,
  database: Database,
  names: readonly string[],
  purge: boolean,
): Steps<number> {
  if (names.length === 0) return 0;
  yield* p.out(readingLine(countFiles(p, database)));
  const order = [...names].sort((a, b) => Number(needs(database, b, a)) - Number(needs(database, a, b)));
  let hadLibrary = false;
  for (const name of order) {
    const one = database.installed(name);
    if (one === undefined) {
      if (purge) yield* purgeOne(p, database, name);
      continue;
    }
    const shown = shownName({ ...one, multiArch: one.fields['Multi-Arch'] === 'same' ? 'same' : '' });
    yield* p.out(`Removing ${shown} (${one.version}) ...\n`);
    yield* p.cpu(20);
    hadLibrary ||= sonameOf(name) !== undefined;
    removeFiles(p, database, name, false);
    const hasConfiguration = (one.fields['Conffiles'] ?? '') !== '';
    if (hasConfiguration) {
      one.state = 'config-files';
      one.fields['Status'] = 'deinstall ok config-files';
    } else database.packages.delete(name);
    database.auto.delete(name);
    if (purge && hasConfiguration) yield* purgeOne(p, database, name);
    else if (!hasConfiguration) p.unlink(`${info}/${name}.list`);
  }
  if (hadLibrary && database.installed('libc-bin') !== undefined)
    yield* p.out(`Processing triggers for libc-bin (${database.installed('libc-bin')?.version ?? ''}) ...\n`);
  writeDatabase(p, database);
  return 0;
}

function* purgeOne(p: Proc, database: Database, name: string): Steps<void> {
  const one = database.packages.get(name);
  if (one === undefined) return;
  yield* p.out(`Purging configuration files for ${name} (${one.version}) ...\n`);
  removeFiles(p, database, name, true);
  p.unlink(`${info}/${name}.list`);
  database.packages.delete(name);
}

function needs(database: Database, name: string, other: string): boolean {
  return (database.packages.get(name)?.fields['Depends'] ?? '').includes(other);
}

/** Takes a package's files away; directories that are then empty too. */
function removeFiles(p: Proc, database: Database, name: string, withConfiguration: boolean): void {
  const conffiles = (database.packages.get(name)?.fields['Conffiles'] ?? '')
    .split('\n')
    .map((line) => line.trim().split(' ')[0] ?? '');
  const others = new Set(
    [...database.packages.keys()].filter((other) => other !== name).flatMap((other) => listedFiles(p, other)),
  );
  for (const path of listedFiles(p, name).reverse()) {
    if (path === '/.' || others.has(path)) continue;
    if (conffiles.includes(path) && !withConfiguration) continue;
    const stat = p.lstat(path);
    if (isFail(stat)) continue;
    if (stat.type === 'dir') p.rmdir(path);
    else p.unlink(path);
  }
}
