import { fits, pick, versionsOf, type NpmVersion } from './registry';

/** A folder of node_modules: `node_modules/a/node_modules/b`. */
export interface Placed {
  path: string;
  package: NpmVersion;
  isDev: boolean;
}

export interface Wish {
  name: string;
  range: string;
}

/** Why a tree cannot be made. */
export type TreeProblem =
  | { code: 'E404'; name: string; range: string }
  | { code: 'ETARGET'; name: string; range: string }
  | {
      code: 'ERESOLVE';
      wish: Wish;
      found: NpmVersion;
      foundRange: string;
      peer: string;
      peerRange: string;
      by: NpmVersion;
    };

export function isProblem(answer: Map<string, Placed> | TreeProblem): answer is TreeProblem {
  return 'code' in answer;
}

interface Job {
  /** path of whoever needs it; '' is the project */
  by: string;
  name: string;
  range: string;
  isDev: boolean;
}

/**
 * The ideal tree, as npm makes it: each package lies as near to the top as it can without hiding another version that is needed
 * there. `kept`: versions that a lock file or the disk has already.
 */
export function makeTree(
  wishes: readonly (Wish & { isDev: boolean })[],
  kept: ReadonlyMap<string, string>,
  withPeers: boolean,
): Map<string, Placed> | TreeProblem {
  const tree = new Map<string, Placed>();
  const jobs: Job[] = wishes.map(({ name, range, isDev }) => ({ by: '', name, range, isDev }));
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    const seen = visible(tree, job.by, job.name);
    if (seen !== undefined && fits(seen.package.version, job.range)) {
      if (!job.isDev && seen.isDev) markNeeded(tree, seen);
      continue;
    }
    const problem = place(tree, jobs, job, kept);
    if (problem !== undefined) return problem;
  }
  return (withPeers ? settlePeers(tree, wishes, kept) : undefined) ?? tree;
}

/** Peers of what is at the top must be met at the top (npm 7 and later). */
function settlePeers(
  tree: Map<string, Placed>,
  wishes: readonly (Wish & { isDev: boolean })[],
  kept: ReadonlyMap<string, string>,
): TreeProblem | undefined {
  for (const placed of [...tree.values()]) {
    for (const [peer, range] of Object.entries(placed.package.peers)) {
      const seen = visible(tree, parentOf(placed.path), peer);
      if (seen !== undefined && fits(seen.package.version, range)) continue;
      const wish = wishes.find((one) => one.name === peer);
      const own = wishes.find((one) => one.name === placed.package.name);
      if (seen !== undefined && wish !== undefined && own !== undefined) {
        return {
          code: 'ERESOLVE',
          wish: own,
          found: seen.package,
          foundRange: wish.range,
          peer,
          peerRange: range,
          by: placed.package,
        };
      }
      if (seen !== undefined) continue;
      const jobs: Job[] = [{ by: '', name: peer, range, isDev: placed.isDev }];
      for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
        const there = visible(tree, job.by, job.name);
        if (there !== undefined && fits(there.package.version, job.range)) continue;
        if (place(tree, jobs, job, kept) !== undefined) break;
      }
    }
  }
  return undefined;
}

function place(
  tree: Map<string, Placed>,
  jobs: Job[],
  job: Job,
  kept: ReadonlyMap<string, string>,
): TreeProblem | undefined {
  const locked =
    kept.get(`${job.by === '' ? '' : `${job.by}/`}node_modules/${job.name}`) ??
    kept.get(`node_modules/${job.name}`);
  const list = versionsOf(job.name);
  const chosen =
    (locked !== undefined && fits(locked, job.range)
      ? list.find((one) => one.version === locked)
      : undefined) ?? pick(job.name, job.range);
  if (chosen === undefined)
    return { code: list.length === 0 ? 'E404' : 'ETARGET', name: job.name, range: job.range };
  const path = `${folderFor(tree, job)}node_modules/${job.name}`;
  tree.set(path, { path, package: chosen, isDev: job.isDev });
  const needs = Object.entries(chosen.dependencies).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, range] of needs) jobs.push({ by: path, name, range, isDev: job.isDev });
  return undefined;
}

/** The highest folder from which a new copy is seen, and where it hides no other. */
function folderFor(tree: ReadonlyMap<string, Placed>, job: Job): string {
  let best = job.by;
  for (let at = job.by; ; at = parentOf(at)) {
    if (tree.has(`${at === '' ? '' : `${at}/`}node_modules/${job.name}`)) break;
    best = at;
    if (at === '') break;
  }
  return best === '' ? '' : `${best}/`;
}

/** The package in whose node_modules a path lies; '' is the project. */
function parentOf(path: string): string {
  const at = path.lastIndexOf('node_modules/');
  return at <= 0 ? '' : path.slice(0, at - 1);
}

/** What `require` finds from a folder. */
function visible(tree: ReadonlyMap<string, Placed>, from: string, name: string): Placed | undefined {
  for (let at = from; ; at = parentOf(at)) {
    const found = tree.get(`${at === '' ? '' : `${at}/`}node_modules/${name}`);
    if (found !== undefined || at === '') return found;
  }
}

function markNeeded(tree: ReadonlyMap<string, Placed>, placed: Placed): void {
  if (!placed.isDev) return;
  placed.isDev = false;
  for (const name of Object.keys(placed.package.dependencies)) {
    const next = visible(tree, placed.path, name);
    if (next !== undefined) markNeeded(tree, next);
  }
}

/** What a package sees of its needs: for `npm ls`. */
export function childrenOf(
  tree: ReadonlyMap<string, Placed>,
  path: string,
  names: readonly string[],
): (Placed | string)[] {
  return names.map((name) => visible(tree, path, name) ?? name);
}
