import type { QueueEntry } from '#sim/world/queue';
import type { Sim } from '#sim/world/sim';
import * as cpu from './cpu';
import { boot, sysrq } from './power';
import { establish } from './sockets';
import { SIG } from './signal-numbers';
import { deliver } from './signals';
import type { LiveThreads } from './threads';
import { makeReady } from './wait';

/** What the kernel does when the time of a queue entry has come, by its kind. */
const handlers: Readonly<Record<string, (sim: Sim, a: number, b: number) => void>> = {
  /** a thread's time is up, unless it has moved on since */
  wake(sim, threadId, turn) {
    const thread = sim.threads.get(threadId);
    if (thread?.turn === turn) makeReady(sim, thread);
  },
  /** somebody's work on a machine's cores is done */
  cpu: cpu.complete,
  /** a TCP handshake ends */
  connect: establish,
  /** a machine's kernel is loaded */
  boot,
  /** a process is killed when nothing else runs at this moment */
  end(sim, id) {
    deliver(sim, id, SIG.KILL);
  },
  /** a letter was written to /proc/sysrq-trigger */
  sysrq,
};

function handle(sim: Sim, entry: QueueEntry): void {
  const handler = handlers[entry.kind];
  if (handler === undefined) throw new Error(`no handler for ${entry.kind}`);
  handler(sim, entry.a, entry.b);
}

/** Lets everything run that can run at this moment. */
export function runNow(sim: Sim, live: LiveThreads): void {
  live.runReady(sim);
  cpu.settle(sim);
}

/** Lets time go on to `until` (simulated ms), event by event; stops early when `enough` says so after one. */
export function runUntil(sim: Sim, live: LiveThreads, until: number, enough?: () => boolean): void {
  runNow(sim, live);
  for (;;) {
    const next = sim.nextTime();
    if (next === undefined || next > until || enough?.() === true) break;
    sim.time = next;
    while (sim.nextTime() === next) {
      const entry = sim.takeNext();
      if (entry !== undefined) handle(sim, entry);
    }
    runNow(sim, live);
  }
  if (sim.time < until && enough?.() !== true) sim.time = until;
}
