import * as memory from '#sim/kernel/memory';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { emulatorOf } from './control';

/** Is it given memory as it uses it, instead of all at once? WSL 2's is: its size is what it may have at most (wsl-config.md). */
export function isGrowing(machine: Readonly<Machine>): boolean {
  return machine.vm?.settings['grows'] === true;
}

/** Its emulator takes what the guest has come to use, files in memory included. What was given is not taken back. */
export function growMemory(sim: Sim, id: number): void {
  const machine = sim.machines.peek(id);
  const process = emulatorOf(sim, id);
  if (machine === undefined || process === undefined || !isGrowing(machine)) return;
  const cached = Object.values(machine.pageCache).reduce((sum, bytes) => sum + bytes, 0);
  const used = (sim.cgroups.peek(machine.cgroup)?.anon ?? 0) + cached;
  const now = sim.processes.peek(process)?.memory.anon ?? 0;
  if (used > now) memory.setAnon(sim, process, Math.min(used, machine.hardware.memory));
}
