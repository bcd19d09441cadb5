import { noBytes } from '#sim/base/bytes';
import { json, type Reply } from '../http/answer';
import { invalid, isRefusal, notImplemented, refuse, type Refusal } from '../http/refusal';
import { param } from '../http/request';
import type { Call } from '../http/verb';
import { findContainer } from '../state/find';

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

/** POST /build/prune: there is no build cache. */
export function buildPrune(): Reply {
  return json({ CachesDeleted: null, SpaceReclaimed: 0 });
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
