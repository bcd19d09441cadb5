import { filtersQuery } from '#sim/cli/query';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow, InspectedNetwork, VolumeRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { isOneOff, nameOf } from '../client/containers';
import { labels } from '../client/labels';
import type { Network, Project, Volume } from '../model/project';
import type { Dependency, Service } from '../model/service';

/** What can be told of a project's services without its files: from the labels of its containers. */
export function servicesFromContainers(
  name: string,
  rows: readonly ContainerRow[],
  required: boolean,
): Project {
  const services: Record<string, Service> = {};
  for (const row of rows) {
    const service = row.Labels[labels.service] ?? nameOf(row);
    const before = services[service];
    services[service] = {
      ...{ command: null, entrypoint: null, image: row.Image, labels: row.Labels },
      ...before,
      depends_on: before?.depends_on ?? dependenciesOf(row, required),
      scale: (before?.scale ?? 0) + 1,
    };
  }
  return {
    ...{ name, services, networks: {}, volumes: {}, secrets: {}, configs: {}, models: {} },
    ...{
      workingDir: '',
      composeFiles: [],
      envFiles: [],
      environment: {},
      profiles: [],
      disabledServices: {},
    },
  };
}

/** The label `db:service_healthy:true,cache:service_started:false`. */
function dependenciesOf(row: ContainerRow, required: boolean): Record<string, Dependency> {
  const label = row.Labels[labels.dependsOn] ?? '';
  if (label === '') return {};
  return Object.fromEntries(
    label.split(',').map((one) => {
      const [name = '', condition = 'running_or_healthy', restart = 'true'] = one.split(':');
      return [name, { condition, restart: restart === 'true', required }];
    }),
  );
}

/** The same for commands that cannot do without containers. */
export function runningProject(
  name: string,
  rows: readonly ContainerRow[],
  services: readonly string[],
): Project | Refusal {
  if (rows.length === 0) return refuse(`no container found for project ${JSON.stringify(name)}: not found`);
  const project = servicesFromContainers(name, rows, true);
  const unknown = services.find((service) => !Object.hasOwn(project.services, service));
  if (unknown !== undefined) return refuse(`no such service: ${JSON.stringify(unknown)}: not found`);
  return services.length === 0 ? project : selected(project, services);
}

/** Only these services and what they need. */
function selected(project: Project, services: readonly string[]): Project {
  const kept = new Set<string>();
  const add = (name: string): void => {
    const service = project.services[name];
    if (!service || kept.has(name)) return;
    kept.add(name);
    for (const other of Object.keys(service.depends_on ?? {})) add(other);
  };
  for (const name of services) add(name);
  const entries = Object.entries(project.services).filter(([name]) => kept.has(name));
  return { ...project, services: Object.fromEntries(entries) };
}

/** The project as it is in the engine: services from containers, with its networks and volumes. */
export function* projectFromContainers(
  compose: Compose,
  name: string,
  rows: readonly ContainerRow[],
): Steps<Project | Refusal> {
  const project = servicesFromContainers(
    name,
    rows.filter((row) => !isOneOff(row)),
    false,
  );
  const query = { filters: filtersQuery({ label: [`${labels.project}=${name}`] }) };
  const listed = yield* compose.api.json<{ Volumes: VolumeRow[] | null }>('GET', '/volumes', { query });
  if (isRefusal(listed)) return listed;
  const networks = yield* compose.api.json<InspectedNetwork[]>('GET', '/networks', { query });
  if (isRefusal(networks)) return networks;
  return {
    ...project,
    volumes: byLabel<Volume>(listed.Volumes ?? [], labels.volume),
    networks: byLabel<Network>(networks, labels.network),
  };
}

function byLabel<T>(
  rows: readonly { readonly Name: string; readonly Labels?: Readonly<Record<string, string>> | null }[],
  label: string,
): Record<string, T> {
  return Object.fromEntries(rows.map((row) => [row.Labels?.[label] ?? '', { name: row.Name } as T]));
}
