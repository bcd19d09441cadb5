import type { DaemonRow, NetworkRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { invalid, notFound, type Refusal } from '../http/refusal';

/** A network by its id, its name, or the beginning of its id, to look at. */
export function findNetwork(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  given: string,
): Readonly<NetworkRow> | Refusal {
  const named = daemon.networks[given];
  const exact = sim.networks.peek(named ?? given);
  if (exact?.daemon === daemon.id) return exact;
  if (!/^[0-9a-f]*$/.test(given)) return notFound(`network ${given} not found`);
  const found = [...sim.networks.startingWith(given)].filter((row) => row.daemon === daemon.id);
  if (found.length > 1)
    return invalid(`network ${given} is ambiguous (${found.length} matches found based on ID prefix)`);
  return found[0] ?? notFound(`network ${given} not found`);
}

/** All networks of a daemon, in the order of their making. */
export function networksOf(sim: Sim, daemon: Readonly<DaemonRow>): Readonly<NetworkRow>[] {
  const found: Readonly<NetworkRow>[] = [];
  for (const id of Object.values(daemon.networks)) {
    const row = sim.networks.peek(id);
    if (row !== undefined) found.push(row);
  }
  return found;
}

/** Does a container of that network mode live in a network that somebody made? */
export function isUserDefined(mode: string): boolean {
  return !isPredefined(mode) && mode !== 'default' && mode !== '' && !mode.startsWith('container:');
}

/** Docker's own three, which cannot be made or removed. */
export function isPredefined(name: string): boolean {
  return name === 'bridge' || name === 'host' || name === 'none';
}
