import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';

/**
 * What an answer over the network costs more than on the bare machine: nginx, requests a second, raw medians of Unikraft's
 * artifacts (EuroSys 2021): native 175 987, Docker's bridge 159 299, a Linux guest under QEMU 103 434.
 */
const nativeRate = 175_987;
const bridged = nativeRate / 159_299;
/** of the whole; what any work takes more in a guest (kernel/cpu.ts) is counted there, and not again */
const virtualized = nativeRate / 103_434 / 1.023;

/** How many times the processor time of a request over the network a process needs where it runs: in a container, in a guest, in both. */
export function networkCost(sim: Sim, process: Readonly<Process>): number {
  const machine = sim.machines.peek(process.machine);
  const inContainer = machine !== undefined && process.ns.net !== machine.ns.net;
  return (inContainer ? bridged : 1) * (machine?.parent === undefined ? 1 : virtualized);
}
