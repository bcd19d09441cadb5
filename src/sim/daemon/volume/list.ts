import type { VolumeRow } from '#sim/world/docker';
import { json, type Reply } from '../http/answer';
import { invalid, isRefusal, type Refusal } from '../http/refusal';
import { booleanFilter, filtersOf, hasLabels } from '../http/request';
import type { Call } from '../http/verb';
import { volumeSummary } from './summary';

/** GET /volumes */
export function list({ sim, daemon, request }: Call): Reply | Refusal {
  const filters = filtersOf(request, ['dangling', 'driver', 'label', 'name']);
  if (isRefusal(filters)) {
    const isBroken = filters.message === 'invalid filter';
    return isBroken ? invalid(`error reading volume filters: ${filters.message}`) : filters;
  }
  const dangling = booleanFilter(filters, 'dangling');
  if (isRefusal(dangling)) return dangling;
  const { driver = [], name = [] } = filters;
  const found: Readonly<VolumeRow>[] = [];
  for (const row of sim.volumes.all()) {
    if (row.daemon !== daemon.id) continue;
    if (dangling !== undefined && (row.users.length === 0) !== dangling) continue;
    if (driver.length > 0 && !driver.includes(row.driver)) continue;
    if (name.length > 0 && !name.some((one) => row.name.includes(one))) continue;
    if (hasLabels(row.labels, filters['label'])) found.push(row);
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  return json({ Volumes: found.map(volumeSummary), Warnings: null });
}
