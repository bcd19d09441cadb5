import { refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import type { Project } from '../model/project';
import type { ImageIds } from './images';
import type { Building, BuildOrder } from './build';

/** Builds all of them in one go with BuildKit, as bake does. */
export function* bakeImages(
  compose: Compose,
  project: Project,
  order: BuildOrder,
  wanted: readonly Building[],
): Steps<ImageIds | Refusal> {
  yield* [];
  void [compose, project, order, wanted];
  return refuse('compose build with BuildKit is not simulated yet');
}
