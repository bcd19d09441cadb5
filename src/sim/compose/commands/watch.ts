import type { Json } from '#sim/base/json';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { interrupted } from '../client/loop';
import { command } from '../command';
import { beginWatching } from '../follow/begin-watching';
import { Watcher, type WatchState } from '../follow/watcher';
import type { Project } from '../model/project';
import { plainBuild } from '../plan/build';
import { createProject, plainCreate } from '../plan/create';
import { startServices } from '../plan/start';
import { statusOf } from './creating';

export const watch = command({
  name: 'watch',
  usage: '[SERVICE...]',
  hidesOptions: true,
  short: 'Bring changes of the sources into the containers, as they are made',
  args: {},
  flags: {
    'no-up': { kind: 'bool', help: 'Do not build and start the services first' },
    prune: { kind: 'bool', default: true, help: 'Remove the images that new ones replace' },
    quiet: { kind: 'bool', help: 'Keep the building to itself' },
  },
  *run({ compose, flags, args }) {
    const how = { noUp: flags['no-up'] === true, prunes: flags.prune, isQuiet: flags.quiet === true };
    const state = yield* compose.loop.run(begin(compose, args, how));
    if (isRefusal(state)) return yield* compose.fail(state, statusOf(state));
    return yield* follow(compose, state);
  },
  stages: {
    *follow(compose, data) {
      return yield* follow(compose, data as unknown as WatchState);
    },
  },
});

function* begin(
  compose: Compose,
  services: readonly string[],
  how: { readonly noUp: boolean; readonly prunes: boolean; readonly isQuiet: boolean },
): Steps<WatchState | Refusal> {
  const project = yield* compose.project(services);
  if (isRefusal(project)) return project;
  if (!how.noUp) {
    const failed = yield* compose.showing('Running', upFirst(compose, project, services, how.isQuiet));
    if (failed) return failed;
  }
  return yield* beginWatching(compose, project, { ...how, services }, (line) => compose.cli.out(`${line}\n`));
}

function* upFirst(
  compose: Compose,
  project: Project,
  services: readonly string[],
  isQuiet: boolean,
): Steps<Refusal | undefined> {
  const rebuilt = Object.entries(project.services).map(([name, service]) => [
    name,
    service.build && service.develop ? { ...service, pull_policy: 'build' } : service,
  ]);
  const own: Project = { ...project, services: Object.fromEntries(rebuilt) as Project['services'] };
  const build = { ...plainBuild, services, withDependencies: true, isQuiet };
  const creating = { ...plainCreate, build, services, recreateDependencies: 'never' } as const;
  return (yield* createProject(compose, own, creating)) ?? (yield* startServices(compose, own));
}

/** What one turn takes at most, so that journals stay short. */
const looksPerTurn = 8;

function* follow(compose: Compose, state: WatchState): Steps<Outcome> {
  const watcher = new Watcher(compose, state, (line) => compose.cli.out(`${line}\n`));
  let isOver = false;
  const listener = {
    want: () => ({ read: [] }),
    *take() {
      yield* [];
    },
    *signal() {
      isOver = compose.cli.p.takeSignal() !== undefined;
      yield* compose.cli.err('\n');
    },
  };
  compose.loop.attend(watcher);
  compose.loop.attend(listener);
  const isDone = (): boolean => isOver || (!compose.loop.isBusy && watcher.looks >= looksPerTurn);
  yield* compose.loop.run(compose.loop.park({ read: [], when: isDone }));
  return isOver ? interrupted : compose.again('follow', state as unknown as Json);
}
