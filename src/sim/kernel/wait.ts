import type { Thread, Wait } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';

/** Lets a thread sleep until one of the keys is woken, or the time comes. */
export function sleepOn(sim: Sim, thread: Thread, wait: Wait): void {
  thread.wait = wait;
  for (const key of wait.keys) {
    const row = sim.waiters.get(key);
    if (row === undefined) sim.waiters.insert(key, { threads: [thread.id] });
    else row.threads.push(thread.id);
  }
  if (wait.until !== undefined) sim.at(wait.until - sim.time, 'wake', thread.id, thread.turn);
}

/** Wakes all who wait for this key; they look for themselves whether what they wanted has come. */
export function wake(sim: Sim, key: string): void {
  const row = sim.waiters.peek(key);
  if (row === undefined) return;
  for (const id of [...row.threads]) {
    const thread = sim.threads.get(id);
    if (thread !== undefined) makeReady(sim, thread);
  }
  sim.waiters.remove(key);
}

/** Puts a thread among those that can run now, whatever it waited for. */
export function makeReady(sim: Sim, thread: Thread): void {
  if (thread.wait === null) return;
  stopWaiting(sim, thread);
  sim.ready.push(thread.id);
}

/** Takes a thread out of all lists of waiters. */
export function stopWaiting(sim: Sim, thread: Thread): void {
  for (const key of thread.wait?.keys ?? []) {
    const row = sim.waiters.get(key);
    if (row === undefined) continue;
    const at = row.threads.indexOf(thread.id);
    if (at >= 0) row.threads.splice(at, 1);
    if (row.threads.length === 0) sim.waiters.remove(key);
  }
  thread.wait = null;
  thread.turn += 1;
}
