import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { isNoMirror, reach, transfer, type Mirror, type NoMirror } from '../net/mirror';
import { Plan } from '../deb/plan';
import { Available } from '../deb/available';
import { readDatabase } from '../deb/status';
import { listName, listsFolder, readSources, type Source } from '../deb/sources';
import { errnoText, tryLock } from './lock';
import type { AptOptions } from './options';
import { aptSize, fetchedLine } from './text';
import { isTalking, progress } from './talk';

/** How a mirror that gave nothing is explained. */
export function noMirrorText(answer: NoMirror, host: string): string {
  const [name = host] = host.split(':');
  const words: Record<NoMirror['reason'], string> = {
    resolve: `Temporary failure resolving '${name}'`,
    unknown: `Could not resolve '${name}'`,
    refused: `Could not connect to ${name}:80 (${answer.ip}). - connect (111: Connection refused)`,
    unreachable: `Cannot initiate the connection to ${name}:80 (${answer.ip}). - connect (101: Network is unreachable)`,
    timeout: `Could not connect to ${name}:80 (${answer.ip}), connection timed out`,
  };
  return words[answer.reason];
}

interface Run {
  number: number;
  bytes: number;
  ms: number;
  failures: { uri: string; why: string; isFatal: boolean }[];
}

/** `apt-get update`: fetches the indexes of all sources into /var/lib/apt/lists. */
export function* update(p: Proc, o: AptOptions, isApt: boolean): Steps<number> {
  const refused = tryLock(p, `${listsFolder}/lock`);
  if (refused !== undefined) {
    yield* progress(p, o, ['Reading package lists...']);
    const dir = `${listsFolder}/lock`;
    yield* p.err(
      `E: ${refused.error === 'ENOENT' ? `List directory ${listsFolder}/partial is missing. - Acquire` : `Could not open lock file ${dir} - open`} ${errnoText(refused)}\nE: Unable to lock directory ${listsFolder}/\n`,
    );
    return 100;
  }
  const { sources, wrong } = readSources(p);
  if (wrong !== undefined) {
    yield* p.err(`${wrong}\nE: The list of sources could not be read.\n`);
    return 100;
  }
  const run: Run = { number: 0, bytes: 0, ms: 0, failures: [] };
  const reached = new Map<string, Mirror | NoMirror>();
  const wanted: Source[] = [];
  for (const source of unique(sources))
    if (yield* updateSource(p, o, source, run, reached)) wanted.push(source);
  for (const source of wanted) yield* fetchPackages(p, o, source, run, reached);
  if (run.bytes > 0 && o.quiet < 2) yield* p.out(fetchedLine(run.bytes, run.ms));
  yield* progress(p, o, ['Reading package lists...']);
  return yield* report(p, run, isApt, o);
}

/** One source for each suite, its components together. */
function unique(sources: readonly Source[]): Source[] {
  const found = new Map<string, Source>();
  for (const source of sources) {
    const key = `${source.uri} ${source.suite}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...source, components: [...source.components] });
    else known.components.push(...source.components.filter((one) => !known.components.includes(one)));
  }
  return [...found.values()];
}

/** Asks for a suite's InRelease; true: there is something new behind it. */
function* updateSource(
  p: Proc,
  o: AptOptions,
  source: Source,
  run: Run,
  reached: Map<string, Mirror | NoMirror>,
): Steps<boolean> {
  const number = ++run.number;
  const line = `${source.uri} ${source.suite}`;
  const mirror =
    reached.get(source.host) ?? (yield* reach(p, source.host, source.scheme === 'https' ? 443 : 80));
  reached.set(source.host, mirror);
  if (isNoMirror(mirror)) {
    const why = noMirrorText(mirror, source.host);
    yield* say(
      p,
      o,
      `${`Ign:${number} ${line} InRelease\n`.repeat(3)}Err:${number} ${line} InRelease\n  ${why}\n`,
    );
    run.failures.push({ uri: `${source.uri}/dists/${source.suite}/InRelease`, why, isFatal: false });
    return false;
  }
  const { suite } = source.known ?? {};
  if (suite === undefined) {
    yield* transfer(p, mirror, 300);
    yield* say(
      p,
      o,
      `Ign:${number} ${line} InRelease\nErr:${++run.number} ${line} Release\n  404  Not Found [IP: ${mirror.ip} 80]\n`,
    );
    const uri = `The repository '${line} Release' does not have a Release file.`;
    run.failures.push({ uri, why: '', isFatal: true });
    return false;
  }
  const release = `${listsFolder}/${listName(source, 'InRelease')}`;
  if (p.exists(release) && source.components.every((one) => isKept(p, source, one))) {
    yield* transfer(p, mirror, 300);
    yield* say(p, o, `Hit:${number} ${line} InRelease\n`);
    return false;
  }
  run.ms += yield* transfer(p, mirror, suite.inRelease);
  run.bytes += suite.inRelease;
  keep(p, release, suite.inRelease);
  yield* say(p, o, `Get:${number} ${line} InRelease [${aptSize(suite.inRelease)}]\n`);
  return true;
}

function* say(p: Proc, o: AptOptions, text: string): Steps<void> {
  if (isTalking(o)) yield* p.out(text);
}

const packagesFile = (source: Source, component: string) =>
  `${listsFolder}/${listName(source, `${component}/binary-amd64/Packages`)}.lz4`;

/** Is an index on the disk, or is there none of that component? */
function isKept(p: Proc, source: Source, component: string): boolean {
  const [sent = 0] = source.known?.suite.components[component] ?? [];
  return sent === 0 || p.exists(packagesFile(source, component));
}

function* fetchPackages(
  p: Proc,
  o: AptOptions,
  source: Source,
  run: Run,
  reached: ReadonlyMap<string, Mirror | NoMirror>,
): Steps<void> {
  const mirror = reached.get(source.host);
  if (mirror === undefined || isNoMirror(mirror)) return;
  for (const component of source.components) {
    const [sent, kept] = source.known?.suite.components[component] ?? [0, 0];
    if (sent === 0) continue;
    run.ms += yield* transfer(p, mirror, sent);
    run.bytes += sent;
    yield* p.cpu(sent / 40_000);
    keep(p, packagesFile(source, component), kept);
    const line = `${source.uri} ${source.suite}/${component} amd64 Packages`;
    yield* say(p, o, `Get:${++run.number} ${line} [${aptSize(sent)}]\n`);
  }
}

/** Puts an index on the disk: its size is what matters, what it says is the catalogue's. */
function keep(p: Proc, path: string, size: number): void {
  p.do((sim) => {
    const viewer = sim.processes.need(p.processId);
    return files.putTree(sim, viewer, '/', { [path]: { type: 'file', mode: 0o644, size } }) ?? null;
  });
}

function* report(p: Proc, run: Run, isApt: boolean, o: AptOptions): Steps<number> {
  let code = 0;
  for (const { uri, why, isFatal } of run.failures) {
    if (isFatal) {
      code = 100;
      yield* p.err(
        `E: ${uri}\nN: Updating from such a repository can't be done securely, and is therefore disabled by default.\nN: See apt-secure(8) manpage for repository creation and user configuration details.\n`,
      );
    } else yield* p.err(`W: Failed to fetch ${uri}  ${why}\n`);
  }
  if (run.failures.some(({ isFatal }) => !isFatal))
    yield* p.err(
      'W: Some index files failed to download. They have been ignored, or old ones used instead.\n',
    );
  if (isApt && code === 0 && o.quiet < 2) yield* upgradableLine(p, o);
  return code;
}

function* upgradableLine(p: Proc, o: AptOptions): Steps<void> {
  yield* progress(p, o, ['Building dependency tree...', 'Reading state information...']);
  const count = upgradable(p).length;
  if (count === 0) yield* p.out('All packages are up to date.\n');
  else
    yield* p.out(
      `${count} package${count === 1 ? '' : 's'} can be upgraded. Run 'apt list --upgradable' to see ${count === 1 ? 'it' : 'them'}.\n`,
    );
}

/** Installed packages of which the lists have a newer version. */
export function upgradable(p: Proc): string[] {
  const plan = new Plan(readDatabase(p), new Available(p), false);
  return plan.newer();
}

/** Removes downloaded archives (`apt-get clean`). */
export function clean(p: Proc): void {
  const folder = '/var/cache/apt/archives';
  const entries = p.readDir(folder);
  for (const { name } of isFail(entries) ? [] : entries)
    if (name.endsWith('.deb')) p.unlink(`${folder}/${name}`);
}
