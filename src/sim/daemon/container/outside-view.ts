import * as files from '#sim/files/index';
import type { ContainerRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';

/** How a container's files are seen from outside: with its mounts while it runs, its bare root otherwise. */
export function viewerInto(sim: Sim, row: Readonly<ContainerRow>): files.Viewer {
  const process = sim.processes.peek(row.process);
  if (process === undefined) return files.fsViewer(sim, row.fs);
  return { ...files.rootViewer(sim, process.machine), ns: process.ns };
}
