import * as files from '#sim/files/index';
import { removeNetNamespace } from '#sim/network/index';
import type { Namespace, NamespaceKind, NamespaceSet } from '#sim/world/machine';
import { pidKey } from '#sim/world/pids';
import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';

/** A new namespace of that kind. What lies in it besides (mounts, interfaces) its own folder makes. `parent`: for pid, the one above. */
export function newNamespace(sim: Sim, machine: number, kind: NamespaceKind, parent = 0): Namespace {
  const id = sim.newId();
  const row: Namespace = { id, kind, machine, parent, users: 0 };
  if (kind === 'pid') Object.assign(row, { nextPid: 1, ...(parent === 0 ? {} : { members: [] }) });
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
  if (row.kind === 'mnt') files.dropMountTable(sim, id);
  if (row.kind === 'net') removeNetNamespace(sim, id);
  sim.namespaces.remove(id);
}

/** Gives a process its numbers: one in its pid namespace and one in each above. Answers them, outermost first. */
export function takePids(sim: Sim, pidNs: number, process: number): number[] {
  const pids: number[] = [];
  for (let id = pidNs; id !== 0;) {
    const row = sim.namespaces.need(id);
    const pid = nextFree(sim, row);
    sim.pids.insert(pidKey(id, pid), { process });
    row.members?.push(process);
    pids.unshift(pid);
    id = row.parent;
  }
  return pids;
}

/** pid_max: 4194304 on 64-bit machines (proc(5)); then it begins again at 300. */
const pidMax = 4194304;

function nextFree(sim: Sim, row: Namespace): number {
  let pid = row.nextPid ?? 1;
  while (sim.pids.has(pidKey(row.id, pid))) pid += 1;
  row.nextPid = pid + 1 >= pidMax ? 300 : pid + 1;
  return pid;
}

export function givePidsBack(sim: Sim, pidNs: number, process: Readonly<Process>): void {
  let at = process.pids.length - 1;
  for (let id = pidNs; id !== 0 && at >= 0; at--) {
    sim.pids.remove(pidKey(id, process.pids[at] ?? 0));
    const row = sim.namespaces.get(id);
    if (row === undefined) return;
    if (row.members !== undefined) row.members = row.members.filter((other) => other !== process.id);
    id = row.parent;
  }
}
