import { isBad, parseReference, withDefaultTag } from '#sim/cli/reference';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { command } from '../command';
import type { Project } from '../model/project';
import type { Service } from '../model/service';
import { untilOneFails } from '../plan/graph';
import { localImages, type ImageIds } from '../plan/images';
import { pullImage, pullingOf, type Pulling } from '../plan/pull';
import { onlyThese } from '../plan/select';
import { done } from '../progress/event';

interface Asked {
  readonly services: readonly string[];
  readonly ignoresBuildable: boolean;
  readonly ignoresFailures: boolean;
  readonly withDependencies: boolean;
  readonly policy: string;
  readonly isQuiet: boolean;
}

export const pull = command({
  name: 'pull',
  usage: '[SERVICE...]',
  short: 'Fetch the images of services',
  args: {},
  flags: {
    'ignore-buildable': { kind: 'bool', help: 'Leave out images that can be built' },
    'ignore-pull-failures': { kind: 'bool', help: 'Fetch what can be fetched, and never mind the rest' },
    'include-deps': { kind: 'bool', help: 'Images of what the services depend on, too' },
    policy: { kind: 'string', help: 'When to fetch ("missing"|"always")' },
    quiet: { kind: 'bool', short: 'q', help: 'Print nothing of how it goes' },
  },
  *run({ compose, flags, args }) {
    const asked: Asked = {
      services: args,
      ignoresBuildable: flags['ignore-buildable'] === true,
      ignoresFailures: flags['ignore-pull-failures'] === true,
      withDependencies: flags['include-deps'] === true,
      policy: flags.policy ?? '',
      isQuiet: flags.quiet === true,
    };
    return yield* compose.end(yield* compose.loop.run(load(compose, asked)));
  },
});

function* load(compose: Compose, asked: Asked): Steps<Refusal | undefined> {
  const loaded = yield* compose.project(asked.services);
  if (isRefusal(loaded)) return loaded;
  const project = asked.withDependencies ? loaded : onlyThese(loaded, asked.services);
  return yield* compose.showing('Pulling', pullAll(compose, project, asked));
}

function* pullAll(compose: Compose, project: Project, asked: Asked): Steps<Refusal | undefined> {
  const have = yield* localImages(compose, project);
  if (isRefusal(have)) return have;
  const under = new Map<string, string>();
  const wanted: Pulling[] = [];
  for (const [name, declared] of Object.entries(project.services)) {
    const service = asked.policy === '' ? declared : { ...declared, pull_policy: asked.policy };
    const reason = reasonToSkip(service, have, under, asked);
    if (reason !== undefined) {
      yield* compose.tell({ ...done(name, ''), text: reason });
      continue;
    }
    under.set(service.image ?? '', name);
    wanted.push(pullingOf(project, name, service));
  }
  const mustBuild: string[] = [];
  const one = function* (pulling: Pulling): Steps<Refusal | undefined> {
    const id = yield* pullImage(compose, pulling, asked.isQuiet);
    if (!isRefusal(id)) return undefined;
    if (pulling.isBuildable) mustBuild.push(pulling.name);
    return pulling.isBuildable || asked.ignoresFailures ? undefined : id;
  };
  const failed = yield* untilOneFails(compose, wanted.map(one));
  if (mustBuild.length > 0) {
    const hint = 'WARNING: Some service image(s) must be built from source by running:';
    yield* compose.tellBelow(`${hint}\n    docker compose build ${mustBuild.join(' ')}`);
  }
  return failed;
}

function reasonToSkip(
  service: Service,
  have: ImageIds,
  under: ReadonlyMap<string, string>,
  asked: Asked,
): string | undefined {
  const { image, pull_policy: policy } = service;
  if (image === undefined) return 'Skipped - No image to be pulled';
  if (policy === 'never' || policy === 'build') return 'Skipped';
  const isLazy = policy === 'missing' || policy === 'if_not_present';
  if (isLazy && isSettled(image, have)) return 'Skipped - Image is already present locally';
  if (service.build !== undefined && asked.ignoresBuildable) return 'Skipped - Image can be built';
  const other = under.get(image);
  return other === undefined ? undefined : `Skipped - Image is already being pulled by ${other}`;
}

/** It is there, and under a tag that is not meant to move. */
function isSettled(image: string, have: ImageIds): boolean {
  const reference = parseReference(image);
  return have.has(image) && !isBad(reference) && withDefaultTag(reference).tag !== 'latest';
}
