import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import type { Background, Want } from '../client/loop';
import { actOn } from './watch-actions';
import type { WatchRule } from './watch-rules';

/** What is watched, as plain data that goes through `again`. */
export interface WatchState {
  readonly project: string;
  readonly services: readonly string[];
  readonly rules: readonly WatchRule[];
  readonly prunes: boolean;
  readonly isQuiet: boolean;
  /** path → when and how large it was when it was last looked at */
  files: Readonly<Record<string, string>>;
  /** changes that have been seen, but may not be all yet */
  pending: readonly string[];
  /** simulated ms of the next look */
  next: number;
}

/** ms between two looks: what changes within one is acted on together. */
const interval = 500;

/** Looks at the watched files from time to time, and acts on what has changed. */
export class Watcher implements Background {
  /** looks that have been taken: turns count them */
  looks = 0;
  #isActing = false;

  constructor(
    private readonly compose: Compose,
    private readonly state: WatchState,
    /** takes what is to be told */
    private readonly say: (line: string) => Steps<void>,
    private readonly looked: () => void = () => undefined,
  ) {}

  want(): Want {
    return this.#isActing ? { read: [] } : { read: [], until: this.state.next };
  }

  *take(): Steps<void> {
    this.looks += 1;
    this.looked();
    const { state } = this;
    const now = snapshot(this.compose, state.rules);
    const changed = differences(state.files, now);
    state.files = now;
    state.next = this.compose.loop.now + interval;
    const all = [...new Set([...state.pending, ...changed])];
    // as long as there are further changes, they belong together
    if (changed.length > 0 || all.length === 0) {
      state.pending = all;
      return;
    }
    state.pending = [];
    this.#isActing = true;
    this.compose.loop.aside(this.#act(all));
    yield* [];
  }

  *#act(changed: readonly string[]): Steps<void> {
    yield* actOn(this.compose, this.state, changed, this.say);
    this.#isActing = false;
    this.state.next = this.compose.cli.p.clock() + interval;
  }
}

function differences(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): string[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return paths.filter((path) => before[path] !== now[path]).sort();
}

/** Every watched file, with what tells whether it has changed. */
export function snapshot(compose: Compose, rules: readonly WatchRule[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of new Set(rules.map((rule) => rule.path))) look(compose, path, found);
  return found;
}

function look(compose: Compose, path: string, found: Record<string, string>): void {
  const stat = compose.cli.p.stat(path);
  if (isFail(stat)) return;
  if (stat.type === 'file') found[path] = `${String(stat.mtime)} ${String(stat.size)}`;
  if (stat.type !== 'dir') return;
  const entries = compose.cli.p.readDir(path);
  if (isFail(entries)) return;
  for (const { name } of entries) if (name !== '.git') look(compose, `${path}/${name}`, found);
}
