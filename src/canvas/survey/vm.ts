import type { Sim } from '#sim/index';
import type { VmFacts } from '../facts';

/** What kernels are called where people speak of them. */
export const kernels = { linux: 'Linux', windows: 'Windows NT', darwin: 'Darwin' } as const;

/** The virtual machines of a host, in the order they were made. */
export function vmsOf(sim: Sim, host: number): VmFacts[] {
  return [...sim.machines.all()]
    .filter((machine) => machine.parent === host)
    .map((machine) => ({
      id: machine.id,
      name: machine.name,
      state: machine.state,
      cores: machine.hardware.cores,
      memory: machine.hardware.memory,
      used: machine.state === 'off' ? 0 : (sim.cgroups.peek(machine.cgroup)?.anon ?? 0),
      log: machine.kernelLog.map((line) => ({ at: line.at, text: line.text })),
      kernel:
        machine.init === 0 && machine.state !== 'running'
          ? ''
          : `${kernels[machine.kernel.kind]} ${machine.kernel.release.replace('-generic', '')}`,
      processes: programsOf(sim, machine.id),
      bootedAt: machine.bootedAt,
    }));
}

function programsOf(sim: Sim, machine: number): string[] {
  const names = new Set<string>();
  for (const process of sim.processes.all())
    if (process.machine === machine && process.state !== 'zombie') names.add(process.program);
  return [...names].slice(0, 6);
}
