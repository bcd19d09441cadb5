import type { Namespace, NamespaceKind, NamespaceSet } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';

/** A new namespace of that kind. What lies in it besides (mounts, interfaces) its own folder makes. `parent`: for pid, the one above. */
export function newNamespace(sim: Sim, machine: number, kind: NamespaceKind, parent = 0): Namespace {
  const id = sim.newId();
  const row: Namespace = { id, kind, machine, parent, users: 0 };
  if (kind === 'pid') Object.assign(row, { nextPid: 1, pids: {} });
  if (kind === 'uts') row.hostname = sim.namespaces.peek(parent)?.hostname ?? 'localhost';
  return sim.namespaces.insert(id, row);
}

/** A process (or a handle) begins to use these. */
export function retainAll(sim: Sim, set: NamespaceSet): void {
  for (const id of Object.values(set) as number[]) retain(sim, id);
}

export function retain(sim: Sim, id: number): void {
  const row = sim.namespaces.get(id);
  if (row !== undefined) row.users += 1;
}

/** A process ends to use these; a namespace that nobody uses goes away, with its mounts and its network. */
export function releaseAll(sim: Sim, set: NamespaceSet): void {
  for (const id of Object.values(set) as number[]) release(sim, id);
}

export function release(sim: Sim, id: number): void {
  const row = sim.namespaces.get(id);
  if (row === undefined) return;
  row.users -= 1;
  if (row.users > 0) return;
  if (row.kind === 'mnt') sim.mountTables.remove(id);
  if (row.kind === 'net') sim.netns.remove(id);
  sim.namespaces.remove(id);
}

/** Gives a process its numbers: one in its pid namespace and one in each above. Answers them, outermost first. */
export function takePids(sim: Sim, pidNs: number, process: number): number[] {
  const pids: number[] = [];
  for (let id = pidNs; id !== 0; ) {
    const row = sim.namespaces.need(id);
    const pid = nextFree(row);
    (row.pids ??= {})[pid] = process;
    pids.unshift(pid);
    id = row.parent;
  }
  return pids;
}

/** pid_max: 4194304 on 64-bit machines (proc(5)); then it begins again at 300. */
const pidMax = 4194304;

function nextFree(row: Namespace): number {
  let pid = row.nextPid ?? 1;
  while (row.pids?.[pid] !== undefined) pid += 1;
  row.nextPid = pid + 1 >= pidMax ? 300 : pid + 1;
  return pid;
}

export function givePidsBack(sim: Sim, pidNs: number, pids: readonly number[]): void {
  let at = pids.length - 1;
  for (let id = pidNs; id !== 0 && at >= 0; at--) {
    const row = sim.namespaces.get(id);
    if (row === undefined) return;
    const pid = pids[at];
    if (pid !== undefined && row.pids !== undefined) delete row.pids[pid];
    id = row.parent;
  }
}

/** The process with that number in that namespace. */
export function processByPid(sim: Sim, pidNs: number, pid: number): number | undefined {
  return sim.namespaces.peek(pidNs)?.pids?.[pid];
}

/** A process's number as seen from a pid namespace; 0 when it cannot be seen from there. */
export function pidIn(sim: Sim, processId: number, pidNs: number): number {
  const process = sim.processes.peek(processId);
  if (process === undefined) return 0;
  let at = process.pids.length - 1;
  for (let id = process.ns.pid; id !== 0 && at >= 0; at--) {
    if (id === pidNs) return process.pids[at] ?? 0;
    id = sim.namespaces.peek(id)?.parent ?? 0;
  }
  return 0;
}
