import { nameOf, type ApkIndex, type ApkPackage } from './index';
import type { ApkDatabase } from './database';
import { meetsApk } from './version';

/** What must change to have what the world file asks for; or why that cannot be. */
export interface Change {
  install: ApkPackage[];
  remove: string[];
  problems: string[];
}

/** Solves a list of wishes: everything they need, dependencies first; whatever nobody needs any more goes. */
export function solve(
  database: ApkDatabase,
  index: ApkIndex,
  world: readonly string[],
  upgrade: boolean,
): Change {
  const chosen = new Map<string, ApkPackage>();
  const order: ApkPackage[] = [];
  const problems: string[] = [];
  const choose = (wish: string): ApkPackage | undefined => {
    const name = nameOf(wish);
    const here = database.provider(name);
    const offers = index.find(wish).filter((one) => one.name !== name || meetsApk(one.version, wish));
    const isFine = here !== undefined && (here.name !== name || meetsApk(here.version, wish));
    if (isFine && !upgrade) return here;
    const best =
      offers.find((one) => chosen.has(one.name)) ??
      offers.find((one) => one.name === here?.name) ??
      offers[0];
    return best ?? (isFine ? here : undefined);
  };
  const visit = (wish: string, by: string): void => {
    if (wish.startsWith('!')) return;
    const one = choose(wish);
    if (one === undefined) {
      problems.push(...problemOf(index, wish, by));
      return;
    }
    if (chosen.has(one.name)) return;
    chosen.set(one.name, one);
    for (const dependency of one.depends) visit(dependency, `${one.name}-${one.version}`);
    order.push(one);
  };
  for (const wish of world) visit(wish, `world[${wish}]`);
  if (problems.length > 0) return { install: [], remove: [], problems };
  addInstallIf(index, chosen, visit);
  const install = order.filter((one) => database.packages.get(one.name)?.version !== one.version);
  const remove = [...database.packages.keys()].filter((name) => !chosen.has(name));
  return { install, remove, problems };
}

/** Packages that come along when all of their conditions are there: `bash-completion` things, `…-doc`. */
function addInstallIf(
  index: ApkIndex,
  chosen: ReadonlyMap<string, ApkPackage>,
  visit: (wish: string, by: string) => void,
): void {
  for (const one of index.packages.values()) {
    if (one.installIf.length === 0 || chosen.has(one.name)) continue;
    const isMet = one.installIf.every((wish) => {
      const here = chosen.get(nameOf(wish));
      return here !== undefined && meetsApk(here.version, wish);
    });
    if (isMet) visit(one.name, one.name);
  }
}

function problemOf(index: ApkIndex, wish: string, by: string): string[] {
  const name = nameOf(wish);
  const other = index.packages.get(name);
  if (other !== undefined)
    return [`  ${name}-${other.version}:`, `    breaks: ${by.replace(/^world\[.*/, `world[${wish}]`)}`];
  return [`  ${name} (no such package):`, `    required by: ${by}`];
}
