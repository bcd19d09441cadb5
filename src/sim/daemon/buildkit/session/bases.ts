import type { Steps } from '#sim/kernel/program';
import type { SolveTarget } from '../../api/buildkit';
import { fail, isFailure, type Failure } from '../dockerfile/failure';
import { Linter } from '../dockerfile/lint';
import { addTriggers } from '../plan/dispatch';
import type { BaseImage } from '../plan/image';
import type { FrontendOptions } from '../plan/options';
import type { Planning } from '../plan/planning';
import { fullReference } from '../plan/reference';
import type { StageState } from '../plan/stage';
import type { Stages } from '../plan/stages';
import { loadMetadata } from './metadata';
import type { Session } from './session';

/** What the stages stand on and copy from, with the triggers of ONBUILD. */
export function* loadBases(
  session: Session,
  target: SolveTarget,
  stages: Stages,
  images: Map<string, BaseImage>,
  options: FrontendOptions,
  end: () => void,
): Steps<Failure | undefined> {
  for (const stage of stages.needed) {
    if (stage.parent !== undefined) continue;
    const named = baseName(stage, options);
    if (isFailure(named)) return named;
    const image = yield* loadOne(session, target, images, named, stage.base, stage.platform, end);
    if (isFailure(image)) return fail(image.failed, stage.lines.range);
    stage.image = image;
    const failure = addTriggers({ lint: stageLint(), escape: '\\' } as Planning, stage, image);
    if (failure !== undefined) return failure;
  }
  for (const stage of stages.needed) {
    for (const [name, source] of stage.sources) {
      if (!('image' in source)) continue;
      const image = yield* loadOne(session, target, images, source.image, name, stage.platform, end);
      if (!isFailure(image)) continue;
      const at = stage.commands.find(
        ({ flags, lists }) =>
          flags['from'] === name || (lists['mount'] ?? []).some((mount) => mount.includes(`from=${name}`)),
      );
      return fail(image.failed, ...(at === undefined ? [] : [at.range]));
    }
  }
  return undefined;
}

const stageLint = () => new Linter('skip=all');

/** A stage's base as a full reference; further contexts stand for images of their name. */
function baseName(stage: StageState, options: FrontendOptions): string | Failure {
  const context = options.contexts[stage.base.toLowerCase()];
  if (context?.startsWith('docker-image://') === true) {
    const reference = fullReference(context.slice('docker-image://'.length));
    return typeof reference === 'string' ? reference : fail(reference.wrong, stage.lines.range);
  }
  if (stage.base === 'scratch') return 'scratch';
  const reference = fullReference(stage.base);
  return typeof reference === 'string'
    ? reference
    : fail(`failed to parse stage name ${JSON.stringify(stage.base)}: ${reference.wrong}`, stage.lines.range);
}

function* loadOne(
  session: Session,
  target: SolveTarget,
  images: Map<string, BaseImage>,
  reference: string,
  shown: string,
  platform: string,
  end: () => void,
): Steps<BaseImage | Failure> {
  const known = images.get(reference);
  if (known !== undefined) return known;
  const image = yield* loadMetadata(session, target.name, reference, shown, platform, target.pull, end);
  if (!isFailure(image)) images.set(reference, image);
  return image;
}
