import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { Available, type Candidate } from '../deb/available';
import { Plan } from '../deb/plan';
import type { DebPackage } from '../deb/package';
import { readDatabase, type Database } from '../deb/status';
import type { AptOptions } from './options';
import { aptSize } from './text';

/** `apt-cache search`, `apt search`: names and descriptions that match every word. */
export function* search(p: Proc, o: AptOptions, isApt: boolean): Steps<number> {
  const available = new Available(p);
  const database = readDatabase(p);
  const patterns = o.operands.map((word) => new RegExp(word, 'i'));
  if (patterns.length === 0) {
    yield* p.err('E: You must give at least one search pattern\n');
    return 100;
  }
  const found = available
    .all()
    .filter((one) => patterns.every((it) => it.test(one.name) || (!o.namesOnly && it.test(one.description))));
  if (isApt) yield* p.out('Sorting...\nFull Text Search...\n');
  for (const one of found) {
    const source = available.find(one.name);
    const here = database.installed(one.name) === undefined ? '' : ' [installed]';
    yield* p.out(
      isApt
        ? `${one.name}/${placeOf(source)} ${one.version} ${one.architecture}${here}\n  ${one.description}\n\n`
        : `${one.name} - ${one.description}\n`,
    );
  }
  return 0;
}

/** `oldstable` of Debian's, `noble` of Ubuntu's. */
function placeOf(candidate: Candidate | undefined): string {
  const release = candidate?.source.known?.release;
  return release?.archive ?? 'now';
}

function stanza(one: DebPackage, candidate: Candidate, isApt: boolean): string {
  const rows: [string, string][] = [
    ['Package', one.name],
    ['Source', one.source === one.name || isApt ? '' : one.source],
    ['Version', one.version],
    ['Priority', isApt ? one.priority : ''],
    ['Section', isApt ? one.section : ''],
    ['Installed-Size', isApt ? aptSize(one.installedSize * 1024) : String(one.installedSize)],
    ['Maintainer', one.maintainer],
    ['Architecture', isApt ? '' : one.architecture],
    ['Provides', one.provides],
    ['Depends', one.depends],
    ['Recommends', one.recommends],
    ['Suggests', one.suggests],
    ['Conflicts', one.conflicts],
    ['Breaks', one.breaks],
    ['Section', isApt ? '' : one.section],
    ['Priority', isApt ? '' : one.priority],
    ['Size', isApt ? '' : String(one.size)],
    ['Download-Size', isApt ? aptSize(one.size) : ''],
    ['APT-Sources', isApt ? `${candidate.source.uri} ${candidate.place} amd64 Packages` : ''],
    ['Description', one.description],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

/** `apt-cache show`, `apt show`. */
export function* show(p: Proc, o: AptOptions, isApt: boolean): Steps<number> {
  const available = new Available(p);
  let code = 0;
  for (const name of o.operands) {
    const candidate = available.find(name);
    if (candidate !== undefined) yield* p.out(`${stanza(candidate.package, candidate, isApt)}\n`);
    else {
      yield* p.err(
        isApt ? `E: No packages found\n` : `N: Unable to locate package ${name}\nE: No packages found\n`,
      );
      code = 100;
    }
  }
  return code;
}

/** `apt-cache policy`. */
export function* policy(p: Proc, o: AptOptions): Steps<number> {
  const available = new Available(p);
  const database = readDatabase(p);
  for (const name of o.operands) {
    const candidate = available.find(name);
    const here = database.installed(name);
    if (candidate === undefined && here === undefined) {
      yield* p.err(`N: Unable to locate package ${name}\n`);
      continue;
    }
    const version = candidate?.package.version ?? here?.version ?? '';
    const mark = here?.version === version ? '*** ' : '    ';
    const place =
      candidate === undefined
        ? ''
        : `        500 ${candidate.source.uri} ${candidate.place} amd64 Packages\n`;
    const status = here === undefined ? '' : '        100 /var/lib/dpkg/status\n';
    yield* p.out(
      `${name}:\n  Installed: ${here?.version ?? '(none)'}\n  Candidate: ${version}\n  Version table:\n ${mark}${version} ${candidate === undefined ? 100 : 500}\n${place}${status}`,
    );
  }
  return 0;
}

/** `apt-cache madison`. */
export function* madison(p: Proc, o: AptOptions): Steps<number> {
  const available = new Available(p);
  for (const name of o.operands) {
    const found = available.find(name);
    if (found === undefined) yield* p.err(`W: Unable to locate package ${name}\n`);
    else
      yield* p.out(
        `${name.padStart(10)} | ${found.package.version} | ${found.source.uri} ${found.place} amd64 Packages\n`,
      );
  }
  return 0;
}

/** `apt-cache depends` and `rdepends`. */
export function* depends(p: Proc, o: AptOptions): Steps<number> {
  const available = new Available(p);
  for (const name of o.operands) {
    const one = available.find(name)?.package;
    if (one === undefined) {
      yield* p.err('E: No packages found\n');
      return 100;
    }
    yield* p.out(`${name}\n`);
    for (const [label, field] of [
      ['Depends', one.depends],
      ['Recommends', one.recommends],
      ['Suggests', one.suggests],
    ] as const)
      for (const clause of field.split(', ').filter((text) => text !== ''))
        yield* p.out(`  ${label}: ${clause.replace(/\s*[([|].*/, '')}\n`);
  }
  return 0;
}

/** `apt-cache pkgnames`. */
export function* names(p: Proc, o: AptOptions): Steps<number> {
  const prefix = o.operands[0] ?? '';
  for (const one of new Available(p).all()) if (one.name.startsWith(prefix)) yield* p.out(`${one.name}\n`);
  return 0;
}

function matches(name: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return true;
  return patterns.some((pattern) =>
    new RegExp(`^${pattern.replace(/[.+]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`).test(name),
  );
}

/** `apt list`, also `--installed` and `--upgradable`. */
export function* list(p: Proc, o: AptOptions): Steps<number> {
  yield* p.out(p.isTty(1) ? 'Listing... Done\n' : 'Listing...\n');
  const available = new Available(p);
  const database = readDatabase(p);
  const newer = new Plan(database, available, false).newer();
  const unneeded = new Plan(database, available, false).unneeded();
  const all = new Set([...available.all().map((one) => one.name), ...database.packages.keys()]);
  for (const name of [...all].sort()) {
    if (!matches(name, o.operands) || (o.upgradable && !newer.includes(name))) continue;
    const here = database.installed(name);
    if (here === undefined && (o.installed || available.find(name) === undefined)) continue;
    yield* p.out(
      lineOf(name, here, available.find(name), { database, newer, unneeded, isUpgradable: o.upgradable }),
    );
  }
  return 0;
}

function lineOf(
  name: string,
  here: ReturnType<Database['installed']>,
  candidate: Candidate | undefined,
  all: { database: Database; newer: string[]; unneeded: string[]; isUpgradable: boolean },
): string {
  const offered = candidate?.package;
  if (all.isUpgradable && offered !== undefined)
    return `${name}/${placeOf(candidate)} ${offered.version} ${offered.architecture} [upgradable from: ${here?.version ?? ''}]\n`;
  if (here === undefined)
    return `${name}/${placeOf(candidate)} ${offered?.version ?? ''} ${offered?.architecture ?? ''}\n`;
  const states = ['installed'];
  if (candidate === undefined) states.push('local');
  else if (all.unneeded.includes(name)) states.push('auto-removable');
  else if (all.database.auto.has(name)) states.push('automatic');
  if (all.newer.includes(name) && offered !== undefined) states.push(`upgradable to: ${offered.version}`);
  const place = candidate === undefined ? 'now' : `${placeOf(candidate)},now`;
  return `${name}/${place} ${here.version} ${here.architecture} [${states.join(',')}]\n`;
}
