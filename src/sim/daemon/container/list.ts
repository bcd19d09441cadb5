import type { ContainerRow } from '#sim/world/docker';
import { json, type Reply } from '../http/answer';
import { isRefusal, type Refusal } from '../http/refusal';
import { filtersOf, flag, wholeNumber, type Filters } from '../http/request';
import type { Call } from '../http/verb';
import { containersOf } from '../state/find';
import { compileFilters, filterNames } from './filters';
import { summaryOf } from './summary';

/** GET /containers/json: those that run; all of them with `all`, a limit, or a filter on states. Newest first. */
export function list({ sim, daemon, request }: Call): Reply | Refusal {
  const filters = filtersOf(request, filterNames);
  if (isRefusal(filters)) return filters;
  const limit = wholeNumber(request, 'limit', 0);
  if (typeof limit !== 'number') return limit;
  const matches = compileFilters(sim, daemon, filters);
  if (isRefusal(matches)) return matches;
  const all = flag(request, 'all') || limit > 0 || namesStates(filters);
  const found: Readonly<ContainerRow>[] = [];
  for (const row of containersOf(sim, daemon.id)) if ((all || runs(row)) && matches(row)) found.push(row);
  found.sort(newestFirst);
  const shown = limit > 0 ? found.slice(0, limit) : found;
  return json(shown.map((row) => summaryOf(sim, row, flag(request, 'size'))));
}

/** Filters on states and neighbours look at all containers. */
function namesStates(filters: Filters): boolean {
  return ['status', 'exited', 'before', 'since'].some((name) => (filters[name] ?? []).length > 0);
}

const runs = (row: Readonly<ContainerRow>) => ['running', 'paused', 'restarting'].includes(row.state);

export function newestFirst(a: Readonly<ContainerRow>, b: Readonly<ContainerRow>): number {
  return b.created - a.created || b.fs - a.fs;
}
