import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { byName, numberOf, shownName } from '../client/containers';
import { labels } from '../client/labels';
import { serviceHash } from '../model/hash';
import type { Project } from '../model/project';
import type { Service } from '../model/service';
import { done, working } from '../progress/event';
import { serviceOfMode, together, graphOf } from './graph';
import type { ImageIds } from './images';
import { makeContainer, recreateContainer } from './make';
import { containerName, imageOf, scaleOf } from './names';
import { stopAndRemove, stopServices } from './stop';

/** When a container is made anew: when it differs from its service, always, or never. */
export type Recreation = 'diverged' | 'force' | 'never';

/** What containers stand on, as it is now. */
export interface Grounds {
  readonly images: ImageIds;
  /** key → id; undefined where that does not matter */
  readonly networks: ReadonlyMap<string, string> | undefined;
  /** key → name */
  readonly volumes: ReadonlyMap<string, string> | undefined;
}

export interface Converging {
  readonly policy: Recreation;
  readonly inherits: boolean;
  readonly timeout: number | undefined;
}

/** Brings the containers of services to what the files say, and remembers them for services that refer to them. */
export class Convergence {
  constructor(
    private readonly compose: Compose,
    private readonly project: Project,
    private readonly grounds: Grounds,
    private readonly containers: Map<string, readonly ContainerRow[]>,
  ) {}

  *converge(name: string, how: Converging): Steps<Refusal | undefined> {
    const declared = this.project.services[name];
    if (!declared) return refuse(`no such service: ${name}`);
    const expected = scaleOf(declared);
    if (expected > 1 && declared.container_name !== undefined) return tooManyNames(name, declared);
    const service = this.resolve(declared);
    if (isRefusal(service)) return service;
    const have = this.#inOrder(name, service, this.containers.get(name) ?? [], how.policy);
    const kept: ContainerRow[] = [];
    const tasks: Steps<Refusal | undefined>[] = [];
    for (const [i, row] of have.entries()) {
      if (i >= expected) {
        const leaving = { timeout: how.timeout, volumes: false };
        tasks.push(stopAndRemove(this.compose, row, service, leaving));
      } else if (this.mustRecreate(name, service, row, how.policy)) {
        const stopped = yield* this.#stopDependents(name);
        if (stopped) return stopped;
        tasks.push(this.#recreate(name, service, row, how, kept));
      } else {
        kept.push(row);
        if (row.State === 'running') yield* this.compose.tell(done(shownName(row), 'Running'));
        else if (!['created', 'restarting', 'exited'].includes(row.State)) tasks.push(this.#revive(row));
      }
    }
    const next = Math.max(0, ...have.map(numberOf)) + 1;
    for (let i = 0; i < expected - have.length; i += 1) tasks.push(this.#add(name, service, next + i, kept));
    const failed = yield* together(this.compose, tasks);
    this.containers.set(name, kept);
    return failed;
  }

  /** Outdated containers and those with high numbers come last: they go first when there are too many. */
  #inOrder(
    name: string,
    service: Service,
    rows: readonly ContainerRow[],
    policy: Recreation,
  ): ContainerRow[] {
    const isOutdated = new Map(rows.map((row) => [row, this.mustRecreate(name, service, row, policy)]));
    return [...rows].sort(
      (a, b) => Number(isOutdated.get(a)) - Number(isOutdated.get(b)) || numberOf(a) - numberOf(b),
    );
  }

  mustRecreate(name: string, service: Service, row: ContainerRow, policy: Recreation): boolean {
    if (policy === 'never') return false;
    if (policy === 'force') return true;
    const { images, networks, volumes } = this.grounds;
    if (row.Labels[labels.configHash] !== serviceHash(service)) return true;
    const image = images.get(imageOf(this.project, name, service, this.compose.separator));
    if ((row.Labels[labels.image] ?? '') !== (image ?? '')) return true;
    if (networks && row.State === 'running') {
      const ids = Object.values(row.NetworkSettings?.Networks ?? {}).map(({ NetworkID }) => NetworkID);
      const wanted = Object.keys(service.networks ?? {}).map((key) => networks.get(key));
      if (wanted.some((id) => !ids.includes(id))) return true;
    }
    if (!volumes) return false;
    const mounted = (row.Mounts ?? []).filter(({ Type }) => Type === 'volume').map(({ Name }) => Name);
    return (service.volumes ?? [])
      .filter(({ type, source = '' }) => type === 'volume' && source !== '')
      .some(({ source = '' }) => !mounted.includes(volumes.get(source)));
  }

  /** `service:NAME` in modes and volumes_from becomes the container that stands for it. */
  resolve(service: Service): Service | Refusal {
    const volumes: string[] = [];
    for (const from of service.volumes_from ?? []) {
      const [first = '', second = ''] = from.split(':');
      const id = first === 'container' ? second : this.#firstOf(first);
      if (id === undefined) return refuse(`cannot share volume with service ${first}: container missing`);
      volumes.push(id);
    }
    const modes: Partial<Record<'network_mode' | 'ipc' | 'pid', string>> = {};
    for (const [field, what] of sharedNamespaces) {
      const other = serviceOfMode(service[field]);
      if (other === undefined) continue;
      const id = this.#firstOf(other);
      if (id === undefined)
        return refuse(`cannot share ${what} namespace with service ${other}: container missing`);
      modes[field] = `container:${id}`;
    }
    return { ...service, ...(service.volumes_from && { volumes_from: volumes }), ...modes };
  }

  #firstOf(name: string): string | undefined {
    return [...(this.containers.get(name) ?? [])].sort(byName)[0]?.Id;
  }

  *#recreate(
    name: string,
    service: Service,
    row: ContainerRow,
    how: Converging,
    kept: ContainerRow[],
  ): Steps<Refusal | undefined> {
    const made = yield* recreateContainer(this.compose, this.project, {
      ...{ name, service, row, timeout: how.timeout, inherits: how.inherits },
      image: this.#imageId(name, service),
    });
    if (isRefusal(made)) return made;
    kept.push(made);
    return undefined;
  }

  *#add(name: string, service: Service, number: number, kept: ContainerRow[]): Steps<Refusal | undefined> {
    const made = yield* makeContainer(this.compose, this.project, {
      ...{ name, service, number, image: this.#imageId(name, service) },
      container: containerName(this.compose, this.project, name, service, number),
    });
    if (isRefusal(made)) return made;
    kept.push(made);
    return undefined;
  }

  #imageId(name: string, service: Service): string | undefined {
    return this.grounds.images.get(imageOf(this.project, name, service, this.compose.separator));
  }

  /** Starts what is neither running nor waiting to be started: a paused or dead container. */
  *#revive(row: ContainerRow): Steps<Refusal | undefined> {
    const name = shownName(row);
    yield* this.compose.tell(working(name, 'Restart'));
    const refused = yield* this.compose.api.change('POST', `/containers/${row.Id}/start`);
    if (refused) return refused;
    yield* this.compose.tell(done(name, 'Restarted'));
    return undefined;
  }

  /** Whoever shall be restarted along with a service is stopped before that is made anew. */
  *#stopDependents(name: string): Steps<Refusal | undefined> {
    const dependents = this.#dependentsOf(name);
    if (dependents.length === 0) return undefined;
    const failed = yield* stopServices(this.compose, this.project, dependents);
    if (failed) return failed;
    for (const dependent of dependents) {
      const rows = this.containers.get(dependent) ?? [];
      this.containers.set(
        dependent,
        rows.map((row) => ({ ...row, State: 'exited' })),
      );
    }
    return undefined;
  }

  #dependentsOf(name: string): string[] {
    if (isRefusal(graphOf(this.project))) return [];
    return Object.entries(this.project.services)
      .filter(([, service]) => service.depends_on?.[name]?.restart === true)
      .map(([dependent]) => dependent);
  }
}

const sharedNamespaces = [
  ['network_mode', 'network'],
  ['ipc', 'IPC'],
  ['pid', 'PID'],
] as const;

function tooManyNames(name: string, service: Service): Refusal {
  const which = `The ${JSON.stringify(name)} service is using the custom container name`;
  const own = JSON.stringify(service.container_name);
  const why = 'Docker requires each container to have a unique name.';
  return refuse(`WARNING: ${which} ${own}. ${why} Remove the custom name to scale the service`);
}
