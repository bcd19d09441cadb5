import { fail, type Fail } from '#sim/base/fail';
import { pidIn, processByPid } from '#sim/world/pids';
import type { Process } from '#sim/world/process';
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
  if (pid > 0 && (wanted === undefined || sim.processes.peek(wanted)?.parent !== processId))
    return fail('ECHILD');
  if (process.children.length === 0) return fail('ECHILD');
  for (const id of wanted === undefined ? inOrder(process) : [wanted]) {
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
      forgetChange(process, id);
      return result;
    }
  }
  return undefined;
}

/** Linux looks through the children in the order in which they came; most have nothing to tell. */
function inOrder({ changed, children }: Process): number[] {
  if (changed.length < 2) return [...changed];
  return [...changed].sort((a, b) => children.indexOf(a) - children.indexOf(b));
}

/** A child ended or stopped: its parent may ask. */
export function noteChange(parent: Process, child: number): void {
  if (!parent.changed.includes(child)) parent.changed.push(child);
}

export function forgetChange(parent: Process, child: number): void {
  if (parent.changed.includes(child)) parent.changed = parent.changed.filter((other) => other !== child);
}

/** Has a child ended that nobody asked about? */
export function hasZombie(sim: Sim, processId: number): boolean {
  return sim.processes.need(processId).changed.some((id) => sim.processes.peek(id)?.state === 'zombie');
}

/** Takes a zombie out of the table. */
export function bury(sim: Sim, processId: number): void {
  const process = sim.processes.need(processId);
  const parent = sim.processes.get(process.parent);
  if (parent !== undefined) {
    parent.children = parent.children.filter((other) => other !== processId);
    forgetChange(parent, processId);
  }
  namespaces.givePidsBack(sim, process.ns.pid, process);
  namespaces.releaseAll(sim, process.ns);
  cgroups.leave(sim, process);
  sim.processes.remove(processId);
}
