import type { Proc } from '#sim/kernel/proc';

/** What this client says of itself: the release that Drydock plays. */
export const clientVersion = '28.5.2';
export const newestApi = '1.51';
export const oldestApi = '1.24';
export const clientBuild = {
  platform: 'Docker Engine - Community',
  commit: 'ecc6942',
  built: 'Wed Nov  5 14:42:25 2025',
  go: 'go1.25.3',
} as const;
/** What a client is built for; Docker Desktop's say nothing of a distribution. */
export function buildOn(p: Proc): { os: string; arch: string; platform: string; suffix: string } {
  const { kind, arch } = p.do((sim) => {
    const machine = sim.machines.need(sim.processes.need(p.processId).machine);
    return { kind: machine.kernel.kind, arch: machine.arch };
  });
  const isDesktop = kind !== 'linux';
  return {
    os: kind,
    arch,
    platform: isDesktop ? '' : clientBuild.platform,
    suffix: isDesktop ? '-desktop.1' : '',
  };
}

export const composeVersion = '2.40.3';
export const buildxVersion = '0.29.1';
