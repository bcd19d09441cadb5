import type { CpuTask, Scheduler } from '#sim/world/cgroup';
import type { Sim } from '#sim/world/sim';
import { setRates } from './cpu-rates';
import { weightOfNice } from './physics/weights';
import { wake } from './wait';

/** Work that differs from done by less than this (ms) is done: sums of floating point numbers. */
const epsilon = 1e-7;

/** Woken when a thread's work is done. */
export function doneKey(thread: number): string {
  return `cpu:${thread}`;
}

/** The physical machine whose cores a machine's threads run on: itself, or the one that runs it. */
export function physicalOf(sim: Sim, machine: number): number {
  for (let id = machine; ;) {
    const parent = sim.machines.peek(id)?.parent;
    if (parent === undefined) return id;
    id = parent;
  }
}

/** What the same work takes more in a virtual machine: 2.3 % (Linpack under tuned KVM, raw data of IBM RC25482). */
const virtualized = 1.023;

/** How much longer work takes on a machine than on the physical one below it. */
function slownessOf(sim: Sim, id: number): number {
  const machine = sim.machines.peek(id);
  if (machine?.parent === undefined) return 1;
  const own = machine.vm === undefined ? 1 : (machine.vm.slowness ?? virtualized);
  return own * slownessOf(sim, machine.parent);
}

/** Gives a thread `ms` of processor time to do. It competes for cores from now on. */
export function addWork(sim: Sim, threadId: number, ms: number): void {
  const thread = sim.threads.need(threadId);
  const process = sim.processes.need(thread.process);
  const scheduler = schedulerOf(sim, process.machine);
  progress(sim, scheduler);
  const task = scheduler.tasks[threadId];
  const work = ms * slownessOf(sim, process.machine);
  if (task !== undefined) task.work += work;
  else
    scheduler.tasks[threadId] = {
      thread: threadId,
      cgroup: process.cgroup,
      weight: weightOfNice(process.nice),
      work,
      rate: 0,
      done: 0,
    };
  sim.unsettled.add(scheduler.id);
}

export function isWorking(sim: Sim, threadId: number): boolean {
  const thread = sim.threads.peek(threadId);
  const process = thread === undefined ? undefined : sim.processes.peek(thread.process);
  if (process === undefined) return false;
  return sim.schedulers.peek(physicalOf(sim, process.machine))?.tasks[threadId] !== undefined;
}

/** Ends a thread's work, done or not; answers the processor time (ms) it had used. */
export function removeTask(sim: Sim, threadId: number): number {
  const process = sim.processes.peek(sim.threads.peek(threadId)?.process ?? 0);
  if (process === undefined) return 0;
  const id = physicalOf(sim, process.machine);
  if (sim.schedulers.peek(id)?.tasks[threadId] === undefined) return 0;
  const scheduler = sim.schedulers.need(id);
  progress(sim, scheduler);
  const task = scheduler.tasks[threadId];
  delete scheduler.tasks[threadId];
  sim.unsettled.add(id);
  if (task === undefined) return 0;
  charge(sim, task);
  return task.done;
}

/** Says that weights, quotas, states or places of a machine's processes have changed. */
export function reschedule(sim: Sim, machine: number): void {
  const scheduler = schedulerOf(sim, machine);
  progress(sim, scheduler);
  sim.unsettled.add(scheduler.id);
}

/** Works out new rates where something changed, and when the next work will be done. Called before time goes on. */
export function settle(sim: Sim): void {
  for (const id of sim.unsettled) {
    const scheduler = sim.schedulers.need(id);
    scheduler.turn += 1;
    setRates(sim, scheduler);
    let soonest = Infinity;
    for (const task of Object.values(scheduler.tasks)) {
      if (task.rate > 0) soonest = Math.min(soonest, task.work / task.rate);
    }
    if (soonest < Infinity) sim.at(soonest, 'cpu', id, scheduler.turn);
  }
  sim.unsettled.clear();
}

/** The event of settle's promise: whose work is done is woken. */
export function complete(sim: Sim, id: number, turn: number): void {
  const scheduler = sim.schedulers.get(id);
  if (scheduler?.turn !== turn) return;
  progress(sim, scheduler);
  for (const task of Object.values(scheduler.tasks)) {
    if (task.work > epsilon) continue;
    delete scheduler.tasks[task.thread];
    charge(sim, task);
    const process = sim.processes.get(sim.threads.peek(task.thread)?.process ?? 0);
    if (process !== undefined) process.cpuTime += task.done;
    wake(sim, doneKey(task.thread));
  }
  sim.unsettled.add(id);
}

/** Brings everybody's work up to this moment. */
export function progress(sim: Sim, scheduler: Scheduler): void {
  const elapsed = sim.time - scheduler.updated;
  if (elapsed > 0) {
    for (const task of Object.values(scheduler.tasks)) {
      const did = Math.min(task.work, task.rate * elapsed);
      task.work -= did;
      task.done += did;
    }
  }
  scheduler.updated = sim.time;
}

/** Processor time (ms) that a cgroup and all below it have used until now. */
export function usageOf(sim: Sim, cgroupId: number): number {
  const cgroup = sim.cgroups.peek(cgroupId);
  if (cgroup === undefined) return 0;
  const scheduler = sim.schedulers.peek(physicalOf(sim, cgroup.machine));
  let usage = cgroup.cpuUsage;
  if (scheduler === undefined) return usage;
  const elapsed = sim.time - scheduler.updated;
  for (const task of Object.values(scheduler.tasks)) {
    if (isWithin(sim, task.cgroup, cgroupId)) usage += task.done + Math.min(task.work, task.rate * elapsed);
  }
  return usage;
}

/** Processor time (ms) that a process has used until now. */
export function processUsage(sim: Sim, processId: number): number {
  const process = sim.processes.peek(processId);
  if (process === undefined) return 0;
  const scheduler = sim.schedulers.peek(physicalOf(sim, process.machine));
  let usage = process.cpuTime;
  const elapsed = sim.time - (scheduler?.updated ?? sim.time);
  for (const thread of process.threads) {
    const task = scheduler?.tasks[thread];
    if (task !== undefined) usage += task.done + Math.min(task.work, task.rate * elapsed);
  }
  return usage;
}

function isWithin(sim: Sim, cgroup: number, ancestor: number): boolean {
  for (let id = cgroup; id !== 0; id = sim.cgroups.peek(id)?.parent ?? 0) if (id === ancestor) return true;
  return false;
}

function charge(sim: Sim, task: CpuTask): void {
  for (let id = task.cgroup; id !== 0;) {
    const cgroup = sim.cgroups.get(id);
    if (cgroup === undefined) return;
    cgroup.cpuUsage += task.done;
    id = cgroup.parent;
  }
}

function schedulerOf(sim: Sim, machine: number): Scheduler {
  return sim.schedulers.need(physicalOf(sim, machine));
}

/** Is this cgroup, or one above it, frozen (docker pause)? */
export function isFrozen(sim: Sim, cgroupId: number): boolean {
  for (let id = cgroupId; id !== 0;) {
    const cgroup = sim.cgroups.peek(id);
    if (cgroup === undefined) return false;
    if (cgroup.isFrozen) return true;
    id = cgroup.parent;
  }
  return false;
}
