import { physicalOf } from '#sim/kernel/cpu';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** One request to a disk, bytes: what several readers get in turn. */
const request = 16 * 2 ** 20;

/**
 * Reads or writes so many bytes on the disk of the machine that this process runs on (of the physical one below it). It does
 * one thing after the other, at its `diskRate`: where many want it at once, all of them wait longer.
 */
export function* useDisk(p: Proc, bytes: number): Steps<void> {
  for (let left = bytes; left > 0; left -= request) {
    const part = Math.min(left, request);
    const until = p.do((sim) => {
      const machine = sim.machines.need(physicalOf(sim, sim.processes.need(p.processId).machine));
      const from = Math.max(sim.time, machine.diskBusyUntil ?? 0);
      machine.diskBusyUntil = from + (part / machine.hardware.diskRate) * 1000;
      return machine.diskBusyUntil;
    });
    yield* p.until((sim) => (sim.time >= until ? true : undefined), [], until);
  }
}
