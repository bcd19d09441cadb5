import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import { compact } from '#sim/cli/text';
import type { Steps } from '#sim/kernel/program';
import { isMissing } from '../client/api';
import type { VolumeRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { projectContainers } from '../client/containers';
import { labels } from '../client/labels';
import { volumeHash } from '../model/hash';
import type { Project, Volume } from '../model/project';
import { done, failure, working } from '../progress/event';
import { confirm } from './confirm';
import { volumeLabels } from './own-labels';
import { removeContainers } from './remove';
import { stopServices } from './stop';

/** Key → name of the project's volumes, all of them there afterwards. */
export function* ensureVolumes(
  compose: Compose,
  project: Project,
  assumesYes: boolean,
): Steps<ReadonlyMap<string, string> | Refusal> {
  const names = new Map<string, string>();
  for (const [key, volume] of Object.entries(project.volumes)) {
    const name = yield* ensureVolume(compose, project, key, volume, assumesYes);
    if (isRefusal(name)) return name;
    names.set(key, name);
  }
  return names;
}

function* ensureVolume(
  compose: Compose,
  project: Project,
  key: string,
  volume: Volume,
  assumesYes: boolean,
): Steps<string | Refusal> {
  const { name = '' } = volume;
  const found = yield* compose.api.json<VolumeRow>('GET', `/volumes/${name}`);
  if (isRefusal(found)) {
    if (!isMissing(found)) return found;
    if (volume.external === true) return refuse(`external volume ${JSON.stringify(name)} not found`);
    return (yield* create(compose, project, key, volume)) ?? name;
  }
  if (volume.external === true) return name;
  yield* checkOwner(compose, project, name, found);
  const hash = found.Labels?.[labels.configHash];
  if (hash === undefined || hash === volumeHash(volume)) return found.Name;
  const question = `Volume ${JSON.stringify(name)} exists but doesn't match configuration in compose file. Recreate (data will be lost)?`;
  const isAgreed = assumesYes || (yield* confirm(compose, question));
  if (!isAgreed) return found.Name;
  const removed = yield* removeDiverged(compose, project, key, name);
  if (removed) return removed;
  return (yield* create(compose, project, key, volume)) ?? name;
}

function* checkOwner(compose: Compose, project: Project, name: string, { Labels }: VolumeRow): Steps<void> {
  const owner = Labels?.[labels.project];
  const hint = 'Use `external: true` to use an existing volume';
  const shown = JSON.stringify(name);
  if (owner === undefined) {
    yield* compose.warn(`volume ${shown} already exists but was not created by Docker Compose. ${hint}`);
  } else if (owner !== project.name) {
    const whose = `${JSON.stringify(owner)} (expected ${JSON.stringify(project.name)})`;
    yield* compose.warn(`volume ${shown} already exists but was created for project ${whose}. ${hint}`);
  }
}

function* create(
  compose: Compose,
  project: Project,
  key: string,
  volume: Volume,
): Steps<Refusal | undefined> {
  const { name = '', driver = '', driver_opts: options = null } = volume;
  const shown = `Volume ${name}`;
  yield* compose.tell(working(shown, 'Creating'));
  const json = compact({
    Name: name,
    Driver: driver,
    DriverOpts: options,
    Labels: { ...volume.labels, ...volumeLabels(project, key, volumeHash(volume)) },
  });
  const refused = yield* compose.api.change('POST', '/volumes/create', { json });
  yield* compose.tell(refused ? failure(shown, 'Error') : done(shown, 'Created'));
  return refused;
}

/** Containers that mount it go, so that it can be made anew. */
function* removeDiverged(
  compose: Compose,
  project: Project,
  key: string,
  name: string,
): Steps<Refusal | undefined> {
  const services = Object.entries(project.services)
    .filter(([, service]) => (service.volumes ?? []).some((volume) => volume.source === key))
    .map(([service]) => service);
  const stopped = yield* stopServices(compose, project, services);
  if (stopped) return stopped;
  const how = { oneOff: 'exclude', all: true, services } as const;
  const rows = yield* projectContainers(compose, project.name, how);
  if (isRefusal(rows)) return rows;
  const removed = yield* removeContainers(compose, rows, { volumes: false, force: false });
  if (removed) return removed;
  return yield* compose.api.change('DELETE', `/volumes/${name}`, { query: { force: '1' } });
}
