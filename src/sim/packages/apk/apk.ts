import { isFail, strerror } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { isNoMirror, reach, transfer, type NoMirror } from '../net/mirror';
import { apply } from './apply';
import { readApk, worldFile, writeApk, type ApkDatabase } from './database';
import { alpineIndex, ApkIndex, nameOf, type ApkPackage } from './index';
import { info, list, policy, search } from './query';
import { parseApk, type ApkOptions } from './options';
import { solve, type Change } from './solve';

/** Bytes of APKINDEX.tar.gz of main and of community, about as dl-cdn.alpinelinux.org has them. */
const indexSizes: Readonly<Record<string, number>> = { main: 661_049, community: 1_900_000 };

/** A repository line that is understood: branch and name. */
interface Repository {
  url: string;
  host: string;
  branch: string;
  name: string;
}

export function repositories(p: Proc, o: ApkOptions): Repository[] {
  const text = p.readText('/etc/apk/repositories');
  const lines = [...(isFail(text) ? [] : text.split('\n')), ...o.repositories];
  return lines.flatMap((line) => {
    const url = line
      .replace(/#.*/, '')
      .replace(/^@\S+\s+/, '')
      .trim()
      .replace(/\/$/, '');
    const found =
      /^https?:\/\/([^/]+)\/.*?(?:v(\d+\.\d+)|(edge|latest-stable))\/(main|community|testing)$/.exec(url);
    if (url === '') return [];
    return [
      {
        url,
        host: found?.[1] ?? '',
        branch: found?.[2] ?? (found === null ? '' : ownBranch(p)),
        name: found?.[4] ?? '',
      },
    ];
  });
}

function ownBranch(p: Proc): string {
  const text = p.readText('/etc/alpine-release');
  return isFail(text) ? '3.17' : text.trim().split('.').slice(0, 2).join('.');
}

const cacheName = (repository: Repository) => {
  let hash = 7;
  for (const char of repository.url) hash = (hash * 31 + char.charCodeAt(0)) % 0xffffffff;
  return `/var/cache/apk/APKINDEX.${hash.toString(16).padStart(8, '0')}.tar.gz`;
};

function why(answer: NoMirror): string {
  if (answer.reason === 'resolve') return 'temporary error (try again later)';
  if (answer.reason === 'unknown') return 'DNS lookup error';
  return answer.reason === 'refused'
    ? 'could not connect to server (check repositories file)'
    : 'network error (check Internet connection and firewall)';
}

/** Gets the indexes that are wanted; those that cannot be had are said and left out. */
function* fetchIndexes(p: Proc, o: ApkOptions, always: boolean): Steps<{ index: ApkIndex; failed: number }> {
  const packages: ApkPackage[] = [];
  let failed = 0;
  for (const repository of repositories(p, o)) {
    const cached = cacheName(repository);
    const isHere = !o.noCache && !always && p.exists(cached);
    if (!isHere) {
      if (!o.quiet) yield* p.out(`fetch ${repository.url}/x86_64/APKINDEX.tar.gz\n`);
      const mirror = yield* reach(p, repository.host === '' ? 'unknown.invalid' : repository.host, 443);
      const isUnknown = !isNoMirror(mirror) && (!mirror.isReal || repository.branch === '');
      if (isNoMirror(mirror) || isUnknown) {
        failed += 1;
        const reason = isNoMirror(mirror) ? why(mirror) : 'No such file or directory';
        yield* p.err(`WARNING: ${isNew(p) ? 'fetching' : 'Ignoring'} ${repository.url}: ${reason}\n`);
        continue;
      }
      const size = indexSizes[repository.name] ?? 300_000;
      yield* transfer(p, mirror, size);
      yield* p.cpu(60);
      if (!o.noCache)
        p.do((sim) => {
          const viewer = sim.processes.need(p.processId);
          return files.putTree(sim, viewer, '/', { [cached]: { type: 'file', mode: 0o644, size } }) ?? null;
        });
    }
    packages.push(
      ...[...alpineIndex(repository.branch).packages.values()].filter(
        (one) => one.repository === repository.name,
      ),
    );
  }
  return { index: new ApkIndex(packages), failed };
}

/** apk 2.14 and later word some things anew. */
function isNew(p: Proc): boolean {
  return Number(ownBranch(p).split('.')[1] ?? 0) >= 18;
}

/** apk 3 came with 3.23. */
function isApk3(p: Proc): boolean {
  return Number(ownBranch(p).split('.')[1] ?? 0) >= 23;
}

type Verb = (p: Proc, o: ApkOptions) => Steps<number>;

function* noLock(p: Proc): Steps<number | undefined> {
  const fd = p.open(worldFile, { write: true, append: true });
  if (!isFail(fd)) {
    p.close(fd);
    return undefined;
  }
  yield* p.err(
    `ERROR: Unable to lock database: ${strerror(fd)}\nERROR: Failed to open apk database: ${strerror(fd)}\n`,
  );
  return 99;
}

function* unsatisfiable(p: Proc, problems: readonly string[]): Steps<number> {
  yield* p.err(`ERROR: unable to select packages:\n${problems.join('\n')}\n`);
  return problems.filter((line) => !line.startsWith('    ')).length;
}

/** Carries a change out, writes it down, and says how much is installed now. */
function* commit(p: Proc, o: ApkOptions, database: ApkDatabase, change: Change): Steps<number> {
  const isVirtual = (one: ApkPackage) => one.installedSize === 0 && one.name.startsWith('.');
  for (const one of change.install) {
    if (isVirtual(one)) continue;
    const mirror = yield* reach(p, 'dl-cdn.alpinelinux.org', 443);
    if (isNoMirror(mirror)) {
      yield* p.err(`ERROR: ${one.name}-${one.version}: ${why(mirror)}\n`);
      return 1;
    }
    yield* transfer(p, mirror, one.size);
  }
  yield* apply(p, database, o.simulate ? { ...change, install: [], remove: [] } : change, o.quiet);
  if (!o.simulate) writeApk(p, database);
  if (!o.quiet) yield* p.out(database.summary(isApk3(p)));
  return 0;
}

function* add(p: Proc, o: ApkOptions): Steps<number> {
  const locked = yield* noLock(p);
  if (locked !== undefined) return locked;
  const { index } = yield* fetchIndexes(p, o, o.update);
  const database = readApk(p);
  const names = o.operands.map(nameOf);
  let world = [...database.world.filter((wish) => !names.includes(nameOf(wish)))];
  let catalogue = index;
  if (o.virtual === undefined) world.push(...o.operands);
  else {
    world = [...database.world.filter((wish) => wish !== o.virtual), o.virtual];
    catalogue = new ApkIndex([...index.packages.values(), virtualPackage(p, o.virtual, o.operands)]);
    if (!o.virtual.startsWith('.')) world = world.filter((wish) => wish !== '');
  }
  const change = solve(database, catalogue, world, o.upgrade);
  if (change.problems.length > 0) return yield* unsatisfiable(p, change.problems);
  database.world = world;
  return yield* commit(p, o, database, change);
}

/** `--virtual NAME`: a package without files that needs the others; its version is the time. */
function virtualPackage(p: Proc, name: string, depends: readonly string[]): ApkPackage {
  const version = p.do((sim) => {
    const seconds = Math.floor(sim.now / 1000);
    const days = Math.floor(seconds / 86_400);
    const z = days + 719_468;
    const era = Math.floor(z / 146_097);
    const doe = z - era * 146_097;
    const yoe = Math.floor(
      (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
    );
    const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
    const mp = Math.floor((5 * doy + 2) / 153);
    const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
    const month = mp < 10 ? mp + 3 : mp - 9;
    const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
    const two = (n: number) => String(n).padStart(2, '0');
    const rest = seconds % 86_400;
    return `${year}${two(month)}${two(day)}.${two(Math.floor(rest / 3600))}${two(Math.floor(rest / 60) % 60)}${two(rest % 60)}`;
  });
  return {
    name,
    version,
    repository: 'main',
    size: 0,
    installedSize: 0,
    origin: name,
    depends: [...depends],
    provides: [],
    installIf: [],
    description: 'virtual meta package',
  };
}

/** What is installed stands for what could be: removing needs no repository. */
function ownIndex(database: ApkDatabase): ApkIndex {
  return new ApkIndex([...database.packages.values()]);
}

function* del(p: Proc, o: ApkOptions): Steps<number> {
  const locked = yield* noLock(p);
  if (locked !== undefined) return locked;
  const database = readApk(p);
  for (const name of o.operands) {
    if (database.packages.has(name) || database.world.includes(name)) continue;
    yield* p.err(`ERROR: No such package: ${name}\n`);
    return 1;
  }
  const world = database.world.filter((wish) => !o.operands.includes(nameOf(wish)));
  const change = solve(database, ownIndex(database), world, false);
  const stays = o.operands.filter((name) => database.packages.has(name) && !change.remove.includes(name));
  if (stays.length > 0) {
    const reasons = stays.map(
      (name) => `  ${name}: ${[name, ...needers(database, name)].slice(1).join(' ')}\n`,
    );
    yield* p.out(`World updated, but the following packages are not removed due to:\n${reasons.join('')}\n`);
  }
  database.world = world;
  return yield* commit(p, o, database, change);
}

/** Who needs a package, and who needs those, up to the world. */
function needers(database: ApkDatabase, name: string): string[] {
  const one = database.packages.get(name);
  const provided = [name, ...(one?.provides ?? []).map(nameOf)];
  return [...database.packages.values()]
    .filter((other) => other.name !== name && other.depends.some((text) => provided.includes(nameOf(text))))
    .map((other) => other.name);
}

function* update(p: Proc, o: ApkOptions): Steps<number> {
  const locked = yield* noLock(p);
  if (locked !== undefined) return locked;
  const all = repositories(p, o);
  const { index, failed } = yield* fetchIndexes(p, o, true);
  const release = p.readText('/etc/alpine-release');
  const version = isFail(release) ? '' : release.trim();
  for (const { url } of failed === 0 ? all : [])
    yield* p.out(`v${version}-0-g0 [${url}]\n`.replace('-0-g0', ''));
  const count = failed === 0 ? offered(p, all) : index.packages.size + readApk(p).packages.size;
  if (failed > 0) {
    yield* p.out(`${failed} unavailable, 0 stale; ${count} distinct packages available\n`);
    return failed;
  }
  yield* p.out(`OK: ${count} distinct packages available\n`);
  return 0;
}

/** How many packages the real repositories of a branch have, of which this world knows a part. */
function offered(p: Proc, all: readonly Repository[]): number {
  const counts: Readonly<Record<string, number>> = { main: 5004, community: 12_800 };
  void p;
  return all.reduce((sum, { name }) => sum + (counts[name] ?? 0), 0);
}

function* upgrade(p: Proc, o: ApkOptions): Steps<number> {
  const locked = yield* noLock(p);
  if (locked !== undefined) return locked;
  const { index } = yield* fetchIndexes(p, o, o.update);
  const database = readApk(p);
  const known = new ApkIndex([
    ...index.packages.values(),
    ...[...database.packages.values()].filter((one) => !index.packages.has(one.name)),
  ]);
  const change = solve(database, known, database.world, true);
  if (change.problems.length > 0) return yield* unsatisfiable(p, change.problems);
  return yield* commit(p, o, database, change);
}

const verbs: Readonly<Record<string, Verb>> = {
  add,
  del,
  update,
  upgrade,
  info,
  fix: upgrade,
  list: function* (p, o) {
    const { index } = yield* fetchIndexes(p, { ...o, quiet: true }, false);
    return yield* list(p, o, index);
  },
  search: function* (p, o) {
    const { index } = yield* fetchIndexes(p, o, o.update);
    return yield* search(p, o, index);
  },
  policy: function* (p, o) {
    const { index } = yield* fetchIndexes(p, { ...o, quiet: true }, false);
    return yield* policy(p, o, index, repositories(p, o));
  },
  cache: function* (p) {
    const entries = p.readDir('/var/cache/apk');
    for (const { name } of isFail(entries) ? [] : entries) p.unlink(`/var/cache/apk/${name}`);
    return 0;
  },
};

/** Alpine's package manager: apk(8). */
export const apk: Program = {
  name: 'apk',
  start: { cpu: 3, anon: 2_000_000 },
  *main(p) {
    const o = parseApk(p.args);
    const version =
      alpineIndex(ownBranch(p))
        .packages.get('apk-tools')
        ?.version.replace(/-r\d+$/, '') ?? '2.12.10';
    if (o.wrong !== undefined) {
      yield* p.err(`${o.wrong}\n`);
      return 1;
    }
    if (o.flags.has('--version') || o.flags.has('-V')) {
      yield* p.out(`apk-tools ${version}, compiled for x86_64.\n`);
      return 0;
    }
    const verb = verbs[o.verb];
    if (verb !== undefined && !o.flags.has('--help') && !o.flags.has('-h')) return yield* verb(p, o);
    const help = `apk-tools ${version}, compiled for x86_64.\n\nusage: apk [<OPTIONS>...] COMMAND [<ARGUMENTS>...]\n\nCommands: ${Object.keys(verbs).sort().join(' ')}\n`;
    if (o.verb !== '' && verb === undefined) {
      yield* p.err(`apk: '${o.verb}' is not an apk command. See 'apk --help'.\n`);
      return 1;
    }
    yield* p.out(help);
    return o.verb === '' && !o.flags.has('--help') && !o.flags.has('-h') ? 1 : 0;
  },
};
