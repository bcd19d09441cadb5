import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { isOf, projectContainers, shownName } from '../client/containers';
import type { Project } from '../model/project';
import type { Service } from '../model/service';
import { done, working } from '../progress/event';
import { graphOf, inDependencyOrder, untilOneFails, withDependents } from './graph';
import { runHooks } from './hooks';
import { waitForDependencies } from './wait';

/** Restarts the services (all, when there are none) and, unless they go alone, those that ask to be restarted along. */
export function* restartServices(
  compose: Compose,
  whole: Project,
  names: readonly string[],
  timeout: number | undefined,
  isAlone = false,
): Steps<Refusal | undefined> {
  const project = restartable(whole, names, isAlone);
  return isRefusal(project) ? project : yield* restartAll(compose, project, timeout);
}

/** Of depends_on only what asks to be restarted along counts; what is named takes its dependents with it. */
function restartable(whole: Project, names: readonly string[], isAlone: boolean): Project | Refusal {
  const unknown = names.find((name) => !Object.hasOwn(whole.services, name));
  if (unknown !== undefined) return refuse(`no such service: ${unknown}`);
  const services = Object.fromEntries(
    Object.entries(whole.services).map(([name, service]) => [name, withRestarts(service)]),
  );
  const project = { ...whole, services };
  if (names.length === 0) return project;
  const needs = graphOf(project);
  if (isRefusal(needs)) return needs;
  const kept = isAlone ? new Set(names) : withDependents(needs, names);
  return { ...project, services: pick(services, kept) };
}

function pick(
  services: Readonly<Record<string, Service>>,
  kept: ReadonlySet<string>,
): Record<string, Service> {
  const own = Object.entries(services).filter(([name]) => kept.has(name));
  return Object.fromEntries(
    own.map(([name, service]) => {
      const depends = Object.entries(service.depends_on ?? {}).filter(([other]) => kept.has(other));
      return [name, { ...service, depends_on: Object.fromEntries(depends) }];
    }),
  );
}

function withRestarts(service: Service): Service {
  const depends = Object.entries(service.depends_on ?? {}).filter(([, { restart: along }]) => along === true);
  return { ...service, links: [], volumes_from: [], depends_on: Object.fromEntries(depends) };
}

function* restartAll(compose: Compose, project: Project, t: number | undefined): Steps<Refusal | undefined> {
  const rows = yield* projectContainers(compose, project.name, { oneOff: 'exclude', all: true });
  if (isRefusal(rows)) return rows;
  return yield* inDependencyOrder(compose, project, function* (name) {
    const service = project.services[name];
    const waited = yield* waitForDependencies(compose, project, name, service?.depends_on ?? {}, rows);
    if (waited) return waited;
    const own = rows.filter(isOf([name]));
    return yield* untilOneFails(
      compose,
      own.map((row) => restartOne(compose, row, service, t)),
    );
  });
}

function* restartOne(
  compose: Compose,
  row: ContainerRow,
  service: Service | undefined,
  t: number | undefined,
): Steps<Refusal | undefined> {
  const name = shownName(row);
  const before = yield* runHooks(compose, row, service?.pre_stop ?? [], service?.tty === true);
  if (before) return before;
  yield* compose.tell(working(name, 'Restarting'));
  const query = { t: t === undefined ? undefined : String(t) };
  const refused = yield* compose.api.change('POST', `/containers/${row.Id}/restart`, { query });
  if (refused) return refused;
  yield* compose.tell(done(name, 'Started'));
  return yield* runHooks(compose, row, service?.post_start ?? [], service?.tty === true);
}
