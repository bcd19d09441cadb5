import { json, type Reply } from '../http/answer';
import { invalid, isRefusal, type Refusal } from '../http/refusal';
import { filtersOf, hasLabels, isAtLeast } from '../http/request';
import type { Call } from '../http/verb';
import { announce } from '../state/events';
import { sizeOf } from '../system/df';
import { dropVolume } from './drop';
import { volumeKey, volumePath } from './prepare';

/** POST /volumes/prune: anonymous volumes that nobody uses; with `all` (and before API 1.42) those with names too. */
export function prune({ sim, daemon, request }: Call): Reply | Refusal {
  const filters = filtersOf(request, ['label', 'label!', 'all']);
  if (isRefusal(filters)) return filters;
  const wrong = (filters['all'] ?? []).find(
    (one) => !/^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(one),
  );
  if (wrong !== undefined)
    return invalid(
      `invalid filter 'all': strconv.ParseBool: parsing ${JSON.stringify(wrong)}: invalid syntax`,
    );
  const all =
    filters['all'] === undefined
      ? !isAtLeast(request, 42)
      : filters['all'].some((one) => /^(1|t)/i.test(one));
  const names: string[] = [];
  for (const row of sim.volumes.all()) {
    const isKept = (filters['label!'] ?? []).some((one) => hasLabels(row.labels, [one]));
    const isWanted =
      row.daemon === daemon.id && row.users.length === 0 && (all || row.isAnonymous) && !isKept;
    // what has options is somebody else's storage
    if (Object.keys(row.options ?? {}).length > 0) continue;
    if (isWanted && hasLabels(row.labels, filters['label'])) names.push(row.name);
  }
  let reclaimed = 0;
  for (const name of names.sort()) {
    reclaimed += sizeOf(sim, daemon.machine, volumePath(name));
    dropVolume(sim, sim.volumes.need(volumeKey(daemon.id, name)));
  }
  announce(sim, daemon.id, 'volume', 'prune', '', { reclaimed: String(reclaimed) });
  return json({ VolumesDeleted: names, SpaceReclaimed: reclaimed });
}
