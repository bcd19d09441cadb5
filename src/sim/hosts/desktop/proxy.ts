import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { apiVersion, engineVersion } from '#sim/daemon/api/version';
import {
  chunk,
  lastChunk,
  readRequest,
  writeAnswer,
  writeHead,
  type HeaderList,
  type IncomingRequest,
} from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import type { Platform } from './platform';
import { toGuest } from './forward';
import { portInTheWay, rewriteCreate } from './requests';
import { settingsOf } from './settings';
import { change, phaseKey, stateOf } from './state';

const engineSocket = '/var/run/docker.sock';

/** A connection of a client, and the one that it has got in the machine (0: none yet). */
interface Connection {
  fd: number;
  guest: number;
  /** read too far */
  rest: string;
  /** what follows is no HTTP */
  isRaw?: boolean;
}

/** Takes connections of clients. */
export function* acceptBody(p: Proc, json: Json): Steps<Outcome> {
  const accepted = yield* p.accept(Number(json));
  if (isFail(accepted)) return undefined;
  p.do((sim) => {
    change(sim, p.processId, (state) => {
      state.connections += 1;
    });
  });
  p.thread('connection', { fd: accepted.fd, guest: 0, rest: '' });
  return again(json);
}

/** A client's requests, one after another: what concerns the host is looked at, all the rest goes on as it is. */
export function connectionBody(platformOf: (p: Proc) => Platform) {
  return function* (p: Proc, json: Json): Steps<Outcome> {
    const connection = json as unknown as Connection;
    if (connection.isRaw === true) return yield* carry(p, connection);
    const request = yield* readRequest(p, connection.fd, asBytes(connection.rest));
    if (request === undefined || isFail(request)) return leave(p, connection);
    if (isPing(request) && isAsleep(p)) {
      yield* writeAnswer(p, connection.fd, pong(request));
      return again({ ...connection, rest: request.body.rest });
    }
    if (!(yield* awake(p))) return yield* giveUp(p, connection);
    const guest = connection.guest === 0 ? firstToGuest(p, connection.fd) : connection.guest;
    if (guest < 0) return yield* giveUp(p, connection);
    const now = { ...connection, guest };
    const refused = yield* handOn(p, platformOf(p), now, request);
    if (refused === 'raw') return again({ ...now, isRaw: true });
    if (refused !== undefined) yield* refuse(p, now.fd, refused);
    return again({ ...now, rest: request.body.rest });
  };
}

function isPing({ path }: IncomingRequest): boolean {
  return path.endsWith('/_ping');
}

function isAsleep(p: Proc): boolean {
  return p.do((sim) => stateOf(sim.processes.need(p.processId))?.phase === 'asleep');
}

/** What Resource Saver answers by itself: that there is an engine wakes nobody. */
function pong({ method }: IncomingRequest) {
  const body = utf8('OK');
  const headers: HeaderList = [
    ['Api-Version', apiVersion],
    ['Builder-Version', '2'],
    ['Content-Length', String(body.length)],
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Docker-Experimental', 'false'],
    ['Ostype', 'linux'],
    ['Server', `Docker/${engineVersion} (linux)`],
    ['Swarm', 'inactive'],
  ];
  return { status: 200, headers, ...(method === 'HEAD' ? {} : { body }) };
}

/** Waits until the engine can be reached, waking the machine where it sleeps. False: it will not come. */
function* awake(p: Proc): Steps<boolean> {
  p.do((sim) => {
    change(sim, p.processId, (state) => {
      state.lastUsed = sim.time;
      if (state.phase === 'asleep') state.isWanted = true;
    });
  });
  return yield* p.until(
    (sim) => {
      const phase = stateOf(sim.processes.need(p.processId))?.phase;
      if (phase === 'running') return true;
      return phase === 'starting' || phase === 'asleep' ? undefined : false;
    },
    [p.do((sim) => phaseKey(sim.processes.need(p.processId).machine))],
  );
}

/** Opens the connection in the machine; what comes back on it goes to the client. */
function firstToGuest(p: Proc, fd: number): number {
  const guest = toGuest(p, { unix: engineSocket });
  if (guest < 0) return guest;
  const [from, to] = [p.dup(guest), p.dup(fd)];
  if (!isFail(from) && !isFail(to)) p.thread('pump', { from, to });
  return guest;
}

/** Hands a request on. Answers why it is refused; `raw`: what follows is no HTTP any more. */
function* handOn(
  p: Proc,
  platform: Platform,
  { guest }: Connection,
  request: IncomingRequest,
): Steps<string | undefined> {
  const { method, target, path, protocol, rawHeaders, headers } = request;
  const line = `${method} ${target} ${protocol}`;
  if (method === 'POST' && path.endsWith('/containers/create')) {
    const body = yield* request.body.readAll();
    if (isFail(body)) return 'unexpected EOF';
    const shared = p.do((sim) => settingsOf(sim, sim.processes.need(p.processId).machine, platform).shared);
    const rewritten = rewriteCreate(text(body), platform, shared);
    if ('denied' in rewritten) return rewritten.denied;
    yield* send(p, guest, line, rawHeaders, utf8(rewritten.body));
    return undefined;
  }
  const started = method === 'POST' ? /\/containers\/([^/]+)\/(?:re)?start$/.exec(path)?.[1] : undefined;
  const taken = started === undefined ? undefined : wayOfPorts(p, started);
  if (taken !== undefined) {
    yield* request.body.readAll();
    return taken;
  }
  if (headers['upgrade'] !== undefined) {
    yield* p.write(guest, writeHead(line, rawHeaders));
    const { rest } = request.body.hijack();
    if (rest !== '') yield* p.write(guest, rest);
    return 'raw';
  }
  const isChunked = /chunked/i.test(headers['transfer-encoding'] ?? '');
  yield* p.write(guest, writeHead(line, rawHeaders));
  for (;;) {
    const part = yield* request.body.chunk();
    if (isFail(part) || part === '') break;
    yield* p.write(guest, isChunked ? chunk(part) : part);
  }
  if (isChunked) yield* p.write(guest, lastChunk);
  return undefined;
}

function wayOfPorts(p: Proc, container: string): string | undefined {
  return p.do((sim) => {
    const own = sim.processes.need(p.processId);
    const state = stateOf(own);
    return state && portInTheWay(sim, sim.machines.need(own.machine), state, container);
  });
}

function* send(p: Proc, guest: number, line: string, rawHeaders: HeaderList, body: Bytes): Steps<void> {
  const headers = rawHeaders.map(([name, value]): [string, string] =>
    name.toLowerCase() === 'content-length' ? [name, String(body.length)] : [name, value],
  );
  yield* p.write(guest, asBytes(writeHead(line, headers) + body));
}

function* refuse(p: Proc, fd: number, message: string): Steps<void> {
  const body = utf8(`${JSON.stringify({ message })}\n`);
  const headers: HeaderList = [
    ['Content-Type', 'application/json'],
    ['Content-Length', String(body.length)],
  ];
  yield* writeAnswer(p, fd, { status: 500, headers, body });
}

/** The engine does not come: the client is told nothing but that. */
function* giveUp(p: Proc, connection: Connection): Steps<Outcome> {
  const headers: HeaderList = [
    ['Connection', 'close'],
    ['Content-Length', '0'],
  ];
  yield* writeAnswer(p, connection.fd, { status: 500, headers });
  return leave(p, connection);
}

function leave(p: Proc, { fd, guest }: Connection): Outcome {
  if (guest > 0) {
    p.shutdown(guest);
    p.close(guest);
  }
  p.close(fd);
  p.do((sim) => {
    change(sim, p.processId, (state) => {
      state.connections -= 1;
      state.lastUsed = sim.time;
    });
  });
  return undefined;
}

/** Bytes go through unread; the thread that carries them back runs already. */
function* carry(p: Proc, connection: Connection): Steps<Outcome> {
  const data = yield* p.read(connection.fd, 65536);
  if (isFail(data) || data === '') return leave(p, connection);
  yield* p.write(connection.guest, data);
  return again(connection as unknown as Json);
}
