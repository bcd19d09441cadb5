import type { NetworkRow } from '#sim/world/docker';
import { json, type Reply } from '../http/answer';
import { broken, invalid, isRefusal, type Refusal } from '../http/refusal';
import { filtersOf, hasLabels, type Filters } from '../http/request';
import type { Call } from '../http/verb';
import { containersOf } from '../state/find';
import { isPredefined, networksOf } from './find';
import { networkSummary } from './summary';

const known = ['dangling', 'driver', 'id', 'label', 'name', 'scope', 'type'];

/** GET /networks */
export function list({ sim, daemon, request }: Call): Reply | Refusal {
  const filters = filtersOf(request, known);
  if (isRefusal(filters)) return filters;
  const dangling = danglingOf(filters['dangling'] ?? []);
  if (isRefusal(dangling)) return dangling;
  const strange = (filters['type'] ?? []).find((one) => !['builtin', 'custom'].includes(one));
  if (strange !== undefined) return broken(`invalid filter: 'type'='${strange}'`);
  let rows = networksOf(sim, daemon).filter((row) => fits(row, filters));
  if (dangling !== undefined) {
    const used = new Set<string>();
    for (const { endpoints } of containersOf(sim, daemon.id))
      for (const { network } of Object.values(endpoints)) used.add(network);
    rows = rows.filter((row) => (!used.has(row.id) && !isPredefined(row.name)) === dangling);
  }
  return json(rows.map((row) => networkSummary(row, {})));
}

/** Here a truth value is read in another way than everywhere else (moby, daemon/network/filter.go). */
function danglingOf(values: readonly string[]): boolean | undefined | Refusal {
  if (values.length > 1) return invalid('got more than one value for filter key "dangling"');
  const [value] = values;
  if (value === undefined) return undefined;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return invalid(`invalid value for filter 'dangling', must be "true" (or "1"), or "false" (or "0")`);
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
