import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { Available, type Candidate } from '../deb/available';
import { inOrder } from '../deb/order';
import { parseRelation } from '../deb/version';
import { Plan } from '../deb/plan';
import { readDatabase } from '../deb/status';
import { carryOut } from './carry-out';
import { frontendLock } from './lock';
import type { AptOptions } from './options';
import { beginning, columns, isTalking, progress } from './talk';
import { nameList } from './text';

/** Why a wish cannot even be planned: for standard error. */
type Refusal = string;

/** `apt-get install`: also `name=version`, `name-` (remove), `name+`, `./file.deb`, `name/release`. */
export function* install(p: Proc, o: AptOptions): Steps<number> {
  const locked = o.simulate || o.printUris ? undefined : frontendLock(p);
  if (locked !== undefined) {
    yield* p.err(locked);
    return 100;
  }
  yield* progress(p, o, beginning);
  const database = readDatabase(p);
  const available = new Available(p);
  const plan = new Plan(database, available, o.recommends ?? true);
  const refusals: Refusal[] = [];
  for (const word of o.operands) {
    const refusal = yield* wish(p, o, plan, word);
    if (refusal !== undefined) refusals.push(refusal);
  }
  if (refusals.length > 0) {
    yield* p.err(refusals.map((text) => `${text}\n`).join(''));
    return 100;
  }
  return yield* go(p, o, plan);
}

/** One word of the command line. */
function* wish(p: Proc, o: AptOptions, plan: Plan, given: string): Steps<Refusal | undefined> {
  if (given.includes('/') && (given.endsWith('.deb') || given.startsWith('.'))) return localFile(p, given);
  const isRemoval = given.endsWith('-') && plan.available.find(given) === undefined;
  const bare = (
    isRemoval ? given.slice(0, -1) : given.replace(/\+$/, (plus) => (plan.available.find(given) ? plus : ''))
  )
    .replace(/:(amd64|any|all)$/, '')
    .replace(/:(amd64|any|all)=/, '=');
  const [name = '', version] = bare.replace(/\/[a-z-]+$/, '').split('=');
  if (isRemoval) {
    if (plan.database.installed(name) !== undefined) plan.drop(name);
    return undefined;
  }
  const names = namesOf(plan, name);
  for (const one of names) {
    const refusal = yield* takeOne(p, o, plan, one, version, names.length > 1);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** A pattern such as `libapache2*` stands for many. */
function namesOf(plan: Plan, name: string): string[] {
  if (!/[*?]/.test(name) || plan.available.find(name) !== undefined) return [name];
  const pattern = new RegExp(`^${name.replace(/[.+]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
  const found = plan.available.all().filter((one) => pattern.test(one.name));
  return found.length === 0 ? [name] : found.map((one) => one.name);
}

function localFile(p: Proc, path: string): Refusal {
  return p.exists(path)
    ? `E: Invalid archive signature\nE: Internal error, could not locate member control.tar{.zst,.lz4,.gz,.xz,.bz2,.lzma,}\nE: Could not read meta data from ${path}\nE: The package lists or status file could not be parsed or opened.`
    : `E: Unsupported file ${path} given on commandline`;
}

function* takeOne(
  p: Proc,
  o: AptOptions,
  plan: Plan,
  name: string,
  version: string | undefined,
  isMany: boolean,
): Steps<Refusal | undefined> {
  const here = plan.database.installed(name);
  const candidate = plan.available.find(name);
  if (candidate === undefined && here === undefined) return yield* missing(p, o, plan, name);
  if (version !== undefined && version !== candidate?.package.version && version !== here?.version)
    return `E: Version '${version}' for '${name}' was not found`;
  if (candidate === undefined || (here !== undefined && !isUpgrade(plan, name, o))) {
    const shown = here?.version ?? '';
    if (isTalking(o) && !isMany) yield* p.out(`${name} is already the newest version (${shown}).\n`);
    yield* keepByHand(p, o, plan, name);
    return undefined;
  }
  if (o.onlyUpgrade && here === undefined) {
    if (isTalking(o))
      yield* p.out(`Skipping ${name}, it is not installed and only upgrades are requested.\n`);
    return undefined;
  }
  plan.take(candidate, true);
  return undefined;
}

function isUpgrade(plan: Plan, name: string, o: AptOptions): boolean {
  if (o.reinstall) return true;
  return !o.noUpgrade && plan.newer().includes(name);
}

function* keepByHand(p: Proc, o: AptOptions, plan: Plan, name: string): Steps<void> {
  plan.asked.add(name);
  if (!plan.database.auto.has(name)) return;
  if (isTalking(o)) yield* p.out(`${name} set to manually installed.\n`);
}

/** A name without a package: virtual, named by others, or not known at all. */
function* missing(p: Proc, o: AptOptions, plan: Plan, name: string): Steps<Refusal | undefined> {
  const providers = plan.available.providers(name).map(({ candidate }) => candidate);
  const [only] = providers;
  if (only !== undefined && providers.length === 1) {
    if (isTalking(o)) yield* p.out(`Note, selecting '${only.package.name}' instead of '${name}'\n`);
    if (plan.database.installed(only.package.name) === undefined) plan.take(only, true);
    else yield* p.out(`${only.package.name} is already the newest version (${only.package.version}).\n`);
    return undefined;
  }
  if (providers.length > 1) {
    const lines = providers.map((one) => `  ${one.package.name} ${one.package.version}\n`).join('');
    yield* p.out(`Package ${name} is a virtual package provided by:\n${lines}\n`);
    return `E: Package '${name}' has no installation candidate`;
  }
  const isNamed = plan.available
    .all()
    .some((one) =>
      mentions(`${one.depends},${one.recommends},${one.suggests},${one.conflicts},${one.breaks}`, name),
    );
  if (!isNamed) return `E: Unable to locate package ${name}`;
  yield* p.out(
    `Package ${name} is not available, but is referred to by another package.\nThis may mean that the package is missing, has been obsoleted, or\nis only available from another source\n\n`,
  );
  return `E: Package '${name}' has no installation candidate`;
}

function mentions(relations: string, name: string): boolean {
  return (
    relations.includes(name) &&
    parseRelation(relations).some((clause) => clause.some((one) => one.name === name))
  );
}

/** Says what would happen, asks, and does it. Also for remove, autoremove and upgrade. */
export function* go(p: Proc, o: AptOptions, plan: Plan): Steps<number> {
  if (plan.broken.size > 0) return yield* unmet(p, plan);
  const unneeded = plan.unneeded();
  if (o.autoRemove) for (const name of unneeded) plan.drop(name);
  const wide = columns(p);
  if (isTalking(o) || o.simulate) yield* announce(p, plan, o, o.autoRemove ? [] : unneeded, wide);
  const order = inOrder(plan.install);
  const fresh = order.filter(({ package: one }) => plan.database.installed(one.name) === undefined);
  const counts = `${order.length - fresh.length} upgraded, ${fresh.length} newly installed, ${plan.remove.size} to remove and ${plan.newer().filter((name) => !plan.install.has(name) && !plan.remove.has(name)).length} not upgraded.\n`;
  if (isTalking(o)) yield* p.out(counts);
  if (order.length + plan.remove.size === 0) {
    markByHand(p, plan, o);
    return 0;
  }
  return yield* carryOut(p, o, plan, order);
}

/** Packages that were wanted and are there already are no longer automatic. */
function markByHand(p: Proc, plan: Plan, o: AptOptions): void {
  if (o.simulate) return;
  const changed = [...plan.asked].filter((name) => plan.database.auto.delete(name));
  if (changed.length > 0) p.writeText('/var/lib/apt/extended_states', plan.database.autoText());
}

function* announce(
  p: Proc,
  plan: Plan,
  o: AptOptions,
  unneeded: readonly string[],
  wide: number,
): Steps<void> {
  if (unneeded.length > 0) {
    const [was, them] = unneeded.length === 1 ? ['package was', 'it'] : ['packages were', 'them'];
    const is = unneeded.length === 1 ? 'is' : 'are';
    const sudo = p.env['SUDO_USER'] === undefined ? '' : 'sudo ';
    yield* p.out(
      `The following ${was} automatically installed and ${is} no longer required:\n${nameList(unneeded, wide)}Use '${sudo}apt autoremove' to remove ${them}.\n`,
    );
  }
  const chosen = [...plan.install.values()].map((one) => one.package);
  const isHere = (name: string) => plan.database.installed(name) !== undefined;
  const sorted = (names: string[]) => nameList(names.sort(), wide);
  const extra = chosen.filter((one) => !plan.asked.has(one.name)).map((one) => one.name);
  if (extra.length > 0)
    yield* p.out(`The following additional packages will be installed:\n${sorted(extra)}`);
  const suggested = suggestions(plan, chosen, 'suggests');
  if (suggested.length > 0 && o.verb.startsWith('inst'))
    yield* p.out(`Suggested packages:\n${nameList(suggested, wide)}`);
  const recommended = plan.withRecommends ? [] : suggestions(plan, chosen, 'recommends');
  if (recommended.length > 0) yield* p.out(`Recommended packages:\n${nameList(recommended, wide)}`);
  if (plan.remove.size > 0) {
    const star = o.purge ? '*' : '';
    yield* p.out(
      `The following packages will be REMOVED:\n${sorted([...plan.remove].map((name) => name + star))}`,
    );
  }
  const fresh = chosen.filter((one) => !isHere(one.name)).map((one) => one.name);
  if (fresh.length > 0) yield* p.out(`The following NEW packages will be installed:\n${sorted(fresh)}`);
  const again = chosen.filter(
    (one) => isHere(one.name) && plan.database.installed(one.name)?.version !== one.version,
  );
  if (again.length > 0)
    yield* p.out(`The following packages will be upgraded:\n${sorted(again.map((one) => one.name))}`);
}

function suggestions(
  plan: Plan,
  chosen: readonly Candidate['package'][],
  field: 'suggests' | 'recommends',
): string[] {
  const found: string[] = [];
  for (const one of [...chosen].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    for (const written of one[field].split(',')) {
      const [clause = []] = parseRelation(written);
      const isThere = clause.some(
        ({ name }) => plan.install.has(name) || plan.database.installed(name) !== undefined,
      );
      const text = written.replace(/\s*\([^)]*\)/g, '').trim();
      if (text === '') continue;
      if (!isThere && !found.includes(text)) found.push(text);
    }
  }
  return found;
}

function* unmet(p: Proc, plan: Plan): Steps<number> {
  yield* p.out(
    'Some packages could not be installed. This may mean that you have\nrequested an impossible situation or if you are using the unstable\ndistribution that some required packages have not yet been created\nor been moved out of Incoming.\nThe following information may help to resolve the situation:\n\nThe following packages have unmet dependencies:\n',
  );
  for (const [name, reasons] of plan.broken) {
    const lead = ` ${name} : `;
    const lines = reasons.map((reason) => reason.split('\n').join(`\n${' '.repeat(lead.length + 9)}`));
    yield* p.out(`${lead}${lines.join(`\n${' '.repeat(lead.length)}`)}\n`);
  }
  yield* p.err('E: Unable to correct problems, you have held broken packages.\n');
  return 100;
}
