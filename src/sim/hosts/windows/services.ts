import type { Program, ProgramTable } from '#sim/kernel/program';

const MB = 2 ** 20;

/** Private memory of what runs on Windows before anybody asks: process names are the system's, the shares are ours. */
const resident: Readonly<Record<string, number>> = {
  smss: 0.4 * MB,
  csrss: 1.9 * MB,
  wininit: 1.4 * MB,
  services: 5.2 * MB,
  lsass: 8.6 * MB,
  svchost: 9 * MB,
  winlogon: 2.6 * MB,
  explorer: 62 * MB,
};

function waiter(name: string, anon: number): Program {
  return {
    name: `windows-${name}`,
    start: { cpu: 4, anon },
    *main(p) {
      yield* p.until(() => undefined, [`service:${name}`]);
      return 0;
    },
  };
}

/** The kernel's own process, `System`: starts the session manager and stays. */
const kernelProcess: Program = {
  name: 'windows-ntoskrnl',
  start: { cpu: 40, anon: 2 * MB },
  *main(p) {
    yield* p.until(() => undefined, ['service:System']);
    return 0;
  },
};

export const systemProcesses: ProgramTable = {
  [kernelProcess.name]: kernelProcess,
  ...Object.fromEntries(
    Object.entries(resident).map(([name, anon]) => [`windows-${name}`, waiter(name, anon)]),
  ),
};
