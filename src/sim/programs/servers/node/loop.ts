import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { SIG, signalName, type SignalName } from '#sim/kernel/signals';
import { isCallable, isObj, type Value } from './heap';
import { emit, hasListener } from './builtins/events';
import type { Connection, Eval, Realm, Timer } from './realm';

/** What the loop woke up for. */
export type LoopEvent =
  | { kind: 'timer'; id: number }
  | { kind: 'accept'; fd: number; client: number; remote: string }
  | { kind: 'data'; fd: number; data: string }
  | { kind: 'signal'; name: string };

/** Waits for the next event; undefined when nothing is left that could happen. */
export function* nextEvent(realm: Realm): Steps<LoopEvent | undefined> {
  const { p } = realm;
  const listening = realm.servers.map(({ fd }) => fd);
  const open = Object.keys(realm.connections).map(Number);
  const isAlive = listening.length > 0 || open.length > 0 || realm.timers.some((one) => one.isHeld);
  if (!isAlive) return undefined;
  const first = realm.timers.reduce<Timer | undefined>(
    (soonest, one) => (soonest === undefined || one.at < soonest.at ? one : soonest),
    undefined,
  );
  const until = first === undefined ? {} : { until: first.at };
  const woken = yield* p.poll({ read: [...listening, ...open], signal: realm.signals.size > 0, ...until });
  if (woken === 'time') return { kind: 'timer', id: first?.id ?? 0 };
  if (woken === 'signal') return { kind: 'signal', name: `SIG${signalName(p.takeSignal() ?? 0) ?? ''}` };
  if (!listening.includes(woken)) {
    const data = yield* p.read(woken);
    return { kind: 'data', fd: woken, data: isFail(data) ? '' : data };
  }
  const accepted = yield* p.accept(woken);
  if (isFail(accepted)) return { kind: 'timer', id: 0 };
  return { kind: 'accept', fd: woken, client: accepted.fd, remote: accepted.remote.ip };
}

/** Lets the script hear of an event. */
export function takeEvent(realm: Realm, event: LoopEvent): Eval {
  realm.frames = [];
  switch (event.kind) {
    case 'timer':
      return runTimer(realm, event.id);
    case 'signal':
      return emit(realm, realm.builtin('process'), event.name, [
        event.name,
        SIG[event.name.slice(3) as SignalName],
      ]);
    case 'accept':
      return accept(realm, event);
    case 'data':
      return readMore(realm, event.fd, event.data);
  }
}

function* runTimer(realm: Realm, id: number): Eval {
  const timer = realm.timers.find((one) => one.id === id);
  if (timer === undefined) return undefined;
  if (timer.every > 0) timer.at += timer.every;
  else realm.timers = realm.timers.filter((one) => one !== timer);
  return isCallable(timer.run) ? yield* realm.call(timer.run, undefined, timer.args) : undefined;
}

function* accept(realm: Realm, event: Extract<LoopEvent, { kind: 'accept' }>): Eval {
  const owner = realm.servers.find(({ fd }) => fd === event.fd);
  if (owner !== undefined)
    realm.connections[event.client] = { server: owner.server, rest: '', client: event.remote };
  return undefined;
}

function* readMore(realm: Realm, fd: number, data: string): Eval {
  const connection = realm.connections[fd];
  if (connection === undefined || data === '') {
    realm.deeds.push({ kind: 'send', fd, data: '', close: true });
    return undefined;
  }
  connection.rest += data;
  for (let request = nextRequest(connection); request !== undefined; request = nextRequest(connection)) {
    yield* answer(realm, fd, connection, request);
  }
  return undefined;
}

interface Request {
  method: string;
  url: string;
  protocol: string;
  headers: [string, string][];
  body: string;
}

function nextRequest(connection: Connection): Request | undefined {
  const end = connection.rest.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...fields] = connection.rest.slice(0, end).split('\r\n');
  const headers = fields.map((field): [string, string] => [
    field.replace(/:.*/s, '').toLowerCase(),
    field.replace(/^[^:]*:\s*/, ''),
  ]);
  const length = Number(headers.find(([name]) => name === 'content-length')?.[1] ?? 0);
  if (connection.rest.length < end + 4 + length) return undefined;
  const body = connection.rest.slice(end + 4, end + 4 + length);
  connection.rest = connection.rest.slice(end + 4 + length);
  const [method = '', url = '', protocol = 'HTTP/1.1'] = line.split(' ');
  return { method, url, protocol, headers, body };
}

/** Calls the server's handler with a request and a response. */
function* answer(realm: Realm, fd: number, connection: Connection, request: Request): Eval {
  const wish = request.headers.find(([name]) => name === 'connection')?.[1].toLowerCase() ?? '';
  const isKept = request.protocol === 'HTTP/1.1' ? wish !== 'close' : wish === 'keep-alive';
  const req = realm.object(realm.builtin('IncomingMessage.prototype'));
  const fields: Record<string, Value> = {
    method: request.method,
    url: request.url,
    httpVersion: request.protocol.slice(5),
    headers: realm.record(Object.fromEntries(request.headers)),
    socket: realm.record({ remoteAddress: `::ffff:${connection.client}` }),
    connection: realm.record({ remoteAddress: `::ffff:${connection.client}` }),
  };
  for (const [name, value] of Object.entries(fields)) req.set(name, value);
  const res = realm.object(realm.builtin('ServerResponse.prototype'));
  res.set('statusCode', 200);
  for (const [name, value] of Object.entries({
    '%fd': fd,
    '%keep': isKept,
    '%bare': request.method === 'HEAD',
  }))
    res.set(name, value, true);
  const handler = connection.server.get('%handler');
  if (isCallable(handler)) yield* realm.call(handler, connection.server, [req, res]);
  else yield* emit(realm, connection.server, 'request', [req, res]);
  if (isObj(req) && hasListener(req, 'data') && request.body !== '')
    yield* emit(realm, req, 'data', [request.body]);
  if (hasListener(req, 'end')) yield* emit(realm, req, 'end', []);
  return undefined;
}
