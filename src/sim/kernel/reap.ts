import { fail, type Fail } from '#sim/base/fail';
import { pidIn, processByPid } from '#sim/world/pids';
import type { Sim } from '#sim/world/sim';
import * as cgroups from './cgroups';
import * as namespaces from './namespaces';
import type { WaitResult } from './orders';

/** How a child ended (or stopped), if one has: wait(2). */
export function reap(
  sim: Sim,
  processId: number,
  pid: number,
  untraced: boolean,
): WaitResult | Fail | undefined {
  const process = sim.processes.need(processId);
  const wanted = pid > 0 ? processByPid(sim, process.ns.pid, pid) : undefined;
  if (pid > 0 && (wanted === undefined || !process.children.includes(wanted))) return fail('ECHILD');
  if (process.children.length === 0) return fail('ECHILD');
  const candidates = wanted === undefined ? process.children : [wanted];
  for (const id of candidates) {
    const child = sim.processes.peek(id);
    if (child?.exit === undefined) continue;
    if (child.state === 'zombie') {
      const result = { pid: pidIn(sim, id, process.ns.pid), exit: { ...child.exit }, isStopped: false };
      bury(sim, id);
      return result;
    }
    if (child.state === 'stopped' && untraced) {
      const row = sim.processes.need(id);
      const result = { pid: pidIn(sim, id, process.ns.pid), exit: { ...child.exit }, isStopped: true };
      delete row.exit; // told once
      return result;
    }
  }
  return undefined;
}

/** Takes a zombie out of the table. */
export function bury(sim: Sim, processId: number): void {
  const process = sim.processes.need(processId);
  const parent = sim.processes.get(process.parent);
  if (parent !== undefined) parent.children = parent.children.filter((other) => other !== processId);
  namespaces.givePidsBack(sim, process.ns.pid, process);
  namespaces.releaseAll(sim, process.ns);
  cgroups.leave(sim, process);
  sim.processes.remove(processId);
}
