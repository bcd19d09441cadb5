import { Later } from '#sim/base/later';
import type { Fail } from '#sim/base/fail';
import type * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { ContainerConfigRow, ContainerRow, StartFailure } from '#sim/world/docker';
import type { Machine, NamespaceSet } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import type { Refusal } from '../http/refusal';

/** What differs where the engine runs on Windows. It comes with the part that has Windows' machines. */
export interface WindowsEngine {
  /** mounts a container's root, pipes and volumes */
  mountAll(sim: Sim, row: Readonly<ContainerRow>, ns: NamespaceSet): Refusal | undefined;
  /** `cmd` in the container's own folders: its path */
  findCommand(sim: Sim, viewer: files.Viewer, command: string): string | Fail;
  environment(given: readonly string[]): Record<string, string>;
  /** a path of a container's configuration, as its files name it: `C:\app` */
  place(path: string): string;
  /** before a container's process: its isolation is possible, its machine is up; or why not */
  prepare(p: Proc, id: string): Steps<StartFailure | undefined>;
  /** fields of /info that are others */
  info(machine: Readonly<Machine>): Record<string, unknown>;
  /** the isolation that a container gets: that of its configuration, or the system's own */
  isolationOf(sim: Sim, config: Readonly<ContainerConfigRow>): 'process' | 'hyperv';
}

export const windowsEngine = new Later<WindowsEngine>('windows');

export const isOnWindows = (sim: Sim, machine: number): boolean =>
  sim.machines.peek(machine)?.kernel.kind === 'windows';

/** The Windows that a machine is, as images are matched with it: `10.0.20348`; undefined for others. */
export function windowsOf(sim: Sim, machine: number): string | undefined {
  const kernel = sim.machines.peek(machine)?.kernel;
  return kernel?.kind === 'windows' ? kernel.release : undefined;
}

/** A program of the engine's own: beside dockerd on Windows, where a package puts it on Linux. */
export function ownProgram(sim: Sim, process: number, name: string): string {
  const row = sim.processes.need(process);
  if (!isOnWindows(sim, row.machine)) return `/usr/bin/${name}`;
  const names: Readonly<Record<string, string>> = {
    'containerd-shim-runc-v2': 'containerd-shim-runhcs-v1',
    runc: 'runhcs',
  };
  return `${row.exe.replace(/\/[^/]*$/, '')}/${names[name] ?? name}.exe`;
}

/** `C:\\app` as the world has it: `/app`. */
export const withoutDrive = (path: string): string => path.replace(/^[a-z]:/i, '').replaceAll('\\', '/');
