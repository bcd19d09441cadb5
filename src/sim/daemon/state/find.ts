import type { ContainerConfigRow, ContainerRow, DaemonRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { invalid, isRefusal, noSuchContainer, type Refusal } from '../http/refusal';

/** The daemon that a process is the dockerd of. */
export function daemonOfProcess(sim: Sim, processId: number): DaemonRow | undefined {
  for (const row of sim.daemons.all()) if (row.process === processId) return sim.daemons.get(row.id);
  return undefined;
}

/** The daemon of a machine. */
export function daemonOfMachine(sim: Sim, machine: number): DaemonRow | undefined {
  for (const row of sim.daemons.all()) if (row.machine === machine) return sim.daemons.get(row.id);
  return undefined;
}

export function nameKey(daemon: number, name: string): string {
  return `${daemon} ${name}`;
}

/** Id of a container by its id, its name, or the beginning of its id. */
export function containerId(sim: Sim, daemon: number, given: string): string | Refusal {
  if (given === '') return invalid('invalid name or ID supplied: ""');
  if (sim.containers.peek(given)?.daemon === daemon) return given;
  const name = given.startsWith('/') ? given.slice(1) : given;
  const named = sim.containerNames.peek(nameKey(daemon, name));
  if (named !== undefined) return named.id;
  if (!/^[0-9a-f]+$/.test(given)) return noSuchContainer(given);
  let found = '';
  for (const row of sim.containers.startingWith(given)) {
    if (row.daemon !== daemon || row.isBuild === true) continue;
    if (found !== '') return invalid(`multiple IDs found with provided prefix: ${given}`);
    found = row.id;
  }
  return found === '' ? noSuchContainer(given) : found;
}

/** A container to change. */
export function findContainer(sim: Sim, daemon: number, given: string): ContainerRow | Refusal {
  const id = containerId(sim, daemon, given);
  return isRefusal(id) ? id : sim.containers.need(id);
}

/** A container to look at. */
export function peekContainer(sim: Sim, daemon: number, given: string): Readonly<ContainerRow> | Refusal {
  const id = containerId(sim, daemon, given);
  if (isRefusal(id)) return id;
  return sim.containers.peek(id) ?? noSuchContainer(given);
}

/** What it was created with, to look at. */
export function configOf(sim: Sim, id: string): Readonly<ContainerConfigRow> {
  const row = sim.containerConfigs.peek(id);
  if (row === undefined) throw new Error(`container ${id} has no configuration`);
  return row;
}

/** All containers of a daemon, in no order. */
export function* containersOf(sim: Sim, daemon: number): Generator<Readonly<ContainerRow>> {
  for (const row of sim.containers.all()) if (row.daemon === daemon && row.isBuild !== true) yield row;
}

/** Woken when a container's state changes. */
export function containerKey(id: string): string {
  return `container:${id}`;
}

export function isUp(row: Readonly<ContainerRow>): boolean {
  return (
    row.state === 'running' || row.state === 'paused' || (row.state === 'restarting' && row.process !== 0)
  );
}
