import type { Cgroup } from '#sim/world/cgroup';
import type { Sim } from '#sim/world/sim';
import * as cgroups from './cgroups';
import { endProcess } from './exit';

/** Sets a process's private memory (bytes). Where a limit is passed, the OOM killer chooses somebody of the group in need. */
export function setAnon(sim: Sim, processId: number, anon: number): void {
  const process = sim.processes.get(processId);
  if (process === undefined) return;
  const more = anon - process.memory.anon;
  process.memory.anon = anon;
  cgroups.count(sim, process.cgroup, 0, more);
  if (more > 0) relieve(sim, process.cgroup);
}

/** A process maps a file (its executable, a library): its pages are in memory once, however many map them. */
export function mapFile(sim: Sim, processId: number, identity: string, size: number): void {
  const process = sim.processes.need(processId);
  if (process.memory.maps.includes(identity)) return;
  process.memory.maps.push(identity);
  cacheFile(sim, process.machine, process.cgroup, identity, size);
}

/** Brings a file's pages into memory, charged to the group that touched them first. */
export function cacheFile(
  sim: Sim,
  machineId: number,
  cgroupId: number,
  identity: string,
  size: number,
): void {
  if (sim.machines.peek(machineId)?.pageCache[identity] !== undefined || size === 0) return;
  sim.machines.need(machineId).pageCache[identity] = size;
  for (let id = cgroupId; id !== 0;) {
    const row = sim.cgroups.get(id);
    if (row === undefined) return;
    row.cache += size;
    row.peak = Math.max(row.peak, row.anon + row.cache);
    id = row.parent;
  }
}

export function unmapAll(sim: Sim, processId: number): void {
  sim.processes.need(processId).memory.maps = [];
}

export function releaseAll(sim: Sim, processId: number): void {
  setAnon(sim, processId, 0);
  unmapAll(sim, processId);
}

/** Bytes of a machine's memory that nobody needs: what `free` calls available. */
export function available(sim: Sim, machineId: number): number {
  const machine = sim.machines.peek(machineId);
  const root = sim.cgroups.peek(machine?.cgroup ?? 0);
  return (machine?.hardware.memory ?? 0) - (root?.anon ?? 0);
}

/** Looks at a group and all above it, the machine last; whoever is over its limit gives back cache, then loses a process. */
function relieve(sim: Sim, cgroupId: number): void {
  for (let id = cgroupId; id !== 0;) {
    const row = sim.cgroups.peek(id);
    if (row === undefined) return;
    const limit = limitOf(sim, row);
    if (limit !== undefined && row.anon > limit) killOne(sim, row);
    id = row.parent;
  }
}

/** Page cache can always be given back, so only private memory counts against the limit. */
function limitOf(sim: Sim, row: Readonly<Cgroup>): number | undefined {
  if (row.parent === 0) return sim.machines.peek(row.machine)?.hardware.memory;
  return row.memoryMax === undefined ? undefined : row.memoryMax + (row.swap > 0 ? (row.swapMax ?? 0) : 0);
}

/** The kernel's choice (mm/oom_kill.c): the most memory, moved by oom_score_adj in thousandths of what there is. */
function killOne(sim: Sim, group: Readonly<Cgroup>): void {
  const total = limitOf(sim, group) ?? 1;
  let victim = 0;
  let worst = -Infinity;
  for (const id of cgroups.processesIn(sim, group.id)) {
    const process = sim.processes.peek(id);
    if (process === undefined || process.state === 'zombie' || process.oomScoreAdjust <= -1000) continue;
    const points = process.memory.anon + (process.oomScoreAdjust * total) / 1000;
    if (points > worst) [worst, victim] = [points, id];
  }
  const process = sim.processes.peek(victim);
  if (process === undefined) return;
  for (let id = process.cgroup; id !== 0;) {
    const row = sim.cgroups.need(id);
    row.oomKills += 1;
    id = row.parent;
  }
  const machine = sim.machines.need(process.machine);
  const name = process.argv[0]?.split('/').at(-1) ?? process.program;
  const where = group.parent === 0 ? 'Out of memory' : 'Memory cgroup out of memory';
  const kilobytes = Math.round(process.memory.anon / 1024);
  const text = `${where}: Killed process ${process.pids[0] ?? 0} (${name}) anon-rss:${kilobytes}kB`;
  machine.kernelLog.push({ at: sim.time - machine.bootedAt, text });
  sim.emit(process.machine, 'process', 'oom', String(victim), { text, container: process.container ?? '' });
  endProcess(sim, victim, { code: 137, signal: 9, oom: true });
}
