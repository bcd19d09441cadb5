import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { isOneOff, isOrphanOf, nameOf, projectContainers, serviceOf } from '../client/containers';
import type { Project } from '../model/project';
import type { BuildOrder } from './build';
import { Convergence, type Recreation } from './convergence';
import { inDependencyOrder } from './graph';
import { ensureImages } from './images';
import { ensureNetworks } from './networks';
import { removeAll } from './stop';
import { ensureVolumes } from './volumes';

/** How containers are brought to what the files say. */
export interface Creating {
  /** undefined: nothing is built */
  readonly build: BuildOrder | undefined;
  /** those that were named; empty for all */
  readonly services: readonly string[];
  readonly removesOrphans: boolean;
  readonly ignoresOrphans: boolean;
  readonly recreate: Recreation;
  /** for services that were not named */
  readonly recreateDependencies: Recreation;
  /** anonymous volumes go on in the new container */
  readonly inherits: boolean;
  /** seconds to stop what is replaced; undefined: each container's own */
  readonly timeout: number | undefined;
  readonly isQuietPull: boolean;
  readonly assumesYes: boolean;
}

export const plainCreate: Creating = {
  ...{ build: undefined, services: [], removesOrphans: false, ignoresOrphans: false },
  ...{ recreate: 'diverged', recreateDependencies: 'diverged', inherits: true },
  ...{ timeout: undefined, isQuietPull: false, assumesYes: false },
};

/** Images, networks, volumes and containers as the project wants them; nothing is started. */
export function* createProject(
  compose: Compose,
  project: Project,
  how: Creating,
): Steps<Refusal | undefined> {
  const clash = clashingNames(project);
  if (clash) return clash;
  const images = yield* ensureImages(compose, project, how.build, how.isQuietPull);
  if (isRefusal(images)) return images;
  const networks = yield* ensureNetworks(compose, project);
  if (isRefusal(networks)) return networks;
  const volumes = yield* ensureVolumes(compose, project, how.assumesYes);
  if (isRefusal(volumes)) return volumes;
  const rows = yield* projectContainers(compose, project.name, { oneOff: 'include', all: true });
  if (isRefusal(rows)) return rows;
  if (compose.api.isDryRun) compose.api.imagined.push(...rows);
  const orphaned = yield* dealWithOrphans(compose, project, rows, how);
  if (orphaned) return orphaned;
  const named = how.services.length > 0 ? how.services : Object.keys(project.services);
  const convergence = new Convergence(compose, project, { images, networks, volumes }, observed(rows));
  return yield* inDependencyOrder(compose, project, (name) =>
    convergence.converge(name, {
      policy: named.includes(name) ? how.recreate : how.recreateDependencies,
      inherits: how.inherits,
      timeout: how.timeout,
    }),
  );
}

/** Service → its containers, without those of `run`. */
export function observed(rows: readonly ContainerRow[]): Map<string, ContainerRow[]> {
  const found = new Map<string, ContainerRow[]>();
  for (const row of rows.filter((one) => !isOneOff(one))) {
    found.set(serviceOf(row), [...(found.get(serviceOf(row)) ?? []), row]);
  }
  return found;
}

function clashingNames(project: Project): Refusal | undefined {
  const taken = new Set<string>();
  for (const [name, { container_name: own }] of Object.entries(project.services)) {
    if (own === undefined) continue;
    if (taken.has(own))
      return refuse(
        `services.${name}: container name ${JSON.stringify(own)} is already in use by service {}"`,
      );
    taken.add(own);
  }
  return undefined;
}

function* dealWithOrphans(
  compose: Compose,
  project: Project,
  rows: readonly ContainerRow[],
  how: Creating,
): Steps<Refusal | undefined> {
  const orphans = rows.filter(isOrphanOf(project));
  if (orphans.length === 0 || how.ignoresOrphans) return undefined;
  if (how.removesOrphans) return yield* removeAll(compose, orphans, undefined, { volumes: false });
  const names = orphans.map(nameOf).join(' ');
  const hint =
    'If you removed or renamed this service in your compose file, you can run this command with the --remove-orphans flag to clean it up.';
  yield* compose.warn(`Found orphan containers ([${names}]) for this project. ${hint}`);
  return undefined;
}
