import type { Json } from '#sim/base/json';
import type { Wait } from '#sim/world/process';
import type { Proc } from './proc';

/**
 * The steps of a program: a generator that yields whenever it must wait. Between two yields no simulated time passes.
 *
 * The world keeps no generators. It keeps the results of the system calls that a thread has made (its journal); a
 * generator that was lost (by loading, undo, or a fork) is made again by running the program on those results. So a body
 * must depend on nothing but its `Proc`: everything it reads from or does to the world goes through `p`, and what
 * is no system call goes through `p.do(...)`.
 */
export type Steps<T> = Generator<Wait, T, void>;

/** Begin anew with this state and an empty journal: how everything that loops without end is written. */
export interface Again {
  readonly again: Json;
}

/** What a body ends with: an exit status (of the process, when it is `main`), nothing (0), or `again`. */
export type Outcome = number | Again | undefined;

/** A body as a generator. `state` is null at first, afterwards what `again` was given. */
export type Body = (p: Proc, state: Json) => Steps<Outcome>;

/**
 * A body as a machine of small steps: `step` may change its (plain) state, and says what to wait for, or how it ends.
 * Its system calls are not journalled: state is all there is. The shell is one.
 */
export interface StepBody {
  readonly initial: Json;
  /** `null`: run me again at once */
  step(p: Proc, state: Json): Wait | { readonly exit: number } | null;
}

/** An executable. Everything that can be run in the world is one of these, and a file that names it. */
export interface Program {
  /** as files name it; one file `programs/NAME.ts` (or a folder) holds it */
  readonly name: string;
  /** what it costs to come up, beside the kernel's fork and exec: processor time in ms, private memory in bytes */
  readonly start?: { readonly cpu?: number; readonly anon?: number };
  readonly main: Body | StepBody;
  /** other lines of execution that it may start with `p.thread(name, state)` */
  readonly threads?: Readonly<Record<string, Body>>;
}

export function again(state: Json): Again {
  return { again: state };
}

export function isAgain(outcome: Outcome): outcome is Again {
  return typeof outcome === 'object';
}

/** Name → program: handed to the kernel by `src/sim/index.ts`. The kernel itself imports none. */
export type ProgramTable = Readonly<Record<string, Program>>;
