import type { EngineRefusal } from '#sim/cli/engine';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import { isConflict, isMissing } from '../client/api';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { isOf, isOneOff, projectContainers, shownName } from '../client/containers';
import type { Project } from '../model/project';
import type { Service } from '../model/service';
import { done, failure, working } from '../progress/event';
import { inReverseOrder, together } from './graph';
import { runHooks, type HookListener } from './hooks';

/** How containers are stopped. */
export interface Stopping {
  /** seconds; absent: each container's own */
  readonly timeout?: number | undefined;
  readonly listener?: HookListener | undefined;
}

/** Stops one container, however it is now. */
export function* stopContainer(
  compose: Compose,
  row: ContainerRow,
  service: Service | undefined,
  how: Stopping,
): Steps<EngineRefusal | Refusal | undefined> {
  const name = shownName(row);
  yield* compose.tell(working(name, 'Stopping'));
  const refused = yield* runHooks(compose, row, service?.pre_stop ?? [], service?.tty === true, how.listener);
  if (refused) return isGone(refused) ? undefined : refused;
  const query = { t: how.timeout === undefined ? undefined : String(how.timeout) };
  const stopped = yield* compose.api.change('POST', `/containers/${row.Id}/stop`, { query });
  if (stopped) {
    yield* compose.tell(failure(name, 'Error while Stopping'));
    return stopped;
  }
  yield* compose.tell(done(name, 'Stopped'));
  return undefined;
}

function isGone(refusal: Refusal): boolean {
  return 'status' in refusal && [404, 409].includes(Number(refusal.status));
}

export function* stopAndRemove(
  compose: Compose,
  row: ContainerRow,
  service: Service | undefined,
  how: Stopping & { readonly volumes: boolean },
): Steps<Refusal | undefined> {
  const name = shownName(row);
  const stopped = yield* stopContainer(compose, row, service, how);
  if (stopped && 'status' in stopped && isMissing(stopped)) {
    yield* compose.tell(done(name, 'Removed'));
    return undefined;
  }
  if (stopped) return stopped;
  yield* compose.tell(working(name, 'Removing'));
  const query = { force: '1', v: how.volumes ? '1' : undefined };
  const removed = yield* compose.api.change('DELETE', `/containers/${row.Id}`, { query });
  if (removed && !isMissing(removed) && !isConflict(removed)) {
    yield* compose.tell(failure(name, 'Error while Removing'));
    return removed;
  }
  yield* compose.tell(done(name, 'Removed'));
  return undefined;
}

export function* removeAll(
  compose: Compose,
  rows: readonly ContainerRow[],
  service: Service | undefined,
  how: Stopping & { readonly volumes: boolean },
): Steps<Refusal | undefined> {
  return yield* together(
    compose,
    rows.map((row) => stopAndRemove(compose, row, service, how)),
  );
}

/** Stops the services (all, when there are none), those that need others first. */
export function* stopServices(
  compose: Compose,
  project: Project,
  services: readonly string[],
  how: Stopping = {},
): Steps<Refusal | undefined> {
  const rows = yield* projectContainers(compose, project.name, { oneOff: 'exclude', all: true });
  if (isRefusal(rows)) return rows;
  return yield* inReverseOrder(compose, project, function* (name) {
    if (services.length > 0 && !services.includes(name)) return undefined;
    const own = rows.filter((row) => isOf([name])(row) && !isOneOff(row));
    const tasks = own.map((row) => stopContainer(compose, row, project.services[name], how));
    return yield* together(compose, tasks);
  });
}
