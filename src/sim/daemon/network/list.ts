import type { NetworkRow } from '#sim/world/docker';
import { json, type Reply } from '../http/answer';
import { isRefusal, type Refusal } from '../http/refusal';
import { booleanFilter, filtersOf, hasLabels, type Filters } from '../http/request';
import type { Call } from '../http/verb';
import { containersOf } from '../state/find';
import { isPredefined, networksOf } from './find';
import { networkSummary } from './summary';

const known = ['dangling', 'driver', 'id', 'label', 'name', 'scope', 'type'];

/** GET /networks */
export function list({ sim, daemon, request }: Call): Reply | Refusal {
  const filters = filtersOf(request, known);
  if (isRefusal(filters)) return filters;
  const dangling = booleanFilter(filters, 'dangling');
  if (isRefusal(dangling)) return dangling;
  let rows = networksOf(sim, daemon).filter((row) => fits(row, filters));
  if (dangling !== undefined) {
    const used = new Set<string>();
    for (const { endpoints } of containersOf(sim, daemon.id))
      for (const { network } of Object.values(endpoints)) used.add(network);
    rows = rows.filter((row) => (!used.has(row.id) && !isPredefined(row.name)) === dangling);
  }
  return json(rows.map((row) => networkSummary(row, {})));
}

function fits(
  row: Readonly<NetworkRow>,
  { driver = [], id = [], label, name = [], scope = [], type = [] }: Filters,
): boolean {
  if (driver.length > 0 && !driver.includes(row.driver)) return false;
  if (id.length > 0 && !id.some((one) => row.id.startsWith(one))) return false;
  if (name.length > 0 && !name.some((one) => row.name.includes(one))) return false;
  if (scope.length > 0 && !scope.includes('local')) return false;
  if (type.length > 0 && !type.includes(isPredefined(row.name) ? 'builtin' : 'custom')) return false;
  return hasLabels(row.labels, label);
}
