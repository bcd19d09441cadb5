import type { Json } from '#sim/base/json';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { byName, isOf, projectContainers, shortName } from '../client/containers';
import { labels } from '../client/labels';
import { interrupted } from '../client/loop';
import type { Project } from '../model/project';
import { startServices } from '../plan/start';
import { Follower } from './follower';
import { clearMenu, drawMenu, leaveMenu, setKeys } from './menu';
import { newPrinter } from './printer';
import { killProject, stopProject } from './ending';
import { quietState, type Cascade, type Ending, type FollowState } from './state';
import { newStream } from './streams';
import { followTurn } from './turns';
import { startWatching, toggleWatch, Watching } from './up-watch';
import type { WatchState } from './watcher';

/** An `up` that stays attached, as plain data. */
export interface AttachedUp {
  /** those that were named; empty for all */
  readonly services: readonly string[];
  /** those whose output is shown */
  readonly attachTo: readonly string[];
  readonly cascade: Cascade;
  readonly exitCodeFrom: string;
  readonly isColoured: boolean;
  readonly hasPrefix: boolean;
  readonly hasTime: boolean;
  readonly hasMenu: boolean;
  readonly isWatching: boolean;
  /** what is watched; null for nothing */
  watch: WatchState | null;
  readonly follow: FollowState;
}

/** Attaches to the containers, starts them, and follows until all have ended. */
export function* beginAttachedUp(
  compose: Compose,
  project: Project,
  how: Omit<AttachedUp, 'follow' | 'watch'>,
): Steps<Outcome> {
  if (compose.api.isDryRun) {
    const words = "end of 'compose up' output, interactive run is not supported in dry-run mode";
    yield* compose.cli.out(`${words}\n`);
    return 0;
  }
  const counted = how.services.length > 0 ? how.services : how.attachTo;
  const state: FollowState = {
    ...quietState,
    ...{ project: project.name, services: counted, cascade: how.cascade, exitCodeFrom: how.exitCodeFrom },
    ...{ streams: [], containers: [], restarting: [], endings: [] },
    printer: newPrinter(how.isColoured, how.hasPrefix, how.hasTime),
    logs: { isFollowing: false, tail: '', until: '', timestamps: false },
  };
  const attached: string[] = [];
  const up: AttachedUp = {
    ...how,
    watch: null,
    follow: { ...state, attached, hasMenu: how.hasMenu, wipes: how.hasMenu },
  };
  const follower = followerOf(compose, up, project);
  const unwatched = how.isWatching
    ? yield* compose.loop.run(startWatching(compose, up, project, follower))
    : undefined;
  if (unwatched) return yield* compose.fail(unwatched);
  const failed = yield* attachAll(compose, follower, how, attached);
  if (failed) return yield* compose.fail(failed);
  if (how.hasMenu) setKeys(compose, true);
  compose.loop.attend(follower);
  const refused = yield* compose.loop.run(
    startServices(compose.unseen(), project, { listener: hookListener(follower) }),
  );
  compose.loop.dismiss(follower);
  if (refused && up.follow.interrupts === 0) {
    if (how.hasMenu) setKeys(compose, false);
    return yield* compose.fail(refused);
  }
  return yield* goOn(compose, up, project);
}

const hookListener =
  (follower: Follower) =>
  (source: string, line: string): Steps<void> =>
    follower.decorated(follower.printer.log(source, line));

/** A later turn: the project is read again where something has to be stopped. */
export function* goOnAttached(compose: Compose, up: AttachedUp): Steps<Outcome> {
  return yield* goOn(compose, up, undefined);
}

function* goOn(compose: Compose, up: AttachedUp, project: Project | undefined): Steps<Outcome> {
  const follower = followerOf(compose, up, project);
  const watcher = new Watching(compose, up, follower);
  const isOver = yield* followTurn(follower, [watcher]);
  const { follow } = up;
  if (!isOver) return compose.again('follow', up as unknown as Json);
  if (follow.hasMenu) {
    yield* clearMenu(compose);
    setKeys(compose, false);
  }
  if (follow.isSilent) {
    yield* compose.cli.err('\n');
    return interrupted;
  }
  if (follow.exitCode !== 0) yield* compose.cli.err('\n');
  return follow.exitCode;
}

function followerOf(compose: Compose, up: AttachedUp, project: Project | undefined): Follower {
  return new Follower(
    compose,
    up.follow,
    (ending) => cascade(compose, up, project, ending),
    (follower) => onInterrupt(compose, up, project, follower),
    (follower, key) => onKey(compose, up, project, follower, key),
  );
}

/** Attaches to everything whose output is shown, before it starts. */
function* attachAll(
  compose: Compose,
  follower: Follower,
  how: Omit<AttachedUp, 'follow' | 'watch'>,
  attached: string[],
): Steps<Refusal | undefined> {
  const { state } = follower;
  const failed = yield* follower.listen();
  if (failed) return failed;
  const filters = [`${labels.project}=${state.project}`, `${labels.oneOff}=False`, labels.configHash];
  const all = yield* compose.loop.run(compose.api.containers(filters, true));
  if (isRefusal(all)) return all;
  const counted = state.services.length === 0 ? all : all.filter(isOf(state.services));
  state.containers.push(...counted.map(({ Id }) => Id));
  const asked = { oneOff: 'exclude', all: true, services: how.attachTo } as const;
  const rows = yield* compose.loop.run(projectContainers(compose, state.project, asked));
  if (isRefusal(rows)) return rows;
  if (rows.length === 0) return undefined;
  const sorted = [...rows].sort(byName);
  yield* compose.cli.out(`Attaching to ${sorted.map((row) => shortName(compose, row)).join(', ')}\n`);
  const { engine } = compose.cli;
  for (const row of sorted) {
    const path = `/containers/${row.Id}`;
    const found = yield* engine.json<{ Config: { Tty: boolean } }>('GET', `${path}/json`);
    if (isRefusal(found)) return found;
    const query = { stream: '1', stdin: '1', stdout: '1', stderr: '1' };
    const opened = yield* engine.open('POST', `${path}/attach`, { query, upgrade: true });
    if (isRefusal(opened)) return opened;
    const { fd, rest } = opened.response.body.hijack();
    attached.push(row.Id);
    const source = shortName(compose, row);
    yield* follower.addStream(
      newStream({ source, id: row.Id, fd, isRaw: found.Config.Tty, joins: false, rest }),
    );
  }
  return undefined;
}

/** The end of a container may be the end of all. */
function* cascade(
  compose: Compose,
  up: AttachedUp,
  project: Project | undefined,
  ending: Ending,
): Steps<void> {
  const { follow } = up;
  const isMeant = up.cascade === 'stop' || (up.cascade === 'fail' && ending.exitCode !== 0);
  if (isMeant && !follow.hasCascaded) {
    follow.hasCascaded = true;
    follow.exitCode = ending.exitCode;
    yield* compose.cli.err(`${compose.look.palette.error('Aborting on container exit...')}\n`);
    compose.loop.aside(stopProject(compose, up, project));
  }
  if (up.exitCodeFrom !== '' && ending.service === up.exitCodeFrom && !follow.hasExitCode) {
    follow.hasExitCode = true;
    follow.exitCode = ending.exitCode;
  }
}

/** The first interrupt stops everything, the second kills it. */
function* onInterrupt(
  compose: Compose,
  up: AttachedUp,
  project: Project | undefined,
  { state }: Follower,
): Steps<void> {
  if (state.interrupts > 1) {
    compose.loop.aside(killProject(compose, up, project));
    return;
  }
  yield* compose.cli.out('Gracefully Stopping... press Ctrl+C again to force\n');
  // outside of the menu an interrupt ends the printing, too
  if (!up.hasMenu) state.isSilent = true;
  compose.loop.aside(stopProject(compose, up, project));
}

const [interrupt, enter] = ['\x03', '\r'];

function* onKey(
  compose: Compose,
  up: AttachedUp,
  project: Project | undefined,
  follower: Follower,
  key: string,
): Steps<void> {
  const { state } = follower;
  if (key === interrupt) {
    yield* leaveMenu(compose);
    setKeys(compose, false);
    state.hasMenu = false;
    state.interrupts += 1;
    yield* onInterrupt(compose, up, project, follower);
  } else if (key === 'w') yield* toggleWatch(compose, up, follower);
  else if (key === enter || key === '\n') {
    yield* compose.cli.out('\n');
    yield* drawMenu(compose, state.isWatching);
  }
}
