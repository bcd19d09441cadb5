import { canReachInternet } from '#sim/network/index';
import { repositories } from '#sim/registry/index';
import { json, type Reply } from '../http/answer';
import { broken, invalid, isRefusal, type Refusal } from '../http/refusal';
import { filtersOf, param, wholeNumber } from '../http/request';
import type { Call } from '../http/verb';

/** GET /images/search: what Docker Hub has under a name. */
export function search({ sim, daemon, request }: Call): Reply | Refusal {
  const filters = filtersOf(request, ['is-automated', 'is-official', 'stars']);
  if (isRefusal(filters)) return filters;
  const limit = wholeNumber(request, 'limit', 25);
  if (typeof limit !== 'number') return limit;
  if (limit < 1 || limit > 100) return invalid(`limit ${limit} is outside the range of [1, 100]`);
  const term = param(request, 'term');
  const { net } = sim.machines.need(daemon.machine).ns;
  if (!canReachInternet(sim, net)) {
    return broken(
      `Get "https://index.docker.io/v1/search?q=${term}&n=${limit}": dial tcp: lookup index.docker.io: network is unreachable`,
    );
  }
  const found: object[] = [];
  for (const repository of repositories().keys()) {
    const isOfficial = repository.startsWith('library/');
    const name = isOfficial ? repository.slice('library/'.length) : repository;
    if (!name.includes(term.toLowerCase())) continue;
    if ((filters['is-official'] ?? []).includes('true') && !isOfficial) continue;
    found.push({ star_count: 0, is_official: isOfficial, name, is_automated: false, description: '' });
  }
  return json(found.slice(0, limit));
}
