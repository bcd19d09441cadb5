/** What a refused endpoint says, and why it is refused. */
interface Refused {
  readonly status: number;
  readonly message: string;
  readonly why: string;
}

const clusters = 'clusters are no part of the simulation: a node is in none, and says what such a node says';

const noSwarm: Refused = {
  status: 503,
  message:
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
  why: clusters,
};

const noPlugin: Refused = {
  status: 404,
  message: 'plugin "box" not found',
  why: 'no plugin is ever installed',
};

const noExperiments: Refused = {
  status: 501,
  message:
    'This experimental feature is disabled by default. Start the Docker daemon in experimental mode in order to enable it.',
  why: 'the daemon does not run with its experiments on, like the real one by default',
};

const badRequest = (message: string, why: string, status = 400): Refused => ({ status, message, why });

/** A method and a path of the Engine API, and whether it is handled. */
type Row = readonly [request: string, treatment: 'handled' | Refused];

/** Every endpoint of the Engine API 1.51. The test beside it proves each row. */
export const coverage: readonly Row[] = [
  ['GET /containers/json', 'handled'],
  ['POST /containers/create', 'handled'],
  ['POST /containers/prune', 'handled'],
  ['GET /containers/{name}/json', 'handled'],
  ['GET /containers/{name}/top', 'handled'],
  ['GET /containers/{name}/logs', 'handled'],
  ['GET /containers/{name}/stats', 'handled'],
  ['GET /containers/{name}/changes', 'handled'],
  ['GET /containers/{name}/export', 'handled'],
  ['GET /containers/{name}/archive', 'handled'],
  ['HEAD /containers/{name}/archive', 'handled'],
  ['PUT /containers/{name}/archive', 'handled'],
  ['POST /containers/{name}/start', 'handled'],
  ['POST /containers/{name}/stop', 'handled'],
  ['POST /containers/{name}/restart', 'handled'],
  ['POST /containers/{name}/kill', 'handled'],
  ['POST /containers/{name}/pause', 'handled'],
  ['POST /containers/{name}/unpause', 'handled'],
  ['POST /containers/{name}/wait', 'handled'],
  ['POST /containers/{name}/rename', 'handled'],
  ['POST /containers/{name}/update', 'handled'],
  ['POST /containers/{name}/resize', 'handled'],
  ['POST /containers/{name}/attach', 'handled'],
  [
    'GET /containers/{name}/attach/ws',
    badRequest('not websocket protocol', 'frames of WebSocket are not simulated'),
  ],
  ['POST /containers/{name}/exec', 'handled'],
  ['DELETE /containers/{name}', 'handled'],
  ['GET /containers/{name}/checkpoints', noExperiments],
  ['POST /containers/{name}/checkpoints', noExperiments],
  ['DELETE /containers/{name}/checkpoints/{id}', noExperiments],
  ['POST /exec/{id}/start', 'handled'],
  ['POST /exec/{id}/resize', 'handled'],
  ['GET /exec/{id}/json', 'handled'],
  ['POST /commit', 'handled'],
  ['GET /images/json', 'handled'],
  ['GET /images/search', 'handled'],
  ['GET /images/get', 'handled'],
  ['POST /images/create', 'handled'],
  ['POST /images/load', 'handled'],
  ['POST /images/prune', 'handled'],
  ['GET /images/{name}/get', 'handled'],
  ['GET /images/{name}/history', 'handled'],
  ['GET /images/{name}/json', 'handled'],
  ['POST /images/{name}/push', 'handled'],
  ['POST /images/{name}/tag', 'handled'],
  ['DELETE /images/{name}', 'handled'],
  ['GET /distribution/{name}/json', 'handled'],
  ['POST /build', 'handled'],
  ['POST /build/prune', 'handled'],
  ['POST /build/cancel', 'handled'],
  [
    'POST /session',
    badRequest('no upgrade proto in request', 'needs HTTP/2: only the simulated client can speak BuildKit'),
  ],
  [
    'POST /grpc',
    badRequest(
      'no upgrade proto in request',
      'needs HTTP/2: only the simulated client can speak BuildKit',
      500,
    ),
  ],
  ['GET /networks', 'handled'],
  ['GET /networks/', 'handled'],
  ['POST /networks/create', 'handled'],
  ['POST /networks/prune', 'handled'],
  ['GET /networks/{name}', 'handled'],
  ['POST /networks/{name}/connect', 'handled'],
  ['POST /networks/{name}/disconnect', 'handled'],
  ['DELETE /networks/{name}', 'handled'],
  ['GET /volumes', 'handled'],
  ['POST /volumes/create', 'handled'],
  ['POST /volumes/prune', 'handled'],
  ['GET /volumes/{name}', 'handled'],
  ['DELETE /volumes/{name}', 'handled'],
  [
    'PUT /volumes/{name}',
    badRequest('volume update only valid for cluster volumes, but swarm is unavailable', clusters, 503),
  ],
  ['GET /_ping', 'handled'],
  ['HEAD /_ping', 'handled'],
  ['GET /version', 'handled'],
  ['GET /info', 'handled'],
  ['GET /system/df', 'handled'],
  ['GET /events', 'handled'],
  ['POST /auth', 'handled'],
  ['GET /plugins', 'handled'],
  ['GET /plugins/privileges', badRequest('invalid reference format', noPlugin.why, 500)],
  ['POST /plugins/pull', badRequest('invalid reference format', noPlugin.why, 500)],
  [
    'POST /plugins/create',
    badRequest('failed to parse reference : invalid reference format', noPlugin.why, 500),
  ],
  ['GET /plugins/{name}/json', noPlugin],
  ['DELETE /plugins/{name}', noPlugin],
  ['POST /plugins/{name}/enable', badRequest('strconv.Atoi: parsing "": invalid syntax', noPlugin.why, 500)],
  ['POST /plugins/{name}/disable', noPlugin],
  ['POST /plugins/{name}/push', noPlugin],
  ['POST /plugins/{name}/upgrade', badRequest('invalid reference format', noPlugin.why, 500)],
  ['POST /plugins/{name}/set', noPlugin],
  ['GET /swarm', noSwarm],
  ['GET /swarm/unlockkey', noSwarm],
  [
    'POST /swarm/update',
    badRequest(`invalid swarm version '': strconv.ParseUint: parsing "": invalid syntax`, clusters),
  ],
  ['POST /swarm/unlock', noSwarm],
  ['POST /swarm/init', badRequest('invalid ListenAddr "": invalid empty address', clusters)],
  ['POST /swarm/join', badRequest('invalid ListenAddr "": invalid empty address', clusters)],
  ['POST /swarm/leave', badRequest('This node is not part of a swarm', clusters, 503)],
  ['GET /services', noSwarm],
  ['GET /services/{id}', noSwarm],
  [
    'GET /services/{id}/logs',
    badRequest('Bad parameters: you must choose at least one stream', clusters, 500),
  ],
  ['POST /services/create', noSwarm],
  [
    'POST /services/{id}/update',
    badRequest(`invalid service version '': strconv.ParseUint: parsing "": invalid syntax`, clusters),
  ],
  ['DELETE /services/{id}', noSwarm],
  ['GET /nodes', noSwarm],
  ['GET /nodes/{id}', noSwarm],
  [
    'POST /nodes/{id}/update',
    badRequest(`invalid node version '': strconv.ParseUint: parsing "": invalid syntax`, clusters),
  ],
  ['DELETE /nodes/{id}', noSwarm],
  ['GET /tasks', noSwarm],
  ['GET /tasks/{id}', noSwarm],
  ['GET /tasks/{id}/logs', badRequest('Bad parameters: you must choose at least one stream', clusters, 500)],
  ...(['secret', 'config'] as const).flatMap((noun): Row[] => [
    [`GET /${noun}s`, noSwarm],
    [`GET /${noun}s/{id}`, noSwarm],
    [`POST /${noun}s/create`, noSwarm],
    [`POST /${noun}s/{id}/update`, badRequest(`invalid ${noun} version`, clusters)],
    [`DELETE /${noun}s/{id}`, noSwarm],
  ]),
];
