import { json, type Reply } from '../http/answer';
import { invalid, notFound, notImplemented, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';

/** What this engine does not have yet says so; nothing here pretends. */
const absent = (what: string) => (): Refusal => notImplemented(`${what} is not part of this simulation yet`);

export const noBuild = absent('the builder');
export const noCheckpoint = absent('checkpointing');
export const noPlugins = absent('installing plugins');

/** GET /plugins: none are installed. */
export function plugins(): Reply {
  return json([]);
}

/** GET /plugins/{name}/json */
export function plugin({ request }: Call): Reply | Refusal {
  return notFound(`plugin "${request.vars['name'] ?? ''}" not found`);
}

/** POST /build/prune: there is no build cache. */
export function buildPrune(): Reply {
  return json({ CachesDeleted: null, SpaceReclaimed: 0 });
}

/** POST /session, POST /grpc: BuildKit's ways in, which need HTTP/2. */
export function session(): Reply | Refusal {
  return invalid('no upgrade proto in request');
}

/** GET /containers/{name}/attach/ws */
export function webSocket(): Reply {
  return { status: 400, text: 'not websocket protocol' };
}
