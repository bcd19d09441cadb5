import type { Sim } from '#sim/index';
import type { NetworkFacts } from '../facts';

/** Networks that come with every engine: worth a rail only while something is on them. */
const given = new Set(['bridge', 'host', 'none']);

/** A daemon's networks, in the order they were made, with who is on them. */
export function networksOf(sim: Sim, daemon: number): NetworkFacts[] {
  const members = membersOf(sim, daemon);
  return [...sim.networks.all()]
    .filter((row) => row.daemon === daemon)
    .filter((row) => !given.has(row.name) || (row.name === 'bridge' && members.has(row.id)))
    .sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))
    .map((row) => ({
      id: row.id,
      name: row.name,
      driver: row.driver,
      subnet: row.subnet,
      isInternal: row.isInternal,
      members: members.get(row.id) ?? [],
    }));
}

function membersOf(sim: Sim, daemon: number): Map<string, NetworkFacts['members']> {
  const members = new Map<string, NetworkFacts['members']>();
  for (const row of sim.containers.all()) {
    if (row.daemon !== daemon || row.isBuild === true) continue;
    for (const endpoint of Object.values(row.endpoints)) {
      const { IPAddress: address, DNSNames: names } = endpoint.settings;
      const list = members.get(endpoint.network) ?? [];
      // The engine's own short id is a name too, and says nothing to people.
      const said = (names ?? []).filter((name) => !row.id.startsWith(name));
      list.push({ container: row.id, address, names: said });
      members.set(endpoint.network, list);
    }
  }
  return members;
}
