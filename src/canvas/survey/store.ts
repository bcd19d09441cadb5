import type { Sim } from '#sim/index';
import type { StoreFacts } from '../facts';

/** What containers keep outside of themselves: volumes (used or not), then folders of the host that are mounted. */
export function storesOf(sim: Sim, daemon: number): StoreFacts[] {
  const stores = new Map<string, StoreFacts>();
  for (const row of sim.volumes.all()) {
    if (row.daemon !== daemon) continue;
    const id = `volume:${row.name}`;
    stores.set(id, { id, kind: 'volume', name: row.name, isAnonymous: row.isAnonymous, users: [] });
  }
  const sorted = new Map([...stores].sort(([a], [b]) => (a < b ? -1 : 1)));
  for (const row of sim.containers.all()) {
    if (row.daemon !== daemon || row.isBuild === true) continue;
    for (const mount of sim.containerConfigs.peek(row.id)?.mounts ?? []) {
      if (mount.type === 'tmpfs') continue;
      const name = mount.type === 'volume' ? mount.name : mount.source;
      const id = `${mount.type}:${name}`;
      const store = sorted.get(id) ?? { id, kind: mount.type, name, isAnonymous: false, users: [] };
      store.users.push({ container: row.id, target: mount.destination, isWritable: mount.isWritable });
      sorted.set(id, store);
    }
  }
  return [...sorted.values()];
}
