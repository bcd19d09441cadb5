import type { Proc } from '#sim/kernel/proc';

/** What macOS says of the computer it runs on. */
export interface Hardware {
  isApple: boolean;
  cores: number;
  memory: number;
  disk: number;
  chip: string;
  model: string;
  modelName: string;
  kernel: { release: string; version: string };
  hostName: string;
  bootedAt: number;
}

/** The two Macs that there are here: a MacBook Pro with an M1 Pro (2021), and one with Intel's processor (2019). */
export function hardwareOf(p: Proc): Hardware {
  return p.do((sim) => {
    const process = sim.processes.need(p.processId);
    const { arch, hardware, kernel, bootedAt } = sim.machines.need(process.machine);
    const isApple = arch === 'arm64';
    return {
      isApple,
      cores: hardware.cores,
      memory: hardware.memory,
      disk: hardware.disk,
      chip: isApple ? 'Apple M1 Pro' : 'Intel(R) Core(TM) i9-9880H CPU @ 2.30GHz',
      model: isApple ? 'MacBookPro18,3' : 'MacBookPro16,1',
      modelName: 'MacBook Pro',
      kernel: { release: kernel.release, version: kernel.version },
      hostName: sim.namespaces.peek(process.ns.uts)?.hostname ?? '',
      bootedAt: sim.now - (sim.time - bootedAt),
    };
  });
}
