import { cloneJson, type Json } from '#sim/base/json';
import * as cpu from '#sim/kernel/cpu';
import { stopMachine } from '#sim/kernel/power';
import { sleepOn, wake } from '#sim/kernel/wait';
import type { CpuTask } from '#sim/world/cgroup';
import type { Machine } from '#sim/world/machine';
import type { Thread } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';
import { copyRows, putRows, removeRows } from './belongings';

/** What of the machine's own row goes back with its state; the rest (its definition, its hardware) is its hypervisor's. */
type OwnPart = Pick<Machine, 'bootedAt' | 'cgroup' | 'init' | 'kernelLog' | 'ns' | 'pageCache'> & {
  /** work under way on the host's cores */
  tasks: CpuTask[];
};

/** Keeps what a machine is like now, its disk and all that runs; answers the row of `vmStates`. */
export function keepState(sim: Sim, id: number): number {
  const machine = sim.machines.need(id);
  const kept = sim.newId();
  const { bootedAt, cgroup, init, kernelLog, ns, pageCache } = machine;
  const own: OwnPart = { bootedAt, cgroup, init, kernelLog, ns, pageCache, tasks: tasksOf(sim, id) };
  sim.vmStates.insert(kept, {
    id: kept,
    machine: id,
    time: sim.time,
    rows: copyRows(sim, id),
    own: cloneJson(own) as unknown as Json,
    isLive: machine.state === 'running',
  });
  return kept;
}

function tasksOf(sim: Sim, machine: number): CpuTask[] {
  const scheduler = sim.schedulers.need(cpu.physicalOf(sim, machine));
  cpu.progress(sim, scheduler);
  return Object.values(scheduler.tasks).filter(
    (task) => sim.processes.peek(sim.threads.peek(task.thread)?.process ?? 0)?.machine === machine,
  );
}

/**
 * Puts a machine back to a state that was kept. What runs in it now is gone. It is `running` then where it ran, and `off`
 * where only its disk was kept.
 */
export function putStateBack(sim: Sim, kept: number): void {
  const state = sim.vmStates.peek(kept);
  const machine = sim.machines.get(state?.machine ?? 0);
  if (state === undefined || machine === undefined) return;
  stopMachine(sim, machine.id, 'off');
  const own = cloneJson(state.own) as unknown as OwnPart;
  forgetReady(sim, state.rows['threads'] ?? {});
  removeRows(sim, machine.id);
  putRows(sim, state.rows);
  const { tasks, ...rest } = own;
  Object.assign(machine, rest);
  const late = sim.time - state.time;
  machine.bootedAt += late;
  machine.state = state.isLive ? 'running' : 'off';
  for (const key of Object.keys(state.rows['processes'] ?? {}))
    sim.processes.need(Number(key)).started += late;
  for (const key of Object.keys(state.rows['threads'] ?? {})) revive(sim, Number(key), late);
  for (const key of Object.keys(state.rows['sockets'] ?? {})) mend(sim, Number(key));
  const scheduler = sim.schedulers.need(cpu.physicalOf(sim, machine.id));
  cpu.progress(sim, scheduler);
  for (const task of tasks) scheduler.tasks[task.thread] = { ...task, rate: 0 };
  sim.unsettled.add(scheduler.id);
}

/** Threads that were made ready by their own end must not run in their next life because of it. */
function forgetReady(sim: Sim, threads: Readonly<Record<string, Json>>): void {
  for (const [at, id] of sim.ready.entries()) if (Object.hasOwn(threads, String(id))) sim.ready[at] = 0;
}

/** A thread goes to sleep again on what it slept on, or runs on; times that it waits for are as far away as they were. */
function revive(sim: Sim, id: number, late: number): void {
  const thread = sim.threads.need(id);
  thread.life = sim.newId();
  thread.turn = turnOf(thread, thread.life);
  const { wait } = thread;
  if (wait === null) sim.ready.push(id);
  else sleepOn(sim, thread, wait.until === undefined ? wait : { ...wait, until: wait.until + late });
}

/** Turns of an earlier life are void: timers of then must not wake this one. */
const turnOf = (thread: Readonly<Thread>, life: number) => Math.max(thread.turn, 0) + life * 1000;

/** A connection whose other end was not kept with it is broken. */
function mend(sim: Sim, id: number): void {
  const socket = sim.sockets.need(id);
  if (socket.state === 'connecting') sim.at(0, 'connect', id, 0);
  if (socket.peer === 0 || sim.sockets.peek(socket.peer)?.peer === id) return;
  Object.assign(socket, { peer: 0, isEnded: true, wasReset: true });
  wake(sim, `socket:${String(id)}`);
}

/** Forgets a state. */
export function dropState(sim: Sim, kept: number): void {
  sim.vmStates.remove(kept);
}
