import { parseRelation, type Demand } from './version';

/** What an index says of one package. */
export interface DebPackage {
  name: string;
  version: string;
  architecture: 'amd64' | 'all';
  section: string;
  priority: string;
  /** of the archive, bytes */
  size: number;
  /** kB, as packages say it */
  installedSize: number;
  source: string;
  depends: string;
  recommends: string;
  suggests: string;
  provides: string;
  conflicts: string;
  breaks: string;
  maintainer: string;
  description: string;
  isEssential: boolean;
  /** is in the base image of its release */
  isBase: boolean;
  multiArch: '' | 'same' | 'foreign' | 'allowed';
  /** which of a release's suites has it */
  suite: 'main' | 'security' | 'updates';
  /** of Ubuntu: main or universe */
  component: string;
  /** Ubuntu's own version is not known, and that of the Debian release that is nearest stands in: never taken for newer */
  isStandIn: boolean;
}

export const priorities: Readonly<Record<string, string>> = {
  r: 'required',
  i: 'important',
  s: 'standard',
  o: 'optional',
  e: 'extra',
};

const multiArchs: Readonly<Record<string, DebPackage['multiArch']>> = {
  S: 'same',
  F: 'foreign',
  A: 'allowed',
};

/** A line of a catalogue (tabs between the columns) as a package. */
export function parseLine(line: string): DebPackage {
  const column = line.split('\t');
  const at = (n: number) => column[n] ?? '';
  const flags = at(2);
  const multi = /[SFA]/.exec(flags)?.[0] ?? '';
  return {
    name: at(0),
    version: at(1),
    architecture: flags.includes('a') ? 'all' : 'amd64',
    section: at(3),
    priority: priorities[at(4)] ?? 'optional',
    size: Number(at(5)),
    installedSize: Number(at(6)),
    source: at(7) === '' ? at(0) : at(7),
    depends: at(8),
    recommends: at(9),
    suggests: at(10),
    provides: at(11),
    conflicts: at(12),
    breaks: at(13),
    maintainer: at(14),
    description: at(15),
    isEssential: flags.includes('E'),
    isBase: flags.includes('B'),
    multiArch: multiArchs[multi] ?? '',
    suite: flags.includes('s') ? 'security' : flags.includes('u') ? 'updates' : 'main',
    component: 'main',
    isStandIn: false,
  };
}

/** A name as dpkg shows it: with its architecture where several may be installed side by side. */
export function shownName(one: Pick<DebPackage, 'name' | 'architecture' | 'multiArch'>): string {
  return one.multiArch === 'same' ? `${one.name}:${one.architecture}` : one.name;
}

/** All packages of a release, and who provides what. */
export class DebIndex {
  readonly packages = new Map<string, DebPackage>();
  readonly #providers = new Map<string, { by: DebPackage; demand: Demand }[]>();

  constructor(packages: readonly DebPackage[]) {
    for (const one of packages) this.packages.set(one.name, one);
    for (const one of packages) {
      if (one.provides === '') continue;
      for (const [demand] of parseRelation(one.provides)) {
        if (demand === undefined) continue;
        const known = this.#providers.get(demand.name) ?? [];
        known.push({ by: one, demand });
        this.#providers.set(demand.name, known);
      }
    }
  }

  /** Packages that provide a name, in the order of the index. */
  providers(name: string): readonly { by: DebPackage; demand: Demand }[] {
    return this.#providers.get(name) ?? [];
  }
}
