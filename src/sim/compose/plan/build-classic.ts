import { humanSize } from '#sim/cli/format/units';
import { contextFor } from '#sim/cli/image/build-context';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { labels } from '../client/labels';
import type { Project } from '../model/project';
import { dockerfileOf } from './bake-file';
import { buildArguments, type Building, type BuildOrder } from './build';

interface Message {
  readonly stream?: string;
  readonly aux?: { readonly ID?: string };
  readonly error?: string;
  readonly errorDetail?: { readonly code?: number; readonly message?: string };
}

/** A step of the build failed: the client's exit status is the step's. */
export interface FailedBuild extends Refusal {
  readonly exitCode?: number;
}

/** Builds one image with the builder of old (`POST /build`), and says its id. */
export function* buildClassic(
  compose: Compose,
  project: Project,
  order: BuildOrder,
  building: Building,
): Steps<string | FailedBuild> {
  const { build } = building;
  const refused = unsupported(building);
  if (refused) return refused;
  const context = yield* contextFor(compose.cli, build.context ?? '.', dockerfileOf(build));
  if (isRefusal(context)) return context;
  const size = humanSize(context.archive.length, 4).padStart(8);
  yield* compose.cli.out(`Sending build context to Docker daemon  ${size}\r\r\n`);
  const args = buildArguments(project, order, building);
  const opened = yield* compose.api.open('POST', '/build', {
    query: {
      buildargs: JSON.stringify(args),
      cachefrom: build.cache_from && JSON.stringify(build.cache_from),
      dockerfile: context.dockerfile,
      extrahosts: build.extra_hosts?.join(','),
      labels: JSON.stringify({ ...build.labels, [labels.builder]: 'classic' }),
      memory: order.memory > 0 ? String(order.memory) : undefined,
      networkmode: build.network,
      nocache: order.noCache || build.no_cache === true ? '1' : undefined,
      pull: order.pull || build.pull === true ? '1' : undefined,
      rm: '1',
      t: [building.image, ...(build.tags ?? [])],
      target: build.target,
      version: '1',
    },
    body: context.archive,
    headers: [
      ['Content-Type', 'application/x-tar'],
      ['X-Registry-Config', 'e30='],
    ],
  });
  if (isRefusal(opened)) return opened;
  return yield* show(compose, opened);
}

/** What only BuildKit can do. */
function unsupported({ build }: Building): Refusal | undefined {
  const needs: readonly (readonly [boolean, string])[] = [
    [
      (build.platforms ?? []).length > 1,
      'this builder does not support multi-arch build, set DOCKER_BUILDKIT=1 to use multi-arch builder',
    ],
    [
      build.privileged === true,
      'this builder does not support privileged mode, set DOCKER_BUILDKIT=1 to use builder supporting privileged mode',
    ],
    [
      Object.keys(build.additional_contexts ?? {}).length > 0,
      'this builder does not support additional contexts, set DOCKER_BUILDKIT=1 to use BuildKit which does',
    ],
    [
      Object.keys(build.ssh ?? {}).length > 0,
      'this builder does not support SSH keys, set DOCKER_BUILDKIT=1 to use BuildKit which does',
    ],
    [
      (build.secrets ?? []).length > 0,
      'this builder does not support secrets, set DOCKER_BUILDKIT=1 to use BuildKit which does',
    ],
  ];
  const missing = needs.find(([isNeeded]) => isNeeded);
  return missing && refuse(missing[1]);
}

function* show(
  compose: Compose,
  opened: Parameters<Compose['api']['chunk']>[0],
): Steps<string | FailedBuild> {
  let id = '';
  const failed = yield* compose.api.messages(opened, function* (message: Message): Steps<
    FailedBuild | undefined
  > {
    if (message.error !== undefined) {
      const { code, message: words = message.error } = message.errorDetail ?? {};
      return { ...refuse(words), ...(code !== undefined && { exitCode: code }) };
    }
    if (message.stream !== undefined) yield* compose.cli.out(message.stream);
    id = message.aux?.ID ?? id;
    return undefined;
  });
  return failed ?? id;
}
