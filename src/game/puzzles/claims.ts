import type { Stacks } from './layers';
import { insidePort, type App, type Place, type Puzzle, type Tenant } from './puzzle';
import { solve } from './solve';
import { runtimes, type RuntimeName } from './wares';

/**
 * What a puzzle cannot be solved without:
 * `isolation`: whatever one version of each runtime is installed on each host, its applications do not all run side by side;
 * `small`: with the plain images alone the disks are too small; `shared`: they are, if no layer were shared;
 * `apart`: no host could take all of them; `kernel`: something needs a kernel of its own.
 */
export type Claim = 'isolation' | 'small' | 'shared' | 'apart' | 'kernel';

/** Claims by difficulty: a puzzle of difficulty n needs the first n of them. */
export const claimsInOrder: readonly Claim[] = ['isolation', 'small', 'shared', 'apart', 'kernel'];

/** Each claim's proof. */
const proofs: Readonly<Record<Claim, (puzzle: Puzzle, stacks: Stacks) => boolean>> = {
  isolation: (puzzle) => !livesBare(puzzle),
  small: (puzzle, stacks) => solve(puzzle, { allows: isPlainPlace }, stacks) === undefined,
  shared: (puzzle, stacks) => solve(puzzle, { isUnshared: true }, stacks) === undefined,
  apart: (puzzle, stacks) =>
    puzzle.hosts.length > 1 &&
    puzzle.hosts.every((_, host) => {
      const at = {
        ...puzzle,
        tenants: puzzle.tenants.map((one) => (one.kind === 'kernel' ? { ...one, host } : one)),
      };
      return solve(at, { allows: (_tenant, place) => place.host === host }, stacks) === undefined;
    }),
  kernel: (puzzle) => puzzle.tenants.some(({ kind }) => kind === 'kernel'),
};

/** Whether a claim is true of a puzzle. */
export function isTrue(claim: Claim, puzzle: Puzzle, stacks: Stacks): boolean {
  return proofs[claim](puzzle, stacks);
}

/** Everything that can be said of a puzzle. */
export function claimsOf(puzzle: Puzzle, stacks: Stacks): Claim[] {
  return claimsInOrder.filter((claim) => isTrue(claim, puzzle, stacks));
}

/** With an image that one types without thinking: no `-slim`, no `-alpine`. */
export function isPlainPlace(_: Tenant, place: Place): boolean {
  return place.kind !== 'container' || !/-slim$|alpine$/.test(place.image);
}

/**
 * Whether the puzzle's own applications could all run without containers, if somebody could choose which one version of each
 * runtime is installed on each host, and if it did not matter at which door they answer. All distributions of them are tried.
 */
function livesBare({ hosts, tenants }: Puzzle): boolean {
  const apps = tenants.filter((tenant) => tenant.kind === 'app');
  const at: App[][] = hosts.map(() => []);
  const place = (index: number): boolean => {
    const app = apps[index];
    if (app === undefined) return true;
    return at.some((here) => {
      here.push(app);
      const goesOn = getAlong(here) && place(index + 1);
      here.pop();
      return goesOn;
    });
  };
  return place(0);
}

/** Whether applications could share one host: a version for all, ports of their own, one edition of the rates. */
function getAlong(apps: readonly App[]): boolean {
  const ports = apps.map(insidePort);
  const editions = apps.flatMap(({ rates }) => rates ?? []);
  return (
    new Set(ports).size === ports.length &&
    new Set(editions).size < 2 &&
    (Object.keys(runtimes) as RuntimeName[]).every((runtime) => {
      const own = apps.filter((app) => app.runtime === runtime);
      return runtimes[runtime].versions.some((version) =>
        own.every(({ versions }) => versions.includes(version)),
      );
    })
  );
}
