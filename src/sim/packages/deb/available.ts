import type { Proc } from '#sim/kernel/proc';
import type { DebPackage } from './package';
import { indexOf, type Release } from './releases';
import { listName, listsFolder, readSources, type Source } from './sources';
import type { Demand } from './version';

/** A package and where it comes from. */
export interface Candidate {
  package: DebPackage;
  source: Source;
  /** as apt's lines have it: `bookworm-security/main` */
  place: string;
}

/** What the lists on the disk offer: none after `rm -rf /var/lib/apt/lists/*`. */
export class Available {
  readonly #sources: { source: Source; component: string; release: Release }[] = [];

  constructor(p: Proc) {
    for (const source of readSources(p).sources) {
      if (source.known === undefined) continue;
      for (const component of source.components) {
        const name = `${listsFolder}/${listName(source, `${component}/binary-amd64/Packages`)}`;
        if (!p.exists(`${name}.lz4`) && !p.exists(name)) continue;
        this.#sources.push({ source, component, release: source.known.release });
      }
    }
  }

  get isEmpty(): boolean {
    return this.#sources.length === 0;
  }

  get releases(): Release[] {
    return [...new Set(this.#sources.map(({ release }) => release))];
  }

  find(name: string): Candidate | undefined {
    for (const release of this.releases) {
      const found = this.#candidate(release, indexOf(release).packages.get(name));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  providers(name: string): { candidate: Candidate; demand: Demand }[] {
    return this.releases.flatMap((release) =>
      indexOf(release)
        .providers(name)
        .flatMap(({ by, demand }) => {
          const candidate = this.#candidate(release, by);
          return candidate === undefined ? [] : [{ candidate, demand }];
        }),
    );
  }

  /** Every package on offer, by name. */
  all(): DebPackage[] {
    return this.releases
      .flatMap((release) =>
        [...indexOf(release).packages.values()].filter((one) => this.#candidate(release, one) !== undefined),
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #candidate(release: Release, one: DebPackage | undefined): Candidate | undefined {
    if (one === undefined) return undefined;
    const here = this.#sources.filter(
      (row) =>
        row.release === release && (row.component === one.component || release.distribution === 'debian'),
    );
    const row =
      here.find(({ source }) => source.known?.suite.suite === one.suite) ??
      here.find(({ source }) => source.known?.suite.suite === 'main');
    if (row === undefined) return undefined;
    return { package: one, source: row.source, place: `${row.source.suite}/${row.component}` };
  }
}
