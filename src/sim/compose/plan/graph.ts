import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { Group } from '../client/loop';
import type { Project } from '../model/project';
import type { Service } from '../model/service';

/** What is done for one service of a project. */
export type Visit = (service: string) => Steps<Refusal | undefined>;

/** Services by name, and what each of them needs. */
export type Needs = ReadonlyMap<string, readonly string[]>;

/** The service that `network_mode: service:NAME` and its like name. */
export function serviceOfMode(mode: string | undefined): string | undefined {
  return mode?.startsWith('service:') === true ? mode.slice('service:'.length) : undefined;
}

/** What must be there before this service: depends_on, and whatever shares something with another. */
function needsOf(service: Service): string[] {
  const modes = [service.network_mode, service.ipc, service.pid].flatMap((mode) => serviceOfMode(mode) ?? []);
  const links = (service.links ?? []).map((link) => link.split(':')[0] ?? '');
  const volumes = (service.volumes_from ?? [])
    .filter((from) => !from.startsWith('container:'))
    .map((from) => from.split(':')[0] ?? '');
  return [...new Set([...Object.keys(service.depends_on ?? {}), ...links, ...modes, ...volumes])];
}

/** The project's graph. What is missing is refused, unless it is not required. */
export function graphOf(project: Project): Needs | Refusal {
  const needs = new Map<string, readonly string[]>();
  for (const [name, service] of Object.entries(project.services)) {
    const known: string[] = [];
    for (const other of needsOf(service)) {
      if (Object.hasOwn(project.services, other)) {
        known.push(other);
        continue;
      }
      if (service.depends_on?.[other]?.required === false) continue;
      const disabled = project.disabledServices[other];
      if (!disabled) return refuse(`could not find ${other}: not found`);
      const profiles = (disabled.profiles ?? []).join(' ');
      const hint = `Can be enabled by profiles [${profiles}]`;
      return refuse(`service ${other} is required by ${name} but is disabled. ${hint}`);
    }
    needs.set(name, known);
  }
  const cycle = findCycle(needs);
  return cycle ? refuse(`cycle found: ${cycle.join(' -> ')}`) : needs;
}

function findCycle(needs: Needs): readonly string[] | undefined {
  const finished = new Set<string>();
  const follow = (name: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(name)) return [...path, name];
    if (finished.has(name)) return undefined;
    for (const next of needs.get(name) ?? []) {
      const cycle = follow(next, [...path, name]);
      if (cycle) return cycle;
    }
    finished.add(name);
    return undefined;
  };
  for (const name of needs.keys()) {
    const cycle = follow(name, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** The other way round: what needs each of them. */
export function turned(needs: Needs): Needs {
  const back = new Map<string, string[]>([...needs.keys()].map((name) => [name, []]));
  for (const [name, others] of needs) for (const other of others) back.get(other)?.push(name);
  return back;
}

/** A service and all that needs it, however far. */
export function withDependents(needs: Needs, services: readonly string[]): ReadonlySet<string> {
  const back = turned(needs);
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const other of back.get(name) ?? []) add(other);
  };
  for (const name of services) add(name);
  return found;
}

/**
 * Visits every service after what it needs; those that need nothing of each other at the same time. `others`: what becomes of those
 * under way when one is refused.
 */
export function* inDependencyOrder(
  compose: Compose,
  project: Project,
  visit: Visit,
  others: 'abandoned' | 'finished' = 'abandoned',
): Steps<Refusal | undefined> {
  const needs = graphOf(project);
  return isRefusal(needs) ? needs : yield* walk(compose, needs, visit, undefined, others);
}

/** The same backwards: whatever needs a service comes before it. */
export function* inReverseOrder(
  compose: Compose,
  project: Project,
  visit: Visit,
  only?: (needs: Needs) => ReadonlySet<string>,
): Steps<Refusal | undefined> {
  const needs = graphOf(project);
  if (isRefusal(needs)) return needs;
  const wanted = only?.(needs);
  return yield* walk(compose, turned(needs), visit, wanted);
}

/** The first refusal ends everything: what else is under way is left where it is, or goes on to its end. */
function* walk(
  compose: Compose,
  needs: Needs,
  visit: Visit,
  wanted?: ReadonlySet<string>,
  others: 'abandoned' | 'finished' = 'abandoned',
): Steps<Refusal | undefined> {
  const group = new Group();
  const begun = new Set<string>();
  const done = new Set<string>();
  let failed: Refusal | undefined;
  const most = compose.settings.parallel > 0 ? compose.settings.parallel : Infinity;
  const begin = (): void => {
    for (const [name, others] of needs) {
      if (begun.size - done.size >= most) return;
      if (begun.has(name) || !others.every((other) => done.has(other))) continue;
      begun.add(name);
      group.add(one(name));
    }
  };
  const one = function* (name: string): Steps<void> {
    const refusal = wanted && !wanted.has(name) ? undefined : yield* visit(name);
    if (failed) return;
    if (refusal) {
      failed = refusal;
      if (others === 'abandoned') group.abandon();
      return;
    }
    done.add(name);
    begin();
  };
  begin();
  yield* compose.loop.whole(group);
  return failed;
}

/**
 * What is begun together does not begin in its order: Go's scheduler runs the last one first. It can be seen where ports
 * are taken from a range.
 */
function asBegun<T>(tasks: readonly T[]): T[] {
  const last = tasks.at(-1);
  return last === undefined ? [] : [last, ...tasks.slice(0, -1)];
}

/** All at once, each to its end; the first refusal of all. */
export function* together(
  compose: Compose,
  tasks: readonly Steps<Refusal | undefined>[],
): Steps<Refusal | undefined> {
  let first: Refusal | undefined;
  const noting = function* (task: Steps<Refusal | undefined>): Steps<void> {
    const refusal = yield* task;
    first ??= refusal;
  };
  yield* compose.loop.all(asBegun(tasks).map(noting));
  return first;
}

/** All at once; the first refusal ends the others, too. */
export function* untilOneFails(
  compose: Compose,
  tasks: readonly Steps<Refusal | undefined>[],
): Steps<Refusal | undefined> {
  const group = new Group();
  let failed: Refusal | undefined;
  const noting = function* (task: Steps<Refusal | undefined>): Steps<void> {
    const refusal = yield* task;
    if (!refusal || failed) return;
    failed = refusal;
    group.abandon();
  };
  for (const task of asBegun(tasks)) group.add(noting(task));
  yield* compose.loop.whole(group);
  return failed;
}
