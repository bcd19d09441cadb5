import type { Program, ProgramTable } from '#sim/kernel/program';
import type { Proc } from '#sim/kernel/proc';
import { startFeatures } from './features';
import { serviceManager } from './service-manager';

const MB = 2 ** 20;

/**
 * Private memory of what waits on an idle Windows. Which processes there are and who starts whom is Windows Internals' account
 * (7th edition, chapter 2); what each takes is ours, in the order that Task Manager shows.
 */
const resident: Readonly<Record<string, number>> = {
  csrss: 1.9 * MB,
  lsass: 8.6 * MB,
  svchost: 9 * MB,
  spoolsv: 6 * MB,
  vmms: 34 * MB,
  vmcompute: 3 * MB,
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

/** A process that starts others and stays: each in a session of its own, as services and the desktop are. */
function starter(
  name: string,
  cpu: number,
  anon: number,
  starts: readonly string[],
  before?: (p: Proc) => void,
): Program {
  return {
    name: `windows-${name}`,
    start: { cpu, anon },
    *main(p) {
      before?.(p);
      for (const one of starts) p.spawn({ argv: [one], files: {}, cwd: '/Windows/System32' });
      yield* p.until(() => undefined, [`service:${name}`]);
      return 0;
    },
  };
}

const system32 = '/Windows/System32';

/** The kernel's own process, `System`: what was pending for this start is done, then the session manager comes up. */
const kernelProcess = starter('ntoskrnl', 40, 2 * MB, [`${system32}/smss.exe`], (p) => {
  p.do((sim) => {
    startFeatures(sim, sim.machines.need(sim.processes.need(p.processId).machine));
  });
});

const all: readonly Program[] = [
  kernelProcess,
  starter('smss', 8, 0.4 * MB, [
    `${system32}/csrss.exe`,
    `${system32}/wininit.exe`,
    `${system32}/winlogon.exe`,
  ]),
  starter('wininit', 6, 1.4 * MB, [`${system32}/services.exe`, `${system32}/lsass.exe`]),
  starter('winlogon', 6, 2.6 * MB, ['/Windows/explorer.exe']),
  serviceManager,
  ...Object.entries(resident).map(([name, anon]) => waiter(name, anon)),
];

/** What runs on Windows before anybody asks. */
export const systemProcesses: ProgramTable = Object.fromEntries(all.map((one) => [one.name, one]));
