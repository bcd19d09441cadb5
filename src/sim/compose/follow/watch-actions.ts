import { isFail } from '#sim/base/fail';
import { writeTar, type TarEntry } from '#sim/base/tar';
import { filtersQuery } from '#sim/cli/query';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { projectContainers } from '../client/containers';
import { labels } from '../client/labels';
import type { Project } from '../model/project';
import { buildImages, plainBuild } from '../plan/build';
import { createProject, plainCreate } from '../plan/create';
import { runHooks } from '../plan/hooks';
import { restartServices } from '../plan/restart';
import { startServices } from '../plan/start';
import { matched, type WatchRule } from './watch-rules';
import type { WatchState } from './watcher';

type Say = (line: string) => Steps<void>;

/** A changed file, and where it goes. */
interface Mapping {
  readonly from: string;
  readonly to: string;
}

interface Todo {
  readonly rebuild: Set<string>;
  readonly sync: Map<string, Mapping[]>;
  readonly restart: Set<string>;
  readonly exec: WatchRule[];
}

/** Brings changed files into the containers, each as its rules say. */
export function* actOn(
  compose: Compose,
  state: WatchState,
  changed: readonly string[],
  say: Say,
): Steps<void> {
  const todo = todoOf(state.rules, changed);
  const failed = yield* act(compose, state, todo, say);
  if (failed) yield* compose.warn(`Error handling changed files: ${failed.refused}`);
}

function todoOf(rules: readonly WatchRule[], changed: readonly string[]): Todo {
  const todo: Todo = { rebuild: new Set(), sync: new Map(), restart: new Set(), exec: [] };
  for (const from of changed) {
    for (const rule of rules) {
      const to = matched(rule, from);
      if (to === undefined) continue;
      const { service, action } = rule;
      if (action === 'rebuild') todo.rebuild.add(service);
      if (action.startsWith('sync'))
        todo.sync.set(service, [...(todo.sync.get(service) ?? []), { from, to }]);
      if (action === 'restart' || action === 'sync+restart') todo.restart.add(service);
      if (action === 'sync+exec' && !todo.exec.includes(rule)) todo.exec.push(rule);
    }
  }
  return todo;
}

/** Go's text of a list of texts: `["a" "b"]`. */
const quoted = (names: Iterable<string>): string =>
  `[${[...names].map((name) => JSON.stringify(name)).join(' ')}]`;

function* act(compose: Compose, state: WatchState, todo: Todo, say: Say): Steps<Refusal | undefined> {
  const needsProject = todo.rebuild.size > 0 || todo.restart.size > 0;
  const project = needsProject ? yield* compose.project(state.services) : undefined;
  if (isRefusal(project)) return project;
  if (project && todo.rebuild.size > 0) {
    const failed = yield* rebuild(compose, state, project, [...todo.rebuild], say);
    if (failed) return failed;
  }
  for (const [service, mappings] of todo.sync) {
    yield* say(
      `Syncing service ${JSON.stringify(service)} after ${String(mappings.length)} changes were detected`,
    );
    const failed = yield* sync(compose, state.project, service, mappings);
    if (failed) return failed;
  }
  if (project && todo.restart.size > 0) {
    const failed = yield* restartServices(compose, project, [...todo.restart], undefined);
    if (failed) return failed;
    yield* say(`service(s) ${quoted(todo.restart)} restarted`);
  }
  for (const rule of todo.exec) {
    const failed = yield* execute(compose, state.project, rule);
    if (failed) return failed;
  }
  return undefined;
}

function* rebuild(
  compose: Compose,
  state: WatchState,
  project: Project,
  services: readonly string[],
  say: Say,
): Steps<Refusal | undefined> {
  yield* say(`Rebuilding service(s) ${quoted(services)} after changes were detected...`);
  const order = { ...plainBuild, services, isQuiet: state.isQuiet };
  const built = yield* buildImages(compose, project, order, new Map());
  if (isRefusal(built)) {
    yield* say(`Build failed. Error: ${built.refused}`);
    return built;
  }
  if (state.prunes) yield* prune(compose, project.name, [...built.values()]);
  yield* say(`service(s) ${quoted(services)} successfully built`);
  const made = yield* createProject(compose, project, { ...plainCreate, services, recreate: 'force' });
  if (made) {
    yield* say(`Failed to recreate services after update. Error: ${made.refused}`);
    return made;
  }
  const started = yield* startServices(compose, project);
  if (started) yield* say(`Application failed to start after update. Error: ${started.refused}`);
  return undefined;
}

/** Images that the new ones have taken the names of go. */
function* prune(compose: Compose, project: string, kept: readonly string[]): Steps<void> {
  const filters = filtersQuery({ dangling: ['true'], label: [`${labels.project}=${project}`] });
  const rows = yield* compose.api.json<{ Id: string }[]>('GET', '/images/json', { query: { filters } });
  if (isRefusal(rows)) return;
  for (const { Id } of rows) if (!kept.includes(Id)) yield* compose.api.change('DELETE', `/images/${Id}`);
}

/** Puts files into every container of a service; those that are gone here are removed there. */
export function* sync(
  compose: Compose,
  project: string,
  service: string,
  mappings: readonly Mapping[],
): Steps<Refusal | undefined> {
  const rows = yield* projectContainers(compose, project, {
    oneOff: 'exclude',
    all: true,
    services: [service],
  });
  if (isRefusal(rows)) return rows;
  const { entries, gone } = contents(compose, mappings);
  for (const row of rows) {
    if (gone.length > 0) {
      const command = ['rm', '-rf', ...gone];
      const failed = yield* runHooks(compose, row, [{ command }], false);
      if (failed) return failed;
    }
    if (entries.length === 0) continue;
    const failed = yield* compose.api.change('PUT', `/containers/${row.Id}/archive`, {
      query: { path: '/', copyUIDGID: 'true' },
      body: writeTar(entries),
      headers: [['Content-Type', 'application/x-tar']],
    });
    if (failed) return failed;
  }
  return undefined;
}

function contents(
  compose: Compose,
  mappings: readonly Mapping[],
): { readonly entries: TarEntry[]; readonly gone: string[] } {
  const entries: TarEntry[] = [];
  const gone: string[] = [];
  for (const { from, to } of mappings) {
    const stat = compose.cli.p.stat(from);
    const data = isFail(stat) ? stat : compose.cli.p.readFile(from);
    if (isFail(stat) || isFail(data)) gone.push(to);
    else {
      entries.push({
        ...{ name: to.replace(/^\//, ''), type: 'file', data, mode: stat.mode & 0o777, uid: 0, gid: 0 },
        mtime: Math.trunc(stat.mtime / 1000),
      });
    }
  }
  return { entries, gone };
}

function* execute(compose: Compose, project: string, rule: WatchRule): Steps<Refusal | undefined> {
  if (!rule.exec)
    return refuse(`can't watch with action "sync+exec" on service ${rule.service} without a command`);
  const how = { oneOff: 'exclude', all: false, services: [rule.service] } as const;
  const rows = yield* projectContainers(compose, project, how);
  if (isRefusal(rows)) return rows;
  for (const row of rows) {
    const failed = yield* runHooks(compose, row, [rule.exec], false, function* (_source, line) {
      yield* compose.cli.out(`${line}\n`);
    });
    if (failed) return failed;
  }
  return undefined;
}
