import { pruneByApi } from '../buildkit/cache/api';
import { noBytes } from '#sim/base/bytes';
import { json, type Reply } from '../http/answer';
import { invalid, isRefusal, notImplemented, refuse, type Refusal } from '../http/refusal';
import { flag, filtersOf, param, wholeNumber, type ApiRequest } from '../http/request';
import type { Call } from '../http/verb';
import { findContainer } from '../state/find';
import { untilOf } from './until';

/** Checkpoints are an experiment, which this daemon does not have on. */
export function noCheckpoint(): Refusal {
  return notImplemented(
    'This experimental feature is disabled by default. Start the Docker daemon in experimental mode in order to enable it.',
  );
}

/** POST /build/cancel: builds of BuildKit's that come over the API have numbers; there is none. */
export function cancelBuild({ request }: Call): Reply | Refusal {
  if (param(request, 'id') === '') return invalid('build ID not provided');
  return { status: 200, bytes: noBytes, type: 'application/json' };
}

/** PUT /volumes/{name}: only volumes of a cluster can be changed. */
export function updateVolume(): Refusal {
  return refuse(503, 'volume update only valid for cluster volumes, but swarm is unavailable');
}

/** POST /build/prune: empties BuildKit's cache. */
export function buildPrune({ sim, daemon, request }: Call): Reply | Refusal {
  const wrong = wrongBuildPrune(request, sim.now);
  if (wrong !== undefined) return wrong;
  const filters = filtersOf(request, undefined);
  if (isRefusal(filters)) return filters;
  const until = untilOf(filters, sim.now);
  const duration = typeof until !== 'number' || until === Infinity ? 0 : Math.max(1, sim.now - until);
  const keep = Number(param(request, 'reserved-space') || param(request, 'keep-storage') || 0);
  return json(pruneByApi(sim, daemon, flag(request, 'all'), filters, duration, keep));
}

/** What BuildKit's cache can be asked by (moby, builder-next). */
const cacheFilters = [
  'unused-for',
  'until',
  'id',
  'parent',
  'type',
  'description',
  'inuse',
  'shared',
  'private',
  // taken, and no part of the cache has any
  'label',
  'label!',
];

/** Refuses what makes no sense in POST /build/prune. */
export function wrongBuildPrune(request: ApiRequest, now: number): Refusal | undefined {
  for (const name of ['keep-storage', 'reserved-space', 'max-used-space', 'min-free-space']) {
    const size = wholeNumber(request, name, 0);
    const given = param(request, name);
    if (isRefusal(size))
      return invalid(`${name} is in bytes and expects an integer, got ${given}: ${size.message}`);
  }
  const filters = filtersOf(request, undefined);
  if (isRefusal(filters)) return filters;
  const strange = Object.keys(filters).find((name) => !cacheFilters.includes(name));
  if (strange !== undefined) return invalid(`failed to prune build cache: invalid filter '${strange}'`);
  const until = untilOf(filters, now);
  if (typeof until === 'number') return undefined;
  const expects = '"until" filter expects a duration (e.g., \'24h\') or a timestamp';
  return invalid(`failed to prune build cache: ${expects}: ${until.message}`);
}

/** POST /session: BuildKit's way in, which needs HTTP/2. */
export function session({ request }: Call): Reply | Refusal {
  const protocol = request.headers['upgrade'];
  return invalid(
    protocol === undefined ? 'no upgrade proto in request' : `protocol ${protocol} not supported`,
  );
}

/** POST /grpc: the same, with another status. */
export function grpc(call: Call): Reply | Refusal {
  const refused = session(call);
  return isRefusal(refused) ? { ...refused, refused: 500 } : refused;
}

/** GET /containers/{name}/attach/ws: the streams of a container in frames of WebSocket, which are not simulated. */
export function webSocket({ sim, daemon, request }: Call): Reply | Refusal {
  const row = findContainer(sim, daemon.id, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  if (request.headers['upgrade'] !== undefined)
    return notImplemented('attaching over WebSocket is not part of this simulation');
  return { status: 400, text: 'not websocket protocol' };
}
