import type { Dice } from './dice';
import type { App, Difficulty, Served, Tenant } from './puzzle';
import { runtimes, services, type RuntimeName, type ServiceName } from './wares';

/** How many tenants of each kind a puzzle has, and how choosy its applications are. */
interface Recipe {
  apps: number;
  services: number;
  /** likelihoods: built for glibc alone, calls git, reads the rates */
  glibc: number;
  git: number;
  rates: number;
}

const recipes: Readonly<Record<Difficulty, Recipe>> = {
  1: { apps: 2, services: 1, glibc: 0, git: 0, rates: 0 },
  2: { apps: 3, services: 1, glibc: 0.3, git: 0, rates: 0.3 },
  3: { apps: 4, services: 1, glibc: 0.6, git: 0.25, rates: 0.3 },
  4: { apps: 4, services: 2, glibc: 0.6, git: 0.2, rates: 0.4 },
  5: { apps: 4, services: 2, glibc: 0.6, git: 0.2, rates: 0.4 },
};

const appNames = [
  'orders',
  'stock',
  'mail',
  'prices',
  'labels',
  'photos',
  'chat',
  'parcels',
  'reviews',
  'coupons',
];

/** Draws who wants to live there. */
export function drawTenants(difficulty: Difficulty, dice: Dice): Tenant[] {
  const recipe = recipes[difficulty];
  const taken = new Set<number>();
  const names = dice.some(appNames, recipe.apps);
  const first: RuntimeName = dice.of(['node', 'node', 'python']);
  const apps = names.map((name, index): App => {
    // One of a kind more than there are hosts: they are who clashes.
    const runtime = index < (difficulty < 4 ? 2 : 3) ? first : dice.of(['node', 'python'] as const);
    const needsGit = dice.says(recipe.git);
    return {
      kind: 'app',
      name,
      runtime,
      versions: drawVersions(runtime, difficulty, dice),
      isGlibc: !needsGit && dice.says(recipe.glibc),
      needsGit,
      ...(dice.says(recipe.rates) ? { rates: 1 + dice.below(3) } : {}),
      door: drawDoor(runtimes[runtime].port, taken, dice),
    };
  });
  const served = dice
    .some(Object.keys(services) as ServiceName[], recipe.services)
    .map((name): Served => ({ kind: 'service', name, door: drawDoor(services[name].port, taken, dice) }));
  const lab: Tenant[] = difficulty === 5 ? [{ kind: 'kernel', name: 'lab', host: dice.below(2) }] : [];
  if (difficulty > 3) shareDoor([...apps, ...served], dice);
  return [...apps, ...served, ...lab];
}

/** One version, or two that need not be neighbours: the image can then be chosen by what it shares. */
function drawVersions(runtime: RuntimeName, difficulty: Difficulty, dice: Dice): string[] {
  const { versions } = runtimes[runtime];
  const some = dice.some(versions, difficulty > 1 && dice.says(0.5) ? 2 : 1);
  return versions.filter((version) => some.includes(version));
}

/** The port that the program listens on anyhow, if it is free and chance says so; else another. */
function drawDoor(inside: number, taken: Set<number>, dice: Dice): number {
  let door = dice.says(0.5) && !taken.has(inside) ? inside : 0;
  while (door === 0 || (door !== inside && taken.has(door))) door = 8001 + dice.below(90);
  taken.add(door);
  return door;
}

/** Two of them shall answer at the same door: then they cannot live on one host. */
function shareDoor(tenants: (App | Served)[], dice: Dice): void {
  if (dice.says(0.5)) return;
  const [one, other] = dice.some(tenants, 2);
  if (one !== undefined && other !== undefined) other.door = one.door;
}
