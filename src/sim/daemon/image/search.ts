import { canReachInternet } from '#sim/network/index';
import { repositories } from '#sim/registry/index';
import { json, type Reply } from '../http/answer';
import { broken, invalid, isRefusal, type Refusal } from '../http/refusal';
import { booleanFilter, filtersOf, param, wholeNumber, type Filters } from '../http/request';
import type { Call } from '../http/verb';

function wrongFilter(filters: Filters): Refusal | undefined {
  for (const name of ['is-automated', 'is-official']) {
    const value = booleanFilter(filters, name);
    if (isRefusal(value)) return value;
  }
  const stars = (filters['stars'] ?? []).find((one) => !/^[+-]?\d+$/.test(one));
  if (stars === undefined) return undefined;
  return invalid(
    `invalid filter 'stars=${stars}': strconv.Atoi: parsing ${JSON.stringify(stars)}: invalid syntax`,
  );
}

/** GET /images/search: what Docker Hub has under a name. */
export function search({ sim, daemon, request }: Call): Reply | Refusal {
  const asked = wholeNumber(request, 'limit', 25);
  if (typeof asked !== 'number') return invalid(`invalid limit specified: ${asked.message}`);
  const filters = filtersOf(request, ['is-automated', 'is-official', 'stars']);
  if (isRefusal(filters)) return filters;
  const wrong = wrongFilter(filters);
  if (wrong !== undefined) return wrong;
  const limit = asked === 0 ? 25 : asked;
  if (limit < 1 || limit > 100) return invalid(`limit ${limit} is outside the range of [1, 100]`);
  const term = param(request, 'term');
  if (term.includes('://'))
    return invalid(`invalid repository name: repository name (${term}) should not have a scheme`);
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
