import { isFail } from '#sim/base/fail';
import type { Bytes } from '#sim/base/bytes';
import * as io from '#sim/kernel/io';
import { exitKey } from '#sim/kernel/processes';
import type { Sim } from '#sim/world/sim';
import type { StreamNumber } from './output';

/** A process that a shim watches, with the descriptors its output comes from (−1: none). */
export interface Watched {
  process: number;
  stdout: number;
  stderr: number;
}

/** What to be woken by. */
export function pumpKeys(sim: Sim, shim: number, watched: Watched): string[] {
  const keys = [exitKey(watched.process)];
  for (const fd of [watched.stdout, watched.stderr]) if (fd >= 0) keys.push(io.wakeKey(sim, shim, fd));
  return keys;
}

/**
 * Takes all output there is and hands it on. `ended` when the process has ended and nothing is left of its output, `moved` when there was
 * some, undefined when there is nothing to do now.
 */
export function pump(
  sim: Sim,
  shim: number,
  watched: Watched,
  deliver: (stream: StreamNumber, data: Bytes) => void,
): 'ended' | 'moved' | undefined {
  // what both have at one moment has no order of its own: most programs print before they complain
  const out = drain(sim, shim, watched.stdout, 1, deliver);
  const err = drain(sim, shim, watched.stderr, 2, deliver);
  const process = sim.processes.peek(watched.process);
  if (process === undefined || process.state === 'zombie') return 'ended';
  return out || err ? 'moved' : undefined;
}

function drain(
  sim: Sim,
  shim: number,
  fd: number,
  stream: StreamNumber,
  deliver: (stream: StreamNumber, data: Bytes) => void,
): boolean {
  if (fd < 0) return false;
  let moved = false;
  for (;;) {
    const data = io.read(sim, shim, fd, 1 << 20);
    if (data === undefined || isFail(data) || data === '') return moved;
    deliver(stream, data);
    moved = true;
  }
}
