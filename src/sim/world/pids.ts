import type { Sim } from './sim';

/** Key of the table `pids`. */
export function pidKey(pidNs: number, pid: number): string {
  return `${pidNs}/${pid}`;
}

/** The process (id) with that number in that pid namespace. */
export function processByPid(sim: Sim, pidNs: number, pid: number): number | undefined {
  return sim.pids.peek(pidKey(pidNs, pid))?.process;
}

/** All processes that can be seen in a pid namespace: their numbers there and their ids, by number. */
export function processesIn(sim: Sim, pidNs: number): { pid: number; id: number }[] {
  const namespace = sim.namespaces.peek(pidNs);
  if (namespace === undefined) return [];
  const ids = namespace.members ?? machineProcesses(sim, namespace.machine);
  return ids.map((id) => ({ pid: pidIn(sim, id, pidNs), id })).sort((x, y) => x.pid - y.pid);
}

function machineProcesses(sim: Sim, machine: number): number[] {
  const ids: number[] = [];
  for (const process of sim.processes.all()) if (process.machine === machine) ids.push(process.id);
  return ids;
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
