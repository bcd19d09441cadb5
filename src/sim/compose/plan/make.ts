import { isOlder } from '#sim/cli/engine';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow, InspectedContainer, InspectedImage } from '../client/answers';
import type { Compose } from '../client/compose';
import { numberOf, shownName } from '../client/containers';
import { labels } from '../client/labels';
import type { Project } from '../model/project';
import type { Service, StringMap } from '../model/service';
import { done, failure, working } from '../progress/event';
import { containerBody } from './container-body';
import { linksOf } from './links';
import type { Inherited } from './mounts';
import { containerName, imageOf } from './names';
import { endpoint, networksByPriority } from './network-body';
import { serviceLabels } from './own-labels';

/** What kind of container `docker compose run` makes. */
export interface OneOff {
  readonly slug: string;
  readonly autoRemove: boolean;
  readonly attachesInput: boolean;
  readonly usesAliases: boolean;
}

export interface NewContainer {
  readonly name: string;
  readonly service: Service;
  /** −1 for one of `run` */
  readonly number: number;
  /** the container's name */
  readonly container: string;
  /** id of its image, for the label that tells whether it is outdated */
  readonly image: string | undefined;
  readonly oneOff?: OneOff;
}

/** Makes a container, with its progress. */
export function* makeContainer(
  compose: Compose,
  project: Project,
  what: NewContainer,
): Steps<ContainerRow | Refusal> {
  const shown = `Container ${what.container}`;
  yield* compose.tell(working(shown, 'Creating'));
  const own = ownLabels(project, what);
  const made = yield* create(compose, project, what, own, undefined);
  yield* compose.tell(isRefusal(made) ? failure(shown, made.refused) : done(shown, 'Created'));
  return made;
}

function ownLabels(project: Project, { name, service, image, oneOff }: NewContainer): StringMap {
  return {
    ...service.deploy?.labels,
    ...service.labels,
    ...serviceLabels(project, name, oneOff !== undefined),
    ...(image !== undefined && { [labels.image]: image }),
    ...(oneOff && { [labels.slug]: oneOff.slug }),
  };
}

/** A new container takes the place of an old one, and its name when that is gone. */
export function* recreateContainer(
  compose: Compose,
  project: Project,
  what: {
    readonly name: string;
    readonly service: Service;
    readonly row: ContainerRow;
    readonly image: string | undefined;
    readonly inherits: boolean;
    readonly timeout: number | undefined;
  },
): Steps<ContainerRow | Refusal> {
  const shown = shownName(what.row);
  yield* compose.tell(working(shown, 'Recreate'));
  const made = yield* replace(compose, project, what);
  yield* compose.tell(isRefusal(made) ? failure(shown, made.refused) : done(shown, 'Recreated'));
  return made;
}

function* replace(
  compose: Compose,
  project: Project,
  what: Parameters<typeof recreateContainer>[2],
): Steps<ContainerRow | Refusal> {
  const { name, service, row, image } = what;
  const number = numberOf(row);
  const container = containerName(compose, project, name, service, number);
  const temporary = `${row.Id.slice(0, 12)}_${container}`;
  const replaced = service.container_name ?? `${name}${compose.separator}${String(number)}`;
  const order: NewContainer = { name, service, number, container: temporary, image };
  const own = { ...ownLabels(project, order), [labels.replace]: replaced };
  const kept = what.inherits ? yield* inherited(compose, project, name, service, row) : undefined;
  if (isRefusal(kept)) return kept;
  const made = yield* create(compose, project, order, own, kept);
  if (isRefusal(made)) return made;
  const query = { t: what.timeout === undefined ? undefined : String(what.timeout) };
  const steps = [
    ['POST', `/containers/${row.Id}/stop`, { query }],
    ['DELETE', `/containers/${row.Id}`, {}],
    ['POST', `/containers/${temporary}/rename`, { query: { name: container } }],
  ] as const;
  for (const [method, path, asked] of steps) {
    const refused = yield* compose.api.change(method, path, asked);
    if (refused) return refused;
  }
  return made;
}

function* inherited(
  compose: Compose,
  project: Project,
  name: string,
  service: Service,
  row: ContainerRow,
): Steps<Inherited | Refusal> {
  const mounts = row.Mounts ?? [];
  if (mounts.length === 0) return { mounts, imageVolumes: [] };
  const image = imageOf(project, name, service, compose.separator);
  const found = yield* compose.api.json<InspectedImage>('GET', `/images/${image}/json`);
  if (isRefusal(found)) return found;
  return { mounts, imageVolumes: Object.keys(found.Config?.Volumes ?? {}) };
}

function* create(
  compose: Compose,
  project: Project,
  what: NewContainer,
  own: StringMap,
  kept: Inherited | undefined,
): Steps<ContainerRow | Refusal> {
  const { name, service, number, oneOff } = what;
  const links = yield* linksOf(compose, project, service, number);
  if (isRefusal(links)) return links;
  const version = yield* compose.api.version();
  if (isRefusal(version)) return version;
  const usesAliases = oneOff?.usesAliases ?? true;
  const body = containerBody(
    compose,
    project,
    {
      ...{ name, service, number, labels: own, links, kept, usesAliases },
      autoRemove: oneOff?.autoRemove === true,
      attachesInput: oneOff?.attachesInput === true,
    },
    version,
  );
  if (isRefusal(body)) return body;
  if (compose.api.isDryRun) {
    compose.api.imagined.push(imagined(what, own));
    return imagined(what, own);
  }
  const platform = service.platform ?? project.environment['DOCKER_DEFAULT_PLATFORM'];
  const query = { name: what.container, platform: platform || undefined };
  const made = yield* compose.api.json<{ Id: string; Warnings?: readonly string[] | null }>(
    'POST',
    '/containers/create',
    { query, json: body },
  );
  if (isRefusal(made)) return made;
  for (const text of made.Warnings ?? []) {
    yield* compose.tell({ id: name, status: 'warning', text, statusText: '' });
  }
  const inspected = yield* compose.api.inspect(made.Id);
  if (isRefusal(inspected)) return inspected;
  if (isOlder(version, '1.44')) {
    const joined = yield* connectOthers(
      compose,
      project,
      { name, service, number, links, usesAliases },
      made.Id,
    );
    if (joined) return joined;
  }
  return rowOf(inspected, own);
}

function* connectOthers(
  compose: Compose,
  project: Project,
  joining: Parameters<typeof endpoint>[2],
  id: string,
): Steps<Refusal | undefined> {
  for (const key of networksByPriority(joining.service).slice(1)) {
    const network = project.networks[key]?.name ?? key;
    const json = { Container: id, EndpointConfig: endpoint(compose, project, joining, key) };
    const refused = yield* compose.api.change('POST', `/networks/${network}/connect`, { json });
    if (refused) return refused;
  }
  return undefined;
}

/** The new container as lists would show it, as far as later steps look. */
function rowOf({ Id, Name, State }: InspectedContainer, own: StringMap): ContainerRow {
  return {
    ...{ Id, Names: [Name], Image: '', ImageID: '', Command: '', Created: 0, Ports: [], Labels: own },
    ...{ State: State.Status, Status: '' },
  };
}

/** With `--dry-run`: a container that is only thought of. */
function imagined(what: NewContainer, own: StringMap): ContainerRow {
  return {
    ...{ Id: what.container, Names: [`/${what.container}`], Image: '', ImageID: '', Command: '' },
    ...{ Created: 0, Ports: [], Labels: own, State: 'created', Status: '' },
  };
}
