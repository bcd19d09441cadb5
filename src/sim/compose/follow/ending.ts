import { isRefusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { projectContainers } from '../client/containers';
import type { Project } from '../model/project';
import { servicesFromContainers } from '../plan/from-containers';
import { stopServices } from '../plan/stop';
import { makePlainWriter } from '../progress/writer';
import type { AttachedUp } from './attached-up';
import { MixedWriter } from './mixed-writer';

/** Stops what an attached `up` has started; its progress stands among the lines of the containers. */
export function* stopProject(compose: Compose, up: AttachedUp, known: Project | undefined): Steps<void> {
  const project = known ?? (yield* projectNow(compose, up));
  if (!project) return;
  const isOnTerminal = compose.cli.terminal(2) !== undefined && compose.settings.mode === 'auto';
  const writer = isOnTerminal ? new MixedWriter(compose, up) : makePlainWriter(compose.cli, compose.look);
  const failed = yield* compose.through(writer, stopServices(compose, project, up.services));
  if (failed) yield* compose.fail(failed);
}

export function* killProject(compose: Compose, up: AttachedUp, _known: Project | undefined): Steps<void> {
  const how = { oneOff: 'include', all: true, services: up.services } as const;
  const rows = yield* projectContainers(compose, up.follow.project, how);
  if (isRefusal(rows)) return;
  const query = { signal: '' };
  yield* compose.loop.all(
    rows.map((row) => compose.api.change('POST', `/containers/${row.Id}/kill`, { query })),
  );
}

function* projectNow(compose: Compose, up: AttachedUp): Steps<Project | undefined> {
  const loaded = yield* compose.project(up.services, { resolveEnvironment: false });
  if (!isRefusal(loaded)) return loaded;
  const { project } = up.follow;
  const rows = yield* projectContainers(compose, project, { oneOff: 'exclude', all: true });
  return isRefusal(rows) ? undefined : servicesFromContainers(project, rows, false);
}
