import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose, Named } from '../client/compose';
import { projectContainers } from '../client/containers';
import type { Project } from '../model/project';
import { projectFromContainers } from '../plan/from-containers';

/** Runs a command's work on the project that the files or `-p` name, with its progress, to its exit status. */
export function* onProject(
  compose: Compose,
  services: readonly string[],
  title: string | undefined,
  work: (named: Named) => Steps<Refusal | undefined>,
): Steps<number> {
  const body = function* (): Steps<Refusal | undefined> {
    const named = yield* compose.named(services);
    if (isRefusal(named)) return named;
    return title === undefined ? yield* work(named) : yield* compose.showing(title, work(named));
  };
  return yield* compose.end(yield* compose.loop.run(body()));
}

/** The project of the files, or what its containers tell of it. */
export function* asProject(compose: Compose, named: Named): Steps<Project | Refusal> {
  if (named.project) return named.project;
  const rows = yield* projectContainers(compose, named.name, { oneOff: 'exclude', all: true });
  return isRefusal(rows) ? rows : yield* projectFromContainers(compose, named.name, rows);
}

/** Services that are not in the project. */
export function unknownService(project: Project, services: readonly string[]): Refusal | undefined {
  const unknown = services.find((name) => !Object.hasOwn(project.services, name));
  return unknown === undefined ? undefined : refuse(`no such service: ${unknown}`);
}
