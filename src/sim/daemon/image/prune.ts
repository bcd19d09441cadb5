import { json, type Reply } from '../http/answer';
import { broken, isRefusal, type Refusal } from '../http/refusal';
import { booleanFilter, filtersOf, hasLabels } from '../http/request';
import type { Call } from '../http/verb';
import { announce } from '../state/events';
import { containersOf } from '../state/find';
import { imagesOf, peekImage } from '../state/images';
import { familiarName } from '../state/reference';
import { untilOf } from '../system/until';
import { removeImage, type Removed } from './remove';

/** POST /images/prune: dangling images; with dangling=false all that no container uses. */
export function prune({ sim, daemon, request }: Call): Reply | Refusal {
  const filters = filtersOf(request, ['dangling', 'label', 'label!', 'until']);
  if (isRefusal(filters)) return filters;
  const onlyDangling = booleanFilter(filters, 'dangling') ?? true;
  if (isRefusal(onlyDangling)) return onlyDangling;
  const until = untilOf(filters, sim.now);
  if (typeof until !== 'number') return broken(until.message);
  const used = new Set<string>();
  for (const { image } of containersOf(sim, daemon.id)) used.add(image);
  const parents = new Set([...imagesOf(sim, daemon.id)].map(({ parent }) => parent));
  const removed: Removed[] = [];
  let reclaimed = 0;
  for (const { id } of [...imagesOf(sim, daemon.id)].sort(
    (a, b) => a.created - b.created || (a.id < b.id ? -1 : 1),
  )) {
    const row = peekImage(sim, daemon.id, id);
    if (row === undefined || used.has(id) || row.created >= until) continue;
    const isKept = (filters['label!'] ?? []).some((one) => hasLabels(row.config.Labels, [one]));
    if (isKept || !hasLabels(row.config.Labels, filters['label'])) continue;
    const names = Object.keys(daemon.references).filter((name) => daemon.references[name] === id);
    if (names.length === 0 ? parents.has(id) : onlyDangling) continue;
    const before = sizeOfStore();
    for (const name of names.length === 0 ? [id] : names.sort()) {
      const image = peekImage(sim, daemon.id, id);
      const done =
        image === undefined
          ? []
          : removeImage(sim, daemon, image, names.length === 0 ? name : familiarName(name), false, true);
      if (Array.isArray(done)) removed.push(...done);
    }
    reclaimed += before - sizeOfStore();
  }
  announce(sim, daemon.id, 'image', 'prune', '', { reclaimed: String(reclaimed) });
  return json({ ImagesDeleted: removed.length === 0 ? null : removed, SpaceReclaimed: reclaimed });

  function sizeOfStore(): number {
    let sum = 0;
    for (const layer of sim.storedLayers.all()) if (layer.daemon === daemon.id) sum += layer.size;
    return sum;
  }
}
