import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { isOf, shownName } from '../client/containers';
import { labels } from '../client/labels';
import type { Project } from '../model/project';
import type { Dependency, Service } from '../model/service';
import { done, working } from '../progress/event';
import { inDependencyOrder } from './graph';
import { runHooks, type HookListener } from './hooks';
import { putFiles } from './put-files';
import { scaleOf } from './names';
import { waitForDependencies } from './wait';

export interface Starting {
  readonly listener?: HookListener | undefined;
  /** until all services run or are healthy (`--wait`) */
  readonly waits?: boolean;
  /** seconds; 0 for no end */
  readonly waitTimeout?: number;
}

/** Starts the containers of the services that do not run, each service after what it depends on. */
export function* startServices(
  compose: Compose,
  project: Project,
  how: Starting = {},
): Steps<Refusal | undefined> {
  const filters = [`${labels.project}=${project.name}`, `${labels.oneOff}=False`];
  const { imagined, isDryRun } = compose.api;
  const rows = isDryRun && imagined.length > 0 ? imagined : yield* compose.api.containers(filters, true);
  if (isRefusal(rows)) return rows;
  const timeout = how.waitTimeout ?? 0;
  const visit = function* (name: string): Steps<Refusal | undefined> {
    const service = project.services[name];
    return service && (yield* startService(compose, project, name, service, rows, how));
  };
  // the real one starts each with the context of the whole command: one refusal does not stop the others
  const failed = yield* inDependencyOrder(compose, project, visit, 'finished');
  if (failed || how.waits !== true) return failed;
  const depends = Object.keys(project.services).map((name): [string, Dependency] => [
    name,
    { condition: waitedFor(project, name), required: true },
  ]);
  const end = timeout > 0 ? compose.cli.p.clock() + timeout * 1000 : undefined;
  const waited = yield* waitForDependencies(
    compose,
    project,
    project.name,
    Object.fromEntries(depends),
    rows,
    end,
  );
  if (!waited) return undefined;
  return end !== undefined && compose.cli.p.clock() >= end
    ? refuse(`application not healthy after ${goSeconds(timeout)}`)
    : waited;
}

/** Go's text of so many seconds: `1m30s`. */
function goSeconds(seconds: number): string {
  const parts = [Math.trunc(seconds / 3600), Math.trunc(seconds / 60) % 60, seconds % 60];
  const [h = 0, m = 0, s = 0] = parts;
  if (h > 0) return `${String(h)}h${String(m)}m${String(s)}s`;
  return m > 0 ? `${String(m)}m${String(s)}s` : `${String(s)}s`;
}

/** One-shot services that others wait for until they have completed would never be "running" for long. */
function waitedFor(project: Project, name: string): string {
  const isOneShot = Object.values(project.services).some(
    (service) => service.depends_on?.[name]?.condition === 'service_completed_successfully',
  );
  return isOneShot ? 'service_completed_successfully' : 'running_or_healthy';
}

function* startService(
  compose: Compose,
  project: Project,
  name: string,
  service: Service,
  rows: readonly ContainerRow[],
  how: Starting,
): Steps<Refusal | undefined> {
  if (service.deploy?.replicas === 0) return undefined;
  const end = (how.waitTimeout ?? 0) > 0 ? compose.cli.p.clock() + (how.waitTimeout ?? 0) * 1000 : undefined;
  const waited = yield* waitForDependencies(compose, project, name, service.depends_on ?? {}, rows, end);
  if (waited) return waited;
  if (rows.length === 0) {
    return scaleOf(service) === 0
      ? undefined
      : refuse(`service ${JSON.stringify(name)} has no container to start`);
  }
  for (const row of rows.filter(isOf([name]))) {
    if (row.State === 'running') continue;
    const failed = yield* startContainer(compose, project, name, service, row, how.listener);
    if (failed) return failed;
  }
  return undefined;
}

function* startContainer(
  compose: Compose,
  project: Project,
  serviceName: string,
  service: Service,
  row: ContainerRow,
  listener: HookListener | undefined,
): Steps<Refusal | undefined> {
  const put = yield* putFiles(compose, project, serviceName, service, row.Id);
  if (put) return put;
  const name = shownName(row);
  yield* compose.tell(working(name, 'Starting'));
  const started = yield* compose.api.change('POST', `/containers/${row.Id}/start`);
  if (started) return started;
  const hooked = yield* runHooks(compose, row, service.post_start ?? [], service.tty === true, listener);
  if (hooked) return hooked;
  yield* compose.tell(done(name, 'Started'));
  return undefined;
}
