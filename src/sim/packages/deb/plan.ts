import type { Available, Candidate } from './available';
import type { Database } from './status';
import { compareVersions, demandText, meets, parseRelation, type Demand } from './version';

/** What somebody asked for, and what follows from it. */
export class Plan {
  /** to be installed or upgraded, in the order they were chosen */
  readonly install = new Map<string, Candidate>();
  /** to be removed */
  readonly remove = new Set<string>();
  /** why a package cannot be had: its unmet clauses, in apt's words */
  readonly broken = new Map<string, string[]>();
  /** names that were asked for */
  readonly asked = new Set<string>();

  constructor(
    readonly database: Database,
    readonly available: Available,
    readonly withRecommends: boolean,
  ) {}

  /** Version that a name will have when all is done. */
  #versionOf(name: string): string | undefined {
    const chosen = this.install.get(name);
    if (chosen !== undefined) return chosen.package.version;
    return this.remove.has(name) ? undefined : this.database.installed(name)?.version;
  }

  /** Is a demand met by what is or will be installed? */
  #isMet(demand: Demand): boolean {
    const version = this.#versionOf(demand.name);
    if (version !== undefined && meets(version, demand)) return true;
    return this.#isProvided(demand);
  }

  #isProvided(demand: Demand): boolean {
    for (const { fields } of this.database.packages.values()) {
      const name = fields['Package'] ?? '';
      const provides = fields['Provides'];
      if (provides === undefined || this.#versionOf(name) !== this.database.installed(name)?.version)
        continue;
      if (this.#versionOf(name) !== undefined && provided(provides, demand)) return true;
    }
    for (const { package: one } of this.install.values())
      if (one.provides !== '' && provided(one.provides, demand)) return true;
    return false;
  }

  /** A package, with what it needs. False when it cannot be had. */
  take(candidate: Candidate, isAsked: boolean, isOptional = false): boolean {
    const one = candidate.package;
    if (isAsked) this.asked.add(one.name);
    if (this.install.has(one.name)) return true;
    const here = this.database.installed(one.name);
    if (here !== undefined && (one.isStandIn || here.version === one.version) && !isAsked) return true;
    const before = new Map(this.install);
    this.install.set(one.name, candidate);
    this.remove.delete(one.name);
    if (!this.#settleConflicts(candidate, isOptional)) return this.#undo(before);
    for (const clause of parseRelation(one.depends)) {
      if (this.#settle(clause)) continue;
      if (isOptional) return this.#undo(before);
      const reasons = this.broken.get(one.name) ?? [];
      reasons.push(`Depends: ${clause.map((demand) => this.#reason(demand)).join(' or\n')}`);
      this.broken.set(one.name, reasons);
    }
    if (this.broken.has(one.name) && !isAsked) return false;
    if (this.withRecommends) for (const clause of parseRelation(one.recommends)) this.#settle(clause, true);
    return !this.broken.has(one.name);
  }

  #undo(before: Map<string, Candidate>): false {
    for (const name of [...this.install.keys()]) if (!before.has(name)) this.install.delete(name);
    return false;
  }

  #settle(clause: readonly Demand[], isOptional = false): boolean {
    if (clause.some((demand) => this.#isMet(demand))) return true;
    for (const demand of clause) {
      const real = this.available.find(demand.name);
      if (real !== undefined && meets(real.package.version, demand) && this.#mayTake(real, isOptional)) {
        if (this.take(real, false, isOptional)) return true;
        continue;
      }
      const providers = this.available
        .providers(demand.name)
        .filter((row) => provided(demandText(row.demand), demand));
      for (const { candidate } of providers)
        if (this.#mayTake(candidate, isOptional) && this.take(candidate, false, isOptional)) return true;
    }
    return false;
  }

  /** What was asked for is not pushed out by what somebody needs on the way. */
  #mayTake(candidate: Candidate, isOptional: boolean): boolean {
    const rivals = this.#rivals(candidate);
    return rivals.every((name) => !this.asked.has(name) && !(isOptional && this.database.installed(name)));
  }

  /** Names that cannot stay beside a package. */
  #rivals(candidate: Candidate): string[] {
    const one = candidate.package;
    const found: string[] = [];
    for (const clause of parseRelation(
      [one.conflicts, one.breaks].filter((text) => text !== '').join(', '),
    )) {
      for (const demand of clause) {
        if (demand.name !== one.name) {
          const version = this.#versionOf(demand.name);
          if (version !== undefined && meets(version, demand)) found.push(demand.name);
        }
        if (demand.sign === undefined) found.push(...this.#installedProviders(demand.name, one.name));
      }
    }
    return found;
  }

  #installedProviders(name: string, except: string): string[] {
    const found: string[] = [];
    for (const { package: one } of this.install.values())
      if (one.name !== except && provided(one.provides, { name })) found.push(one.name);
    for (const { name: other, fields } of this.database.packages.values())
      if (
        other !== except &&
        this.#versionOf(other) !== undefined &&
        provided(fields['Provides'] ?? '', { name })
      )
        found.push(other);
    return found;
  }

  #settleConflicts(candidate: Candidate, isOptional: boolean): boolean {
    for (const name of this.#rivals(candidate)) {
      const newer = this.available.find(name);
      const isNewer =
        newer !== undefined &&
        newer.package.version !== this.#versionOf(name) &&
        !this.install.has(name) &&
        this.database.installed(name) !== undefined;
      if (isNewer && this.take(newer, false, isOptional)) {
        if (!this.#rivals(candidate).includes(name)) continue;
      }
      if (isOptional || this.asked.has(name)) {
        const reasons = this.broken.get(candidate.package.name) ?? [];
        reasons.push(`Conflicts: ${name}`);
        if (this.asked.has(name) && !isOptional) this.broken.set(candidate.package.name, reasons);
        return false;
      }
      this.install.delete(name);
      if (this.database.installed(name) !== undefined) this.drop(name);
    }
    return true;
  }

  /** Takes a package away, and whatever cannot be without it. */
  drop(name: string): void {
    if (this.remove.has(name)) return;
    this.remove.add(name);
    for (const { name: other, fields, state } of this.database.packages.values()) {
      if (state !== 'installed' || this.remove.has(other)) continue;
      const names = [
        name,
        ...parseRelation(this.database.packages.get(name)?.fields['Provides'] ?? '').flatMap(
          ([one]) => one?.name ?? [],
        ),
      ];
      const isLost = parseRelation(fields['Depends'] ?? '').some(
        (clause) =>
          clause.some((demand) => names.includes(demand.name)) &&
          !clause.some((demand) => this.#isMet(demand)),
      );
      if (isLost) this.drop(other);
    }
  }

  #reason(demand: Demand): string {
    const text = demandText(demand);
    const version = this.#versionOf(demand.name);
    if (version !== undefined) {
      const verb = this.install.has(demand.name) ? 'is to be installed' : 'is installed';
      return `${text} but ${version} ${verb}`;
    }
    const real = this.available.find(demand.name);
    if (real === undefined && this.available.providers(demand.name).length > 0)
      return `${text} but it is a virtual package`;
    return `${text} but it ${real === undefined ? 'is not installable' : 'is not going to be installed'}`;
  }

  /** Installed packages that came for others, and that nobody needs any more when all is done. */
  unneeded(): string[] {
    const isThere = (name: string) => this.#versionOf(name) !== undefined;
    const roots = [...this.database.packages.keys(), ...this.install.keys()].filter(
      (name) =>
        isThere(name) &&
        (!this.database.auto.has(name) || this.asked.has(name)) &&
        !this.#isNewDependency(name),
    );
    const kept = new Set<string>();
    const queue = [...roots];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (kept.has(name)) continue;
      kept.add(name);
      for (const clause of parseRelation(this.#needsOf(name)))
        for (const demand of clause) {
          if (isThere(demand.name)) queue.push(demand.name);
          queue.push(...this.#installedProviders(demand.name, name).filter(isThere));
        }
    }
    return [...this.database.auto].filter((name) => isThere(name) && !kept.has(name)).sort();
  }

  /** Installed packages of which the lists have a newer version. */
  newer(): string[] {
    return [...this.database.packages.values()]
      .filter(({ name, version, state }) => {
        const candidate = this.available.find(name)?.package;
        if (candidate === undefined || candidate.isStandIn || state !== 'installed') return false;
        return compareVersions(candidate.version, version) > 0;
      })
      .map(({ name }) => name)
      .sort();
  }

  #isNewDependency(name: string): boolean {
    return this.install.has(name) && !this.asked.has(name) && this.database.installed(name) === undefined;
  }

  #needsOf(name: string): string {
    const one = this.install.get(name)?.package;
    const fields = this.database.packages.get(name)?.fields ?? {};
    const lists =
      one === undefined
        ? [fields['Depends'], fields['Recommends'], fields['Suggests']]
        : [one.depends, one.recommends, one.suggests];
    return lists.filter((text) => text !== undefined && text !== '').join(', ');
  }
}

/** Does a Provides field meet a demand? Without a version it meets only demands without one. */
function provided(field: string, demand: Demand): boolean {
  if (!field.includes(demand.name)) return false;
  return parseRelation(field).some(([one]) => {
    if (one?.name !== demand.name) return false;
    return demand.sign === undefined || (one.version !== undefined && meets(one.version, demand));
  });
}
