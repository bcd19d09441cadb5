import type { DaemonRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { goTime } from '../../time';
import { announce } from '../../state/events';
import { diskUsage, prune } from './usage';

/** The build cache as `GET /system/df` lists it. */
export function cacheSummaries(sim: Sim, daemon: number): object[] {
  return diskUsage(sim, daemon, [])
    .sort((a, b) => a.lastUsed - b.lastUsed || (a.id < b.id ? -1 : 1))
    .map((one) => ({
      ID: one.id,
      ...(one.parents.length === 0 ? {} : { Parents: one.parents }),
      Type: one.type,
      Description: one.description,
      InUse: one.inUse,
      Shared: one.shared,
      Size: one.size,
      CreatedAt: goTime(one.created),
      LastUsedAt: goTime(one.lastUsed),
      UsageCount: one.uses,
    }));
}

/** What `POST /build/prune` removes: ids and bytes. `filters` as the API has them. */
export function pruneByApi(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  all: boolean,
  filters: Readonly<Record<string, readonly string[]>>,
  keepDuration: number,
  keepBytes: number,
): { CachesDeleted: string[] | null; SpaceReclaimed: number } {
  const parts = Object.entries(filters)
    .filter(([name]) => name !== 'until' && name !== 'unused-for')
    .flatMap(([name, values]) =>
      values.map((value) => (value === 'true' || value === '' ? name : `${name}==${value}`)),
    );
  const order = { all, filters: parts.length === 0 ? [] : [parts.join(',')], keepDuration, keepBytes };
  const gone = prune(sim, daemon.id, order);
  const reclaimed = gone.reduce((sum, one) => sum + one.size, 0);
  announce(sim, daemon.id, 'builder', 'prune', '', { reclaimed: String(reclaimed) });
  return { CachesDeleted: gone.length === 0 ? null : gone.map(({ id }) => id), SpaceReclaimed: reclaimed };
}
