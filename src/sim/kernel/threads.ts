import { cloneJson, type Json } from '#sim/base/json';
import { NeedsMore } from '#sim/base/needs-more';
import type { Thread } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import * as cpu from './cpu';
import { Ended, gone, Proc } from './proc';
import { exitProcess } from './processes';
import { isAgain, type Body, type Outcome, type Program, type StepBody, type Steps } from './program';
import { programOf } from './programs';
import { makeReady, sleepOn } from './wait';

/** How often one thread may begin anew, or be woken, within one instant before it is made to take its time. */
const patience = 20_000;

interface LiveThread {
  proc: Proc;
  /** undefined for step machines */
  steps: Steps<Outcome> | undefined;
  /** instant of the last run, and how often it ran then */
  at: number;
  runs: number;
  /** which life of the thread it belongs to */
  life: number | undefined;
}

/**
 * Generators of threads that are under way. They are a cache beside the world and no part of it: what is missing here is
 * made again from the thread's state and journal.
 */
export class LiveThreads {
  readonly #threads = new Map<number, LiveThread>();

  /** Forgets everything, as loading a saved world does. */
  clear(): void {
    this.#threads.clear();
  }

  /** Runs all threads that can run, until all of them wait. */
  runReady(sim: Sim): void {
    for (let i = 0; i < sim.ready.length; i++) {
      const id = sim.ready[i];
      if (id !== undefined) this.#resume(sim, id);
      if (i > 4096) {
        sim.ready.splice(0, i + 1);
        i = -1;
      }
    }
    sim.ready.length = 0;
  }

  #resume(sim: Sim, id: number): void {
    const thread = sim.threads.get(id);
    if (thread === undefined) {
      this.#threads.delete(id);
      return;
    }
    const process = sim.processes.need(thread.process);
    if (process.state === 'zombie') return;
    if (process.state === 'stopped' || process.isFrozen === true) {
      sleepOn(sim, thread, { keys: [contKey(process.id)] });
      return;
    }
    const program = programOf(sim, process.program);
    const known = this.#threads.get(id);
    const live =
      known?.life === thread.life && known !== undefined ? known : this.#revive(sim, thread, program);
    live.proc.enter(sim, thread, process);
    sim.output.done.runs += 1;
    if (this.#isTooBusy(sim, live, thread)) return;
    try {
      if (live.steps === undefined) this.#step(sim, thread, live, program.main as StepBody);
      else this.#advance(sim, thread, live, program);
    } catch (fault) {
      if (fault instanceof NeedsMore) throw fault;
      if (!(fault instanceof Ended)) this.#crash(sim, thread, fault);
    }
    if (thread.turn === gone) this.#threads.delete(id);
  }

  #revive(sim: Sim, thread: Thread, program: Program): LiveThread {
    const body = bodyOf(program, thread.body);
    const isStep = typeof body !== 'function';
    const proc = new Proc(sim, thread, sim.processes.need(thread.process), !isStep);
    const steps = isStep ? undefined : body(proc, thread.state);
    const live: LiveThread = { proc, steps, at: -1, runs: 0, life: thread.life };
    if (isStep && thread.state === null) thread.state = cloneJson(body.initial);
    this.#threads.set(thread.id, live);
    return live;
  }

  /** A thread that never lets time pass would stop the world: it pays a millisecond of processor time. */
  #isTooBusy(sim: Sim, live: LiveThread, thread: Thread): boolean {
    if (live.at !== sim.time) {
      live.at = sim.time;
      live.runs = 0;
    }
    live.runs += 1;
    if (live.runs < patience) return false;
    live.runs = 0;
    cpu.addWork(sim, thread.id, 1);
    sleepOn(sim, thread, { keys: [cpu.doneKey(thread.id)] });
    return true;
  }

  #advance(sim: Sim, thread: Thread, live: LiveThread, program: Program): void {
    for (;;) {
      if (live.steps === undefined) return;
      const result = live.steps.next();
      if (thread.turn === gone) return; // it ended its own process
      if (result.done !== true) {
        sleepOn(sim, thread, result.value);
        return;
      }
      if (!isAgain(result.value)) {
        endThread(sim, thread, result.value ?? 0);
        return;
      }
      thread.state = result.value.again;
      thread.journal = [];
      live.proc.rewind();
      const body = bodyOf(program, thread.body) as Body;
      live.steps = body(live.proc, thread.state);
      if (this.#isTooBusy(sim, live, thread)) return;
    }
  }

  #step(sim: Sim, thread: Thread, live: LiveThread, body: StepBody): void {
    for (;;) {
      const result = body.step(live.proc, thread.state as Json);
      if (thread.turn === gone) return;
      if (result !== null) {
        if ('exit' in result) endThread(sim, thread, result.exit);
        else sleepOn(sim, thread, result);
        return;
      }
      if (this.#isTooBusy(sim, live, thread)) return;
    }
  }

  /** An exception in a program is a fault of ours: the process dies of it, the world goes on, and everybody hears of it. */
  #crash(sim: Sim, thread: Thread, fault: unknown): void {
    const process = sim.processes.get(thread.process);
    const text = fault instanceof Error ? `${fault.message}\n${fault.stack ?? ''}` : String(fault);
    sim.emit(process?.machine ?? 0, 'fault', 'crash', process?.program ?? '?', { text });
    this.#threads.delete(thread.id);
    if (process !== undefined) exitProcess(sim, process.id, { code: 139, signal: 11 });
  }
}

function endThread(sim: Sim, thread: Thread, code: number): void {
  if (thread.body === 'main') exitProcess(sim, thread.process, { code: code & 255 });
  else removeThread(sim, thread.id);
}

/** Takes a thread away: its waits, its work, its row. */
export function removeThread(sim: Sim, id: number): void {
  const thread = sim.threads.get(id);
  if (thread === undefined) return;
  const process = sim.processes.need(thread.process);
  if (thread.wait !== null) makeReady(sim, thread); // leaves the lists; the run finds the row gone
  process.cpuTime += cpu.removeTask(sim, id);
  process.threads = process.threads.filter((other) => other !== id);
  sim.threads.remove(id);
  thread.turn = gone;
}

function bodyOf(program: Program, name: string): Body | StepBody {
  const body = name === 'main' ? program.main : program.threads?.[name];
  if (body === undefined) throw new Error(`program ${program.name} has no thread ${name}`);
  return body;
}

/** Woken when a stopped or frozen process may go on. */
export function contKey(processId: number): string {
  return `cont:${processId}`;
}
