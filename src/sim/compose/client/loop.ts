import { terminations } from '#sim/cli/stream/signals';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Wait } from '#sim/world/process';

/** Exit status of a command that was interrupted. */
export const interrupted = 130;

/** What a task sleeps on: descriptors that can be read, a time (simulated ms), something that others bring about. */
export interface Want {
  readonly read: readonly number[];
  readonly until?: number;
  readonly when?: () => boolean;
}

interface Park extends Wait {
  readonly want: Want;
}

const isPark = (wait: Wait): wait is Park => 'want' in wait;

/** Something that goes on beside the tasks: a screen that is painted, streams that are copied. */
export interface Background {
  want(): Want;
  /** One of its descriptors can be read, or its time has come. */
  take(ready: number | 'time'): Steps<void>;
  /** A signal that this process handles. */
  signal?(): Steps<void>;
}

interface Task {
  readonly steps: Steps<void>;
  want: Want;
  isReady: boolean;
}

const never: Want = { read: [] };

/** Tasks of one kind that run side by side: a task may add others. */
export class Group {
  #tasks: Task[] = [];

  add(steps: Steps<void>): void {
    this.#tasks.push({ steps, want: never, isReady: true });
  }

  /** Leaves everything where it is. */
  abandon(): void {
    this.#tasks = [];
  }

  get isEmpty(): boolean {
    return this.#tasks.length === 0;
  }

  /** Runs what can run, until all of it waits or is done. */
  *step(loop: Loop): Steps<void> {
    for (const task of this.#tasks) task.isReady ||= loop.meets(task.want);
    for (;;) {
      const task = this.#tasks.find((one) => one.isReady);
      if (task === undefined) return;
      task.isReady = false;
      let next = task.steps.next();
      while (next.done !== true && !isPark(next.value)) {
        yield next.value;
        next = task.steps.next();
      }
      if (next.done !== true && isPark(next.value)) task.want = next.value.want;
      else this.#tasks = this.#tasks.filter((one) => one !== task);
    }
  }

  want(): Want {
    return union(this.#tasks.map((task) => task.want));
  }
}

function union(wants: readonly Want[]): Want {
  const times = wants.flatMap(({ until }) => (until === undefined ? [] : [until]));
  const conditions = wants.flatMap(({ when }) => when ?? []);
  return {
    read: [...new Set(wants.flatMap((want) => want.read))],
    ...(times.length > 0 && { until: Math.min(...times) }),
    ...(conditions.length > 0 && { when: () => conditions.some((one) => one()) }),
  };
}

/**
 * Several requests under way at once, in one thread: tasks are generators that say what they wait for with `park`, and go on
 * when it is there. All else they call as everybody does.
 */
export class Loop {
  #ready: number | undefined;
  #now: number;
  readonly #backgrounds: Background[] = [];
  readonly #aside = new Group();

  constructor(private readonly p: Proc) {
    this.#now = p.clock();
  }

  /** Is what a task waits for there? */
  meets(want: Want): boolean {
    if (this.#ready !== undefined && want.read.includes(this.#ready)) return true;
    if (want.when?.() === true) return true;
    return want.until !== undefined && this.#now >= want.until;
  }

  /** Simulated ms at the last look. */
  get now(): number {
    return this.#now;
  }

  attend(background: Background): void {
    this.#backgrounds.push(background);
  }

  dismiss(background: Background): void {
    const at = this.#backgrounds.indexOf(background);
    if (at >= 0) this.#backgrounds.splice(at, 1);
  }

  /** A task that nobody waits for but `settle`. */
  aside(steps: Steps<void>): void {
    this.#aside.add(steps);
  }

  /** Waits, inside a task. */
  *park(want: Want): Steps<void> {
    const park: Park = { keys: [], want };
    yield park;
  }

  *readable(fd: number): Steps<void> {
    yield* this.park({ read: [fd] });
  }

  *sleep(ms: number): Steps<void> {
    yield* this.park({ read: [], until: this.p.clock() + ms });
  }

  /** All of these at once: their results in order. Inside a task. */
  *all<T>(bodies: readonly Steps<T>[]): Steps<T[]> {
    const results: T[] = [];
    const group = new Group();
    for (const [i, body] of bodies.entries()) group.add(into(body, (result) => (results[i] = result)));
    yield* this.whole(group);
    return results;
  }

  /** A group until nothing of it is left. Inside a task. */
  *whole(group: Group): Steps<void> {
    for (;;) {
      yield* group.step(this);
      if (group.isEmpty) return;
      yield* this.park(group.want());
    }
  }

  /** Runs a task from outside of all tasks. */
  *run<T>(body: Steps<T>): Steps<T> {
    for (const signal of terminations) this.p.onSignal(signal, 'handle');
    const result = yield* this.#drive(body);
    for (const signal of terminations) this.p.onSignal(signal, 'default');
    return result;
  }

  *#drive<T>(body: Steps<T>): Steps<T> {
    const done: T[] = [];
    const group = new Group();
    group.add(into(body, (result) => done.push(result)));
    for (;;) {
      yield* group.step(this);
      const [result] = done;
      if (done.length > 0) return result as T;
      yield* this.#aside.step(this);
      yield* this.#wait(union([group.want(), this.#aside.want()]));
    }
  }

  /** Are there tasks aside that still have to be done? */
  get isBusy(): boolean {
    return !this.#aside.isEmpty;
  }

  /** Until the tasks that were put aside are done. */
  *settle(): Steps<void> {
    for (;;) {
      yield* this.#aside.step(this);
      if (this.#aside.isEmpty) return;
      yield* this.#wait(this.#aside.want());
    }
  }

  *#wait(want: Want): Steps<void> {
    for (;;) {
      if (want.when?.() === true) return;
      const all = union([want, ...this.#backgrounds.map((one) => one.want())]);
      const ready = yield* this.p.poll({
        read: [...all.read],
        signal: true,
        ...(all.until !== undefined && { until: all.until }),
      });
      this.#now = this.p.clock();
      this.#ready = typeof ready === 'number' ? ready : undefined;
      if (ready === 'signal') yield* this.#signal();
      for (const background of [...this.#backgrounds]) yield* this.#tell(background, ready);
      if (this.meets(want) || !this.#aside.isEmpty) return;
    }
  }

  /** SIGINT and SIGTERM end a command that has no answer to them. */
  *#signal(): Steps<void> {
    const listener = this.#backgrounds.find((one) => one.signal !== undefined);
    if (listener?.signal) {
      yield* listener.signal();
      return;
    }
    if (this.p.takeSignal() === undefined) return;
    yield* this.p.err('\n');
    this.p.exit(interrupted);
  }

  *#tell(background: Background, ready: number | 'signal' | 'time'): Steps<void> {
    const { read, until } = background.want();
    if (typeof ready === 'number' && read.includes(ready)) yield* background.take(ready);
    else if (until !== undefined && this.#now >= until) yield* background.take('time');
  }
}

function* into<T>(body: Steps<T>, give: (result: T) => void): Steps<void> {
  give(yield* body);
}
