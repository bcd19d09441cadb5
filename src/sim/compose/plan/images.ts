import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import { isMissing } from '../client/api';
import type { InspectedImage } from '../client/answers';
import type { Compose } from '../client/compose';
import type { Project } from '../model/project';
import type { Service } from '../model/service';
import { buildImages, type BuildOrder } from './build';
import { imageOf } from './names';
import { pullMissing } from './pull';

/** Image name → id, of those that are there. */
export type ImageIds = Map<string, string>;

/** Images of the project's services that the engine has. */
export function* localImages(compose: Compose, project: Project): Steps<ImageIds | Refusal> {
  const names = new Set(
    Object.entries(project.services).flatMap(([name, service]) => [
      imageOf(project, name, service, compose.separator),
      ...(service.volumes ?? []).filter(({ type }) => type === 'image').map(({ source = '' }) => source),
    ]),
  );
  const ids: ImageIds = new Map();
  let failed: Refusal | undefined;
  const look = function* (name: string): Steps<void> {
    const image = yield* compose.api.json<InspectedImage>('GET', `/images/${name}/json`);
    if (!isRefusal(image)) ids.set(name, image.Id);
    else if (!isMissing(image)) failed ??= refuse(`unable to get image '${name}': ${image.refused}`);
  };
  yield* compose.loop.all([...names].map(look));
  return failed ?? ids;
}

/** Sees to it that every service has its image: pulled or built where it is missing or asked for. */
export function* ensureImages(
  compose: Compose,
  project: Project,
  build: BuildOrder | undefined,
  isQuiet: boolean,
): Steps<ImageIds | Refusal> {
  for (const [name, service] of Object.entries(project.services)) {
    if (!hasImage(service)) {
      return refuse(`invalid service ${JSON.stringify(name)}. Must specify either image or build`);
    }
  }
  const ids = yield* localImages(compose, project);
  if (isRefusal(ids)) return ids;
  const pulled = yield* pullMissing(compose, project, ids, isQuiet);
  if (pulled) return pulled;
  if (!build) return ids;
  const built = yield* buildImages(compose, project, build, ids);
  if (isRefusal(built)) return built;
  for (const [name, id] of built) ids.set(name, id);
  return ids;
}

function hasImage(service: Service): boolean {
  return service.provider !== undefined || service.image !== undefined || service.build !== undefined;
}
