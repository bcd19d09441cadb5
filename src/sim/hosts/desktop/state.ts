import type { Json } from '#sim/base/json';
import { wake } from '#sim/kernel/wait';
import type { Process } from '#sim/world/process';
import type { Sim } from '#sim/world/sim';

/** What Docker Desktop is doing. Asleep: Resource Saver has stopped its machine. */
export type Phase = 'starting' | 'running' | 'asleep' | 'stopping' | 'failed';

/** What the backend's threads have in common: plain data in the row of its process. */
export interface DesktopState {
  phase: Phase;
  /** the virtual machine; 0 before there is one */
  vm: number;
  /** as `docker desktop status` shows it */
  session: string;
  /** simulated ms of the last request, or of the last thing that happened to a container */
  lastUsed: number;
  /** connections that are open */
  connections: number;
  /** somebody needs the engine while the machine is stopped */
  isWanted: boolean;
  /** ports of the host that lead into the machine: protocol, address and port → listening descriptor */
  forwards: Record<string, number>;
  /** whose containers it runs now, and whose it shall */
  engine: 'linux' | 'windows';
  wanted?: 'linux' | 'windows';
  /** pid of the engine for Windows containers; 0: none */
  windowsEngine: number;
  /** why it failed, in its own words */
  failure: string;
}

const key = 'desktop';

/** Woken when the phase of a host's Docker Desktop changes. */
export function phaseKey(host: number): string {
  return `desktop:${host}`;
}

/** Its state, to look at. */
export function stateOf(process: Readonly<Process>): DesktopState | undefined {
  return process.shared[key] as unknown as DesktopState | undefined;
}

/** The backend that runs on a host. */
export function backendOf(sim: Sim, host: number): Readonly<Process> | undefined {
  for (const row of sim.processes.all())
    if (row.machine === host && row.program === 'com.docker.backend' && row.state !== 'zombie') return row;
  return undefined;
}

export function newState(sim: Sim, processId: number, state: DesktopState): void {
  sim.processes.need(processId).shared[key] = state as unknown as Json;
}

/** Changes it; whoever waits for the phase is woken. */
export function change(sim: Sim, processId: number, edit: (state: DesktopState) => void): void {
  const process = sim.processes.get(processId);
  const state = process === undefined ? undefined : stateOf(process);
  if (process === undefined || state === undefined) return;
  edit(state);
  wake(sim, phaseKey(process.machine));
}
