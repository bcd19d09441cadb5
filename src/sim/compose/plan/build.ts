import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { composeVersion, labels as names } from '../client/labels';
import type { Project } from '../model/project';
import type { Build, Service, StringMap } from '../model/service';
import { done, working } from '../progress/event';
import { bakeImages, findBuildx } from './bake';
import { buildClassic } from './build-classic';
import { inDependencyOrder } from './graph';
import type { ImageIds } from './images';
import { imageOf } from './names';

/** What `build`, or a command that builds on its way, was asked for. */
export interface BuildOrder {
  /** empty for all */
  readonly services: readonly string[];
  /** what they depend on is built, too */
  readonly withDependencies: boolean;
  readonly args: Readonly<Record<string, string | null>>;
  readonly pull: boolean;
  readonly noCache: boolean;
  readonly isQuiet: boolean;
  readonly push: boolean;
  readonly check: boolean;
  readonly print: boolean;
  readonly memory: number;
  readonly provenance: string;
  readonly sbom: string;
  readonly ssh: readonly string[];
  readonly builder: string;
}

export const plainBuild: BuildOrder = {
  ...{ services: [], withDependencies: false, args: {}, pull: false, noCache: false, isQuiet: false },
  ...{ push: false, check: false, print: false, memory: 0, provenance: '', sbom: '', ssh: [], builder: '' },
};

/** One service's image that is to be built. */
export interface Building {
  readonly name: string;
  readonly service: Service;
  readonly build: Build;
  readonly image: string;
}

/** Builds what is missing or shall be built; image name → id of what was made. */
export function* buildImages(
  compose: Compose,
  project: Project,
  order: BuildOrder,
  have: ImageIds,
): Steps<ImageIds | Refusal> {
  const all = servicesToBuild(compose, project, order);
  const wanted = all.filter(({ image, service }) => !have.has(image) || service.pull_policy === 'build');
  if (wanted.length === 0) return new Map();
  const usesBuildKit = yield* hasBuildKit(compose);
  if (usesBuildKit || order.print) return yield* bakeImages(compose, project, order, wanted);
  return yield* buildOneByOne(compose, project, order, wanted);
}

/** Services with a build section among those that are meant. */
export function servicesToBuild(compose: Compose, project: Project, order: BuildOrder): Building[] {
  const chosen = new Set<string>();
  const add = (name: string): void => {
    const service = project.services[name];
    if (!service || chosen.has(name)) return;
    chosen.add(name);
    if (order.withDependencies) for (const other of Object.keys(service.depends_on ?? {})) add(other);
    for (const context of Object.values(service.build?.additional_contexts ?? {})) {
      if (context.startsWith('service:')) add(context.slice('service:'.length));
    }
  };
  for (const name of order.services.length > 0 ? order.services : Object.keys(project.services)) add(name);
  return Object.entries(project.services).flatMap(([name, service]) =>
    service.build && chosen.has(name)
      ? [{ name, service, build: service.build, image: imageOf(project, name, service, compose.separator) }]
      : [],
  );
}

const isFalse = (text: string | undefined): boolean => /^(0|f|false)$/i.test(text ?? '');

function* hasBuildKit(compose: Compose): Steps<boolean> {
  const isOff = isFalse(compose.variable('DOCKER_BUILDKIT'));
  if (isFalse(compose.variable('COMPOSE_BAKE'))) {
    yield* compose.warn(
      'COMPOSE_BAKE=false is deprecated, support for internal compose builder will be removed in next release',
    );
    return !isOff;
  }
  if (!isOff && findBuildx(compose.cli.p) !== undefined) return true;
  const tail = isOff ? "buildkit isn't enabled" : "buildx isn't installed";
  yield* compose.warn(`Docker Compose is configured to build using Bake, but ${tail}`);
  return false;
}

function* buildOneByOne(
  compose: Compose,
  project: Project,
  order: BuildOrder,
  wanted: readonly Building[],
): Steps<ImageIds | Refusal> {
  const built: ImageIds = new Map();
  const failed = yield* inDependencyOrder(compose, project, function* (name) {
    const one = wanted.find((building) => building.name === name);
    if (!one) return undefined;
    yield* compose.tell(working(`Service ${name}`, 'Building'));
    const id = yield* buildClassic(compose, project, order, one);
    if (isRefusal(id)) return id;
    yield* compose.tell(done(`Service ${name}`, 'Built'));
    built.set(one.image, id);
    return undefined;
  });
  if (failed) return failed;
  for (const { name, image } of wanted) if (built.has(image)) yield* compose.tell(done(name, 'Built'));
  return built;
}

/** Labels of an image that compose builds. */
export function imageLabels(project: Project, { name, build }: Building): StringMap {
  return {
    ...build.labels,
    [names.version]: composeVersion,
    [names.project]: project.name,
    [names.service]: name,
  };
}

/** The arguments of a build: those of the file, those of the command line, and the environment for bare names. */
export function buildArguments(project: Project, order: BuildOrder, { build }: Building): StringMap {
  const args: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...build.args, ...order.args })) {
    const resolved = value ?? project.environment[name];
    if (resolved !== undefined) args[name] = resolved;
  }
  return args;
}
