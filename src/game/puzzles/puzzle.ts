import { runtimes, services, type RuntimeName, type ServiceName } from './wares';

export type Difficulty = 1 | 2 | 3 | 4 | 5;

/** An application of the company's own: its sources are on every host. */
export interface App {
  kind: 'app';
  name: string;
  runtime: RuntimeName;
  /** versions of the runtime that its binary part was built for */
  versions: readonly string[];
  /** its binary part was built for glibc alone: Alpine has another C library */
  isGlibc: boolean;
  /** it calls git, which only the plain images have */
  needsGit: boolean;
  /** which edition of /etc/shop/rates.json it has to find */
  rates?: number;
  /** port of a host at which it has to answer */
  door: number;
}

/** A program from an image. */
export interface Served {
  kind: 'service';
  name: ServiceName;
  door: number;
}

/** A test that ends with a fallen kernel: it must not be the kernel of the others. */
export interface KernelTest {
  kind: 'kernel';
  name: 'lab';
  /** index of the host whose hardware it is for */
  host: number;
}

export type Tenant = App | Served | KernelTest;

export interface PuzzleHost {
  name: string;
  /** versions of the runtimes that are installed on it */
  has: Readonly<Record<RuntimeName, string>>;
  /** bytes, all of it */
  memory: number;
  /** bytes for images: what its disk has free at the beginning */
  disk: number;
}

export interface Puzzle {
  id: string;
  seed: number;
  difficulty: Difficulty;
  hosts: readonly PuzzleHost[];
  tenants: readonly Tenant[];
}

/** Where a tenant lives. */
export type Place =
  | { kind: 'bare'; host: number }
  | { kind: 'container'; host: number; image: string }
  | { kind: 'vm'; host: number };

/** An arrangement of a puzzle's tenants, in their order, and what the images take on each host's disk, bytes. */
export interface Plan {
  places: Place[];
  disk: number[];
}

const largestSeed = 2 ** 31 - 1;

/** A puzzle's name: everything else follows from it. */
export function puzzleId(difficulty: Difficulty, seed: number): string {
  return `puzzle-${difficulty}-${seed}`;
}

/** What such a name says; undefined: it is none. */
export function readPuzzleId(id: string): { difficulty: Difficulty; seed: number } | undefined {
  const [, difficulty = '', digits = ''] = /^puzzle-([1-5])-(\d{1,10})$/.exec(id) ?? [];
  const seed = Number(digits);
  if (difficulty === '' || seed > largestSeed || String(seed) !== digits) return undefined;
  return { difficulty: Number(difficulty) as Difficulty, seed };
}

/** Images in which a tenant runs, the one that one types first at the beginning. */
export function imagesFor(tenant: Tenant): readonly string[] {
  if (tenant.kind === 'kernel') return [];
  if (tenant.kind === 'service') return services[tenant.name].images;
  const variants = tenant.needsGit ? [''] : tenant.isGlibc ? ['', '-slim'] : ['', '-slim', '-alpine'];
  return tenant.versions.flatMap((version) =>
    variants.map((variant) => `${tenant.runtime}:${version}${variant}`),
  );
}

/** The port that a tenant listens on, wherever it is. */
export function insidePort(tenant: App | Served): number {
  return tenant.kind === 'app' ? runtimes[tenant.runtime].port : services[tenant.name].port;
}
