import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import type { Background, Want } from '../client/loop';
import type { Project } from '../model/project';
import type { AttachedUp } from './attached-up';
import { beginWatching } from './begin-watching';
import type { Follower } from './follower';
import { drawMenu, noWatchYet } from './menu';
import { watchLogger } from './printer';
import { Watcher } from './watcher';

const says =
  (follower: Follower) =>
  (line: string): Steps<void> =>
    follower.decorated(follower.printer.log(watchLogger, line));

/** Begins to watch, for `up --watch`. */
export function* startWatching(
  compose: Compose,
  up: AttachedUp,
  project: Project,
  follower: Follower,
): Steps<Refusal | undefined> {
  if (!Object.values(project.services).some((service) => service.develop?.watch !== undefined)) {
    const hint = 'see https://docs.docker.com/compose/how-tos/file-watch/';
    return refuse(`none of the selected services is configured for watch, ${hint}`);
  }
  const how = { services: up.services, prunes: false, isQuiet: false };
  const state = yield* beginWatching(compose, project, how, says(follower));
  if (isRefusal(state)) return state;
  up.watch = state;
  up.follow.isWatching = true;
  return undefined;
}

/** The key `w`: begins to watch, or ends it. */
export function* toggleWatch(compose: Compose, up: AttachedUp, follower: Follower): Steps<void> {
  if (up.watch) {
    up.watch = null;
    up.follow.isWatching = false;
    yield* says(follower)('Watch disabled');
    return;
  }
  compose.loop.aside(begin(compose, up, follower));
}

function* begin(compose: Compose, up: AttachedUp, follower: Follower): Steps<void> {
  const project = yield* compose.project(up.services);
  const failed = isRefusal(project) ? project : yield* startWatching(compose, up, project, follower);
  if (failed && up.follow.hasMenu) yield* drawMenu(compose, false, noWatchYet);
}

/** What one look counts among the things that end a turn. */
const weight = 8;

/** Watches as long as `up` is told to. */
export class Watching implements Background {
  #watcher: Watcher | undefined;
  #state: AttachedUp['watch'] = null;

  constructor(
    private readonly compose: Compose,
    private readonly up: AttachedUp,
    private readonly follower: Follower,
  ) {}

  want(): Want {
    return this.#now()?.want() ?? { read: [] };
  }

  *take(): Steps<void> {
    yield* this.#now()?.take() ?? [];
  }

  #now(): Watcher | undefined {
    if (this.#state !== this.up.watch) {
      this.#state = this.up.watch;
      const { follower } = this;
      this.#watcher =
        this.#state === null
          ? undefined
          : new Watcher(this.compose, this.#state, says(follower), () => {
              follower.handled += weight;
            });
    }
    return this.#watcher;
  }
}
