import { parseTime } from '#sim/cli/format/time';
import { humanSize } from '#sim/cli/format/units';
import { canonicalName, isBad, parseReference, withDefaultTag } from '#sim/cli/reference';
import { registryAuth } from '#sim/cli/registry-auth';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { InspectedImage } from '../client/answers';
import type { Compose } from '../client/compose';
import type { Project } from '../model/project';
import type { Service } from '../model/service';
import { nanosOf } from '../model/units';
import type { EventStatus } from '../progress/event';
import type { ImageIds } from './images';
import { untilOneFails } from './graph';

interface PullMessage {
  readonly id?: string;
  readonly status?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
}

/** What of a service is pulled, and under which name that is shown. */
export interface Pulling {
  readonly name: string;
  readonly image: string;
  readonly platform: string | undefined;
  readonly isBuildable: boolean;
}

/** Pulls one image, and says its id. */
export function* pullImage(compose: Compose, pulling: Pulling, isQuiet: boolean): Steps<string | Refusal> {
  const { name, image, platform } = pulling;
  yield* compose.tell({ id: name, status: 'working', text: 'Pulling', statusText: '' });
  const reference = parseReference(image);
  if (isBad(reference)) return refuse(reference.bad);
  const tagged = withDefaultTag(reference);
  const query = {
    fromImage: canonicalName(reference),
    tag: tagged.digest ?? tagged.tag,
    platform: platform || undefined,
  };
  if (compose.api.isDryRun) {
    yield* compose.tell({ id: name, status: 'done', text: 'Pulled', statusText: '' });
    return 'dryRunId';
  }
  const headers = registryAuth(compose.cli.p, reference.domain);
  const opened = yield* compose.api.open('POST', '/images/create', { query, headers });
  if (isRefusal(opened)) {
    const status: EventStatus = pulling.isBuildable ? 'warning' : 'error';
    const words = opened.refused.replace(/^Error response from daemon: /, '');
    const label = pulling.isBuildable ? 'Warning' : 'Error';
    yield* compose.tell({ id: name, status, text: label, statusText: words });
    return opened;
  }
  const failed = yield* readMessages(compose, opened, isQuiet ? undefined : name);
  if (failed) return failed;
  yield* compose.tell({ id: name, status: 'done', text: 'Pulled', statusText: '' });
  const found = yield* compose.api.json<InspectedImage>('GET', `/images/${image}/json`);
  return isRefusal(found) ? found : found.Id;
}

function* readMessages(
  compose: Compose,
  opened: Parameters<Compose['api']['chunk']>[0],
  parent: string | undefined,
): Steps<Refusal | undefined> {
  return yield* compose.api.messages(opened, function* (message: PullMessage): Steps<Refusal | undefined> {
    const error = message.errorDetail?.message ?? message.error;
    if (error !== undefined) return refuse(error);
    if (parent !== undefined) yield* tellLayer(compose, parent, message);
    return undefined;
  });
}

const finished = ['Download complete', 'Already exists', 'Pull complete'];
const moving = ['Downloading', 'Extracting', 'Verifying Checksum'];
/** Columns of a bar: what it shows fifty of. */
const barWidth = 50;

function* tellLayer(compose: Compose, parent: string, message: PullMessage): Steps<void> {
  const { id = '', status = '', progressDetail } = message;
  if (id === '' || !progressDetail) return;
  const { current = 0, total = 0 } = progressDetail;
  const isDone = finished.includes(status);
  const isMoving = moving.includes(status);
  const share = total > 0 ? Math.trunc((current * 100) / total) : 0;
  yield* compose.tell({
    ...{ id, parentId: parent, text: status, statusText: bar(current, total) },
    status: isDone ? 'done' : 'working',
    percent: isDone ? 100 : isMoving ? share : 0,
    ...(isMoving && { current, total }),
  });
}

/** The bar and the numbers that docker's own client shows for a layer. */
function bar(current: number, total: number): string {
  if (current <= 0 && total <= 0) return '';
  const size = (bytes: number): string => humanSize(bytes, 4).padStart(8);
  if (total <= 0) return size(current);
  const half = Math.min(Math.trunc(Math.trunc((current / total) * 100) / 2), barWidth);
  const numbers = current > total ? size(current) : `${size(current)}/${humanSize(total, 4)}`;
  return `[${'='.repeat(half)}>${' '.repeat(barWidth - half)}] ${numbers}`;
}

/** `refresh` policies: how long a pulled image is good, ns. */
const refreshes: Readonly<Record<string, string>> = { daily: '24h', weekly: '168h' };

function* mustPull(compose: Compose, service: Service, ids: ImageIds): Steps<boolean> {
  const { image, pull_policy: policy = 'missing' } = service;
  if (image === undefined || service.provider !== undefined) return false;
  if (policy === 'always') return true;
  if (policy === 'never' || policy === 'build') return false;
  const id = ids.get(image);
  if (id === undefined) return true;
  const every = refreshes[policy] ?? /^every_(.+)$/.exec(policy)?.[1];
  if (every === undefined) return false;
  const found = yield* compose.api.json<InspectedImage>('GET', `/images/${image}/json`);
  if (isRefusal(found)) return true;
  const tagged = parseTime(found.Metadata?.LastTagTime ?? '');
  return compose.cli.now() > tagged + nanosOf(every) / 1e6;
}

/** Pulls what the services need and the engine has not, by their policies. */
export function* pullMissing(
  compose: Compose,
  project: Project,
  ids: ImageIds,
  isQuiet: boolean,
): Steps<Refusal | undefined> {
  const needed: Pulling[] = [];
  for (const [name, service] of Object.entries(project.services)) {
    if (yield* mustPull(compose, service, ids)) {
      needed.push(pullingOf(project, name, service));
    }
    for (const [i, volume] of (service.volumes ?? []).entries()) {
      const { source = '' } = volume;
      if (volume.type !== 'image' || ids.has(source)) continue;
      const shown = `${name}:volume ${String(i)}`;
      needed.push({ name: shown, image: source, platform: undefined, isBuildable: false });
    }
  }
  if (needed.length === 0) return undefined;
  const pull = function* (one: Pulling): Steps<Refusal | undefined> {
    const id = yield* pullImage(compose, one, isQuiet);
    if (!isRefusal(id)) ids.set(one.image, id);
    else if (!isBuiltHere(project, one)) return id;
    return undefined;
  };
  return yield* compose.showing('Running', untilOneFails(compose, needed.map(pull)));
}

export function pullingOf(project: Project, name: string, service: Service): Pulling {
  return {
    name,
    image: service.image ?? '',
    platform: service.platform ?? project.environment['DOCKER_DEFAULT_PLATFORM'],
    isBuildable: service.build !== undefined,
  };
}

/** An image that cannot be pulled may still be built: by this service, or by another of the same image. */
function isBuiltHere(project: Project, pulling: Pulling): boolean {
  if (pulling.isBuildable) return true;
  return Object.values(project.services).some(
    (service) => service.image === pulling.image && service.build !== undefined,
  );
}
