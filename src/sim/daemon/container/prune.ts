import * as files from '#sim/files/index';
import { json, type Reply } from '../http/answer';
import { isRefusal, type Refusal } from '../http/refusal';
import { filtersOf, hasLabels } from '../http/request';
import type { Call } from '../http/verb';
import { untilOf } from '../system/until';
import { announce } from '../state/events';
import { configOf, containersOf } from '../state/find';
import { newestFirst } from './list';
import { removeNow } from './removal';

/** POST /containers/prune: removes those that do not run. */
export function prune({ sim, daemon, request }: Call): Reply | Refusal {
  const filters = filtersOf(request, ['label', 'label!', 'until']);
  if (isRefusal(filters)) return filters;
  const until = untilOf(filters, sim.now);
  if (typeof until !== 'number') return until;
  const stopped = [...containersOf(sim, daemon.id)].filter((row) => {
    const { Labels } = configOf(sim, row.id).config;
    const isKept = (filters['label!'] ?? []).some((one) => hasLabels(Labels, [one]));
    return (
      ['created', 'exited', 'dead'].includes(row.state) &&
      row.created < until &&
      hasLabels(Labels, filters['label']) &&
      !isKept
    );
  });
  let reclaimed = 0;
  for (const { id, fs } of stopped.sort(newestFirst)) {
    reclaimed += files.usage(sim, fs).writable;
    removeNow(sim, sim.containers.need(id), false);
  }
  announce(sim, daemon.id, 'container', 'prune', '', { reclaimed: String(reclaimed) });
  return json({
    ContainersDeleted: stopped.length === 0 ? null : stopped.map(({ id }) => id),
    SpaceReclaimed: reclaimed,
  });
}
