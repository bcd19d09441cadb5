import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Project } from '../model/project';
import type { ContainerRow } from './answers';
import type { Compose } from './compose';
import { labels } from './labels';

/** Containers of `docker compose run`: with the others, without them, or only they. */
export type OneOff = 'include' | 'exclude' | 'only';

const oneOffLabels: Readonly<Record<OneOff, readonly string[]>> = {
  include: [],
  exclude: [`${labels.oneOff}=False`],
  only: [`${labels.oneOff}=True`],
};

function filtersFor(project: string, oneOff: OneOff, services: readonly string[]): string[] {
  const [service] = services;
  return [
    `${labels.project}=${project}`,
    ...(services.length === 1 && service !== undefined ? [`${labels.service}=${service}`] : []),
    labels.configHash,
    ...oneOffLabels[oneOff],
  ];
}

/** The project's containers, of these services or all; newest first, as the engine lists them. */
export function* projectContainers(
  compose: Compose,
  project: string,
  how: { readonly oneOff: OneOff; readonly all: boolean; readonly services?: readonly string[] },
): Steps<readonly ContainerRow[] | Refusal> {
  const { services = [] } = how;
  const rows = yield* compose.api.containers(filtersFor(project, how.oneOff, services), how.all);
  if (isRefusal(rows) || services.length < 2) return rows;
  return rows.filter(isOf(services));
}

/** The container of a service that a command is about: `--index`, or the one with the lowest number. */
export function* oneContainer(
  compose: Compose,
  project: string,
  how: {
    readonly service: string;
    readonly index: number;
    readonly oneOff: OneOff;
    readonly all: boolean;
  },
): Steps<ContainerRow | Refusal> {
  const filters = filtersFor(project, how.oneOff, [how.service]);
  if (how.index > 0) filters.push(`${labels.containerNumber}=${String(how.index)}`);
  const rows = yield* compose.api.containers(filters, how.all);
  if (isRefusal(rows)) return rows;
  const [first] = [...rows].sort(
    (a, b) => Number(isOneOff(a)) - Number(isOneOff(b)) || numberOf(a) - numberOf(b),
  );
  if (first) return first;
  const which = how.index > 0 ? ` container #${String(how.index)}` : '';
  return refuse(`service ${JSON.stringify(how.service)} is not running${which}`);
}

export const serviceOf = (row: ContainerRow): string => row.Labels[labels.service] ?? '';
export const numberOf = (row: ContainerRow): number => Number(row.Labels[labels.containerNumber] ?? 0) || 0;
export const isOneOff = (row: ContainerRow): boolean => row.Labels[labels.oneOff] === 'True';

export const isOf =
  (services: readonly string[]) =>
  (row: ContainerRow): boolean =>
    services.includes(serviceOf(row));

/** Whose service the files no longer have; containers of `run` when they have ended. */
export const isOrphanOf =
  (project: Project) =>
  (row: ContainerRow): boolean => {
    if (isOneOff(row)) return row.State === 'exited' || row.State === 'dead';
    const service = serviceOf(row);
    return !Object.hasOwn(project.services, service) && !Object.hasOwn(project.disabledServices, service);
  };

/** The container's own name, without a slash, and not one that a link gave it. */
export function nameOf(row: ContainerRow): string {
  const own = row.Names.find((name) => name.lastIndexOf('/') === 0) ?? row.Names[0];
  return own === undefined ? row.Id.slice(0, 12) : own.replace(/^\//, '');
}

/** How it is called in progress. */
export const shownName = (row: ContainerRow): string => `Container ${nameOf(row)}`;

/** `web-1`: how it is called in logs. A `container_name` stays as it is. */
export function shortName(compose: Compose, row: ContainerRow): string {
  const project = row.Labels[labels.project] ?? '';
  const parts = [project, serviceOf(row), row.Labels[labels.containerNumber] ?? ''];
  const name = nameOf(row);
  return name === parts.join(compose.separator) ? name.slice(project.length + 1) : name;
}

export const byName = (a: ContainerRow, b: ContainerRow): number => (nameOf(a) < nameOf(b) ? -1 : 1);
