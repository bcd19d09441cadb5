import type { Fail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Process, Thread, Wait } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import * as cpu from './cpu';
import * as io from './io';
import * as memory from './memory';
import { StreamCalls } from './proc-streams';
import type { Steps } from './program';
import * as processes from './processes';
import * as signals from './signals';

/** How `undefined` stands in a journal, which JSON must hold. */
const nothing = '\u0000undefined';

/** What a program keeps counts as its memory from here on, bytes. */
const noticeable = 1 << 20;

/** Unwinds a body whose thread a system call of its own has ended (exit, SIGPIPE, exec). Only the scheduler sees it. */
export class Ended extends Error {}

/** One for all: making an error costs as much as a dozen system calls. */
const ended = new Ended();

/** `turn` of a thread whose row was taken away in this transaction: its last holder finds out without looking it up. */
export const gone = -1;

/**
 * A thread's view of its kernel: the system calls. Everything a program knows of the world and does to it goes through
 * this. Calls that may have to wait are generators (`yield* p.read(0)`); the others answer at once. Refusals are values
 * (`isFail(x)`).
 */
export class Proc extends StreamCalls {
  /** the transaction of this moment; only inside `do` */
  #sim: Sim;
  /** own rows, as this transaction has them */
  #row: Thread;
  #self: Process;
  #replayed = 0;
  readonly threadId: number;
  readonly processId: number;

  constructor(
    sim: Sim,
    thread: Thread,
    process: Process,
    /** false for step machines: their state is all there is */
    private readonly isJournalled: boolean,
  ) {
    super();
    this.#sim = sim;
    this.#row = thread;
    this.#self = process;
    this.threadId = thread.id;
    this.processId = process.id;
  }

  /** Takes the transaction of this moment, and its rows of this thread and process. For the scheduler. */
  enter(sim: Sim, thread: Thread, process: Process): void {
    this.#sim = sim;
    this.#row = thread;
    this.#self = process;
  }

  /** Forgets what was replayed, after `again`. For the scheduler. */
  rewind(): void {
    this.#replayed = 0;
  }

  /** Does something to the world at once, or, when the thread is being rebuilt, gives back what it gave then. The result must be
   * plain JSON (or undefined) and must not be, or contain, a row of a table. */
  do<T>(deed: (sim: Sim) => T): T {
    this.#sim.output.done.calls += 1;
    if (!this.isJournalled) {
      const answer = deed(this.#sim);
      this.#thread();
      return answer;
    }
    const journal = this.#thread().journal;
    if (this.#replayed < journal.length) return this.#recall(journal);
    const result = deed(this.#sim);
    this.#record(result);
    return result;
  }

  /** Waits until `check` gives something other than undefined. It is asked at once, whenever one of `keys` is woken, and when `until`
   * (simulated ms) comes. It must change nothing as long as it answers undefined. */
  *until<T>(check: (sim: Sim) => T | undefined, keys: string[], until?: number): Steps<T> {
    if (this.isJournalled) {
      const journal = this.#thread().journal;
      if (this.#replayed < journal.length) return this.#recall(journal);
    }
    for (;;) {
      this.#sim.output.done.calls += 1;
      const result = check(this.#sim);
      if (result !== undefined) {
        if (this.isJournalled) this.#record(result);
        return result;
      }
      yield until === undefined ? { keys } : { keys, until };
    }
  }

  protected get me(): Process {
    return this.#self;
  }

  #recall<T>(journal: Json[]): T {
    const result = journal[this.#replayed++];
    return (result === nothing ? undefined : result) as T;
  }

  #record(result: unknown): void {
    const thread = this.#thread(); // looked at again: the deed may have ended it
    thread.journal.push(result === undefined ? nothing : (result as Json));
    this.#replayed = thread.journal.length;
  }

  #thread(): Thread {
    if (this.#row.turn === gone) throw ended;
    return this.#row;
  }

  // ---- who am I: these never change while a program runs

  /** argv, with the name it was called by at 0 */
  get argv(): readonly string[] {
    return this.#self.argv;
  }

  /** argv without the name */
  get args(): readonly string[] {
    return this.#self.argv.slice(1);
  }

  /** The environment as it was given. */
  get env(): Readonly<Record<string, string>> {
    return this.#self.env;
  }

  /** What the program's file says of its version, such as `14.21.3`; '' where it does not matter. */
  get version(): string {
    return this.#self.version;
  }

  /** Own process id, as its pid namespace counts. */
  get pid(): number {
    return this.#self.pids.at(-1) ?? 0;
  }

  parentPid(): number {
    return this.do((sim) => processes.parentPid(sim, this.processId));
  }

  uid(): number {
    return this.do(() => this.#self.cred.uid);
  }

  gid(): number {
    return this.do(() => this.#self.cred.gid);
  }

  /** Is root, or has that capability (without CAP_). */
  can(capability: string): boolean {
    return this.do(() => signals.hasCapability(this.#self, capability));
  }

  // ---- time and work

  /** Clock of its machine, ms since 1970. */
  now(): number {
    return this.do((sim) => sim.now);
  }

  /** Simulated ms since the world began: for deadlines. */
  clock(): number {
    return this.do((sim) => sim.time);
  }

  *sleep(ms: number): Steps<void> {
    const end = this.do((sim) => sim.time + Math.max(0, ms));
    yield* this.until((sim) => (sim.time >= end ? true : undefined), [], end);
  }

  /** Works for `ms` of processor time; how long that takes depends on who else wants the cores, and on limits. */
  *cpu(ms: number): Steps<void> {
    if (ms <= 0) return;
    this.do((sim) => cpu.addWork(sim, this.threadId, ms));
    yield* this.until(
      (sim) => (cpu.isWorking(sim, this.threadId) ? undefined : true),
      [cpu.doneKey(this.threadId)],
    );
  }

  /** Sets its private memory, bytes. The OOM killer may answer, now or to somebody else. */
  setMemory(anon: number): void {
    this.do((sim) => {
      memory.setAnon(sim, this.processId, anon);
    });
  }

  /** Needs so many bytes at least for what it keeps in memory. Small amounts are in what every process has. */
  hold(bytes: number): void {
    if (bytes < noticeable) return;
    this.do((sim) => {
      const { anon } = sim.processes.need(this.processId).memory;
      if (bytes > anon) memory.setAnon(sim, this.processId, bytes);
    });
  }

  /** A whole number from 0 to `limit` − 1. */
  random(limit: number): number {
    return this.do((sim) => sim.random.below(limit));
  }

  /** What a descriptor's changes are told by, as it is at this moment: not journalled. */
  protected keysOf(fd: number): string[] {
    return [io.wakeKey(this.#sim, this.processId, fd)];
  }

  // ---- processes

  /** fork and exec in one: the new process's pid, or why not (ENOENT, EACCES, ENOEXEC, EAGAIN). */
  spawn(order: processes.SpawnOrder): number | Fail {
    return this.do((sim) => processes.spawnChild(sim, this.processId, order));
  }

  /** A copy of this process that goes on with `state` in the same program (a subshell). Answers its pid. */
  fork(state: Json, order: processes.ForkOrder = {}): number | Fail {
    return this.do((sim) => processes.fork(sim, this.processId, state, order));
  }

  /** Becomes another program; nothing of this one goes on when it succeeds. */
  *exec(order: processes.SpawnOrder): Steps<Fail> {
    return yield* this.until((sim) => processes.exec(sim, this.processId, order), []);
  }

  /** Waits for a child (pid, or −1 for any): how it ended, or ECHILD. `untraced` reports stopped ones too. */
  *wait(pid: number, options: { untraced?: boolean } = {}): Steps<processes.WaitResult | Fail> {
    return yield* this.until(
      (sim) => processes.reap(sim, this.processId, pid, options.untraced === true),
      [processes.childKey(this.processId)],
    );
  }

  /** As `wait`, but undefined at once when no child has changed. */
  waitNoHang(pid: number, options: { untraced?: boolean } = {}): processes.WaitResult | Fail | undefined {
    return this.do((sim) => processes.reap(sim, this.processId, pid, options.untraced === true));
  }

  /** Another line of execution of this program, with its own state. */
  thread(body: string, state: Json = null): void {
    this.do((sim) => {
      processes.startThread(sim, this.processId, body, state);
    });
  }

  /** Ends the whole process from any of its threads. */
  exit(code: number): void {
    this.do((sim) => {
      processes.exitProcess(sim, this.processId, { code: code & 255 });
    });
  }

  setGroup(pid: number, group: number): Fail | undefined {
    return this.do((sim) => processes.setGroup(sim, this.processId, pid, group));
  }

  /** Becomes leader of a new session without a terminal. */
  newSession(): Fail | undefined {
    return this.do((sim) => processes.newSession(sim, this.processId));
  }

  // ---- signals

  /** kill(2): pid, 0 for the own group, −1 for all, −N for group N. `signal` 0 only asks. */
  kill(pid: number, signal: number): Fail | undefined {
    return this.do((sim) => signals.killAs(sim, this.processId, pid, signal));
  }

  /** What shall happen on a signal: `handle` makes it wait to be taken. */
  onSignal(signal: number, action: 'default' | 'ignore' | 'handle'): void {
    this.do((sim) => {
      signals.setAction(sim, this.processId, signal, action);
    });
  }

  /** The next handled signal, if one is waiting. */
  takeSignal(): number | undefined {
    return this.do((sim) => signals.take(sim, this.processId));
  }

  /** Waits for a handled signal. */
  *waitSignal(): Steps<number> {
    return yield* this.until((sim) => signals.take(sim, this.processId), [signals.signalKey(this.processId)]);
  }

  // ---- waiting in a step machine

  /** What to wait for: any of these keys, or a time. */
  waitFor(keys: string[], until?: number): Wait {
    return until === undefined ? { keys } : { keys, until };
  }
}
