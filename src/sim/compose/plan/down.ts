import { familiar, isBad, parseReference, withDefaultTag } from '#sim/cli/reference';
import { filtersQuery } from '#sim/cli/query';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import { isConflict, isMissing } from '../client/api';
import type { InspectedImage, InspectedNetwork, VolumeRow } from '../client/answers';
import type { Compose, Named } from '../client/compose';
import { isOf, isOrphanOf, projectContainers } from '../client/containers';
import { labels } from '../client/labels';
import type { Project } from '../model/project';
import { done, failure, warning, working } from '../progress/event';
import { projectFromContainers } from './from-containers';
import { inReverseOrder, together, withDependents } from './graph';
import { imageOf } from './names';
import { removeAll } from './stop';

/** How a project is taken down. */
export interface Downing {
  readonly services: readonly string[];
  readonly removesOrphans: boolean;
  readonly volumes: boolean;
  /** '' for none */
  readonly images: '' | 'all' | 'local';
  readonly timeout: number | undefined;
}

/** Containers, networks, and what else was asked for, go. */
export function* takeDown(compose: Compose, named: Named, how: Downing): Steps<Refusal | undefined> {
  const oneOff = how.removesOrphans ? 'include' : 'exclude';
  const rows = yield* projectContainers(compose, named.name, { oneOff, all: true });
  if (isRefusal(rows)) return rows;
  const project = named.project ?? (yield* projectFromContainers(compose, named.name, rows));
  if (isRefusal(project)) return project;
  const unknown = how.services.find((name) => !Object.hasOwn(project.services, name));
  if (unknown !== undefined && named.project) return refuse(`no such service: ${unknown}`);
  const services = how.services.filter((name) => Object.hasOwn(project.services, name));
  if (how.services.length > 0 && services.length === 0) return undefined;
  const only =
    services.length === 0
      ? undefined
      : (needs: Parameters<typeof withDependents>[0]) => withDependents(needs, services);
  const stopped = yield* inReverseOrder(
    compose,
    project,
    (name) =>
      removeAll(compose, rows.filter(isOf([name])), project.services[name], {
        ...{ timeout: how.timeout, volumes: how.volumes },
      }),
    only,
  );
  if (stopped) return stopped;
  if (how.removesOrphans) {
    const orphans = rows.filter(isOrphanOf(project));
    const removed = yield* removeAll(compose, orphans, undefined, { timeout: how.timeout, volumes: false });
    if (removed) return removed;
  }
  return yield* removeGrounds(compose, project, how, rows.length > 0);
}

function* removeGrounds(
  compose: Compose,
  project: Project,
  how: Downing,
  hadContainers: boolean,
): Steps<Refusal | undefined> {
  const networks = Object.entries(project.networks).filter(([, network]) => network.external !== true);
  const tasks = networks.map(([key, network]) => removeNetwork(compose, project, key, network.name ?? key));
  if (how.images !== '') {
    const images = yield* imagesToRemove(compose, project, how);
    if (isRefusal(images)) return images;
    tasks.push(...images.map((image) => removeImage(compose, image)));
  }
  if (how.volumes) {
    const volumes = Object.entries(project.volumes).filter(([, volume]) => volume.external !== true);
    tasks.push(...volumes.map(([key, volume]) => removeVolume(compose, volume.name ?? key)));
  }
  if (!hadContainers && tasks.length === 0) {
    const name = JSON.stringify(project.name);
    yield* compose.warn(`Warning: No resource found to remove for project ${name}.`);
  }
  return yield* together(compose, tasks);
}

function* removeNetwork(
  compose: Compose,
  project: Project,
  key: string,
  name: string,
): Steps<Refusal | undefined> {
  const label = [`${labels.project}=${project.name}`, `${labels.network}=${key}`];
  const query = { filters: filtersQuery({ label }) };
  const found = yield* compose.api.json<InspectedNetwork[]>('GET', '/networks', { query });
  if (isRefusal(found)) return refuse(`failed to list networks: ${found.refused}`);
  if (found.length === 0) return undefined;
  const shown = `Network ${name}`;
  yield* compose.tell(working(shown, 'Removing'));
  let count = 0;
  for (const { Id } of found.filter(({ Name }) => Name === name)) {
    const network = yield* compose.api.json<InspectedNetwork>('GET', `/networks/${Id}`);
    if (isRefusal(network)) {
      if (!isMissing(network)) return network;
      break;
    }
    count += 1;
    if (Object.keys(network.Containers ?? {}).length > 0) {
      yield* compose.tell(warning(shown, 'Resource is still in use'));
      continue;
    }
    const refused = yield* compose.api.change('DELETE', `/networks/${Id}`);
    if (refused && !isMissing(refused)) {
      yield* compose.tell(failure(shown, 'Error'));
      return refuse(`failed to remove network ${name}: ${refused.refused}`);
    }
    yield* compose.tell(done(shown, 'Removed'));
  }
  if (count === 0) yield* compose.tell(warning(shown, 'No resource found to remove'));
  return undefined;
}

function* removeVolume(compose: Compose, name: string): Steps<Refusal | undefined> {
  const found = yield* compose.api.json<VolumeRow>('GET', `/volumes/${name}`);
  if (isRefusal(found) && isMissing(found)) return undefined;
  yield* compose.tell(working(`Volume ${name}`, 'Removing'));
  const refused = yield* compose.api.change('DELETE', `/volumes/${name}`, { query: { force: '1' } });
  return yield* tellRemoval(compose, `Volume ${name}`, refused);
}

function* removeImage(compose: Compose, image: string): Steps<Refusal | undefined> {
  yield* compose.tell(working(`Image ${image}`, 'Removing'));
  const refused = yield* compose.api.change('DELETE', `/images/${image}`);
  return yield* tellRemoval(compose, `Image ${image}`, refused);
}

function* tellRemoval(
  compose: Compose,
  shown: string,
  refused: Parameters<typeof isConflict>[0] | undefined,
): Steps<Refusal | undefined> {
  if (!refused) yield* compose.tell(done(shown, 'Removed'));
  else if (isConflict(refused)) yield* compose.tell(warning(shown, 'Resource is still in use'));
  else if (isMissing(refused)) yield* compose.tell(done(shown, 'Warning: No resource found to remove'));
  else return refused;
  return undefined;
}

interface ImageRow {
  readonly RepoTags?: readonly string[] | null;
  readonly Labels?: Readonly<Record<string, string>> | null;
}

/** Which images `--rmi` means: those built here, and with `all` those that the files name. */
function* imagesToRemove(
  compose: Compose,
  project: Project,
  how: Downing,
): Steps<readonly string[] | Refusal> {
  const services = Object.entries(project.services);
  const named = services.flatMap(([, { image }]) =>
    image === undefined || how.images !== 'all' ? [] : [image],
  );
  const label = [`${labels.project}=${project.name}`];
  const query = { filters: filtersQuery({ label, dangling: ['false'] }) };
  const rows = yield* compose.api.json<ImageRow[]>('GET', '/images/json', { query });
  if (isRefusal(rows)) return rows;
  const built = rows
    .filter(
      ({ Labels }) => how.removesOrphans || Object.hasOwn(project.services, Labels?.[labels.service] ?? ''),
    )
    .flatMap(({ RepoTags }) => RepoTags?.[0] ?? []);
  const implied = services
    .filter(([, { image }]) => image === undefined)
    .map(([name, service]) => imageOf(project, name, service, compose.separator));
  const existing: string[] = [];
  const look = function* (image: string): Steps<void> {
    const found = yield* compose.api.json<InspectedImage>('GET', `/images/${image}/json`);
    if (!isRefusal(found) || !isMissing(found)) existing.push(image);
  };
  yield* compose.loop.all([...named, ...implied].map(look));
  return [...new Set([...existing, ...built].map(familiarTag))].sort();
}

function familiarTag(image: string): string {
  const reference = parseReference(image);
  return isBad(reference) ? image : familiar(withDefaultTag(reference));
}
