import type { Thread, Wait } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';

const noOne = () => ({ threads: [] as number[] });

/** Lets a thread sleep until one of the keys is woken, or the time comes. */
export function sleepOn(sim: Sim, thread: Thread, wait: Wait): void {
  thread.wait = wait;
  for (const key of wait.keys) {
    sim.waiters.getOrInsert(key, noOne).threads.push(thread.id);
  }
  if (wait.until !== undefined) sim.at(wait.until - sim.time, 'wake', thread.id, thread.turn);
}

/** Wakes all who wait for this key; they look for themselves whether what they wanted has come. */
export function wake(sim: Sim, key: string): void {
  const row = sim.waiters.peek(key);
  if (row === undefined) return;
  sim.waiters.remove(key); // the whole list goes at once: nobody need be taken out of it
  for (const id of row.threads) {
    const thread = sim.threads.get(id);
    if (thread === undefined || thread.wait === null) continue;
    if (thread.wait.keys.length > 1) stopWaiting(sim, thread);
    else {
      thread.wait = null;
      thread.turn += 1;
    }
    sim.ready.push(id);
  }
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
