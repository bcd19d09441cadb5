import { cpuTimeOf, memoryOf } from '#sim/files/proc/process-facts';
import { windowsEngine } from '#sim/daemon/windows/door';
import type { Proc } from '#sim/kernel/proc';
import { processesIn } from '#sim/world/pids';
import type { Process } from '#sim/world/process';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';

/** A process as Windows' tools show it: plain, with the numbers that Windows gives. */
export type ProcessFacts = {
  /** multiples of 4, as Windows' are; System is 4 */
  id: number;
  /** as this namespace counts */
  pid: number;
  /** its file without .exe */
  name: string;
  /** world's path of its file */
  path: string;
  handles: number;
  /** ms */
  cpu: number;
  /** bytes */
  anon: number;
  file: number;
  /** 0: services, 1: whoever sits at the screen */
  session: number;
  /** ms since 1970 */
  started: number;
  argv: string[];
};

export const windowsId = (pid: number) => pid * 4;

function nameOf(process: Readonly<Process>): string {
  if (process.program === 'windows-ntoskrnl') return 'System';
  return (process.exe.split('/').at(-1) ?? process.program).replace(/\.exe$/i, '');
}

const onScreen = new Set(['explorer', 'winlogon', 'powershell', 'cmd']);

/** In a machine around one container: its host sees that machine, and nothing in it. */
function isInside(sim: Sim, process: Readonly<Process>, seenFrom: number): boolean {
  if (process.container === undefined || process.ns.pid === seenFrom) return false;
  const id = sim.execs.peek(process.container)?.container ?? process.container;
  const config = sim.containerConfigs.peek(id);
  return config !== undefined && windowsEngine.value.isolationOf(sim, config) === 'hyperv';
}

/** All processes that can be seen from here, by name. */
export function listProcesses(p: Proc): ProcessFacts[] {
  const all = p.do((sim) => {
    const { ns } = sim.processes.need(p.processId);
    return processesIn(sim, ns.pid).flatMap(({ pid, id }): ProcessFacts[] => {
      const process = sim.processes.peek(id);
      if (process === undefined || process.state === 'zombie' || isInside(sim, process, ns.pid)) return [];
      const name = nameOf(process);
      const { anon, file } = memoryOf(sim, process);
      return [
        {
          id: windowsId(pid),
          pid,
          name,
          path: process.exe,
          handles: Object.keys(process.files).length + process.threads.length + process.memory.maps.length,
          cpu: cpuTimeOf(sim, process),
          anon,
          file,
          session: process.tty !== 0 || onScreen.has(name.toLowerCase()) ? 1 : 0,
          started: sim.now - (sim.time - process.started),
          argv: [...process.argv],
        },
      ];
    });
  });
  return [...all].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase()
      ? -1
      : a.name.toLowerCase() > b.name.toLowerCase()
        ? 1
        : a.id - b.id,
  );
}

/** The machine that a process runs on. To look at, inside `do` only. */
export function machineOf(sim: Sim, p: Proc): Machine {
  return sim.machines.need(sim.processes.need(p.processId).machine);
}

/** Facts of the machine that many tools show. */
export type MachineFacts = {
  id: number;
  name: string;
  osName: string;
  /** 10.0.26100.4652 */
  version: string;
  system: string;
  cores: number;
  /** bytes */
  memory: number;
  bootedAt: number;
};

export function machineFacts(p: Proc): MachineFacts {
  return p.do((sim) => {
    const { id, name, osName, kernel, system, hardware, bootedAt } = machineOf(sim, p);
    return {
      id,
      name,
      osName,
      version: kernel.version,
      system: system ?? '',
      cores: hardware.cores,
      memory: hardware.memory,
      bootedAt: sim.now - (sim.time - bootedAt),
    };
  });
}
