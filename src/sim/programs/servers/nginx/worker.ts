import { asBytes, type Bytes } from '#sim/base/bytes';
import { httpDate } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { writeHead } from '#sim/kernel/http/index';
import { networkCost } from '#sim/kernel/physics/network-cost';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { accessTime, log, logTime, type Logs } from './log';
import { Answering, type Asked, type Reply } from './answer';
import { reasonOf } from './pages';
import { askUpstream } from './proxy';
import type { Sites } from './site';

/** What a worker knows between two events. */
export interface WorkerState {
  [key: string]: Json | undefined;
  /** a connection of its own thread has its loop to itself, so that waiting for an upstream keeps nobody else waiting */
  role: 'worker' | 'connection';
  /** descriptors of the listening sockets; workers that only wait have none */
  listens: number[];
  logs: Logs;
  /** the configuration as JSON: a string costs nothing to keep */
  sites: string;
  /** connections under way: descriptor → what was read of the next request */
  connections: Record<string, Connection>;
  /** connections so far, for the error log */
  count: number;
  version: string;
  isLeaving: boolean;
}

interface Connection {
  [key: string]: string | number;
  number: number;
  client: string;
  serverIp: string;
  serverPort: number;
  rest: string;
  /** when it is closed for having nothing to say, simulated ms */
  until: number;
}

/** keepalive_timeout, ms */
const idle = 75_000;

/** Processor time that a page costs, ms: about 100,000 requests a second on eight cores (facts/physics.md 1.3). */
const requestCost = 0.045;

const parsed = new Map<string, Sites>();

/** The configuration that a JSON text stands for; the last few are remembered. */
export function sitesOf(json: string): Sites {
  const known = parsed.get(json);
  if (known !== undefined) return known;
  if (parsed.size > 64) parsed.clear();
  const sites = JSON.parse(json) as Sites;
  parsed.set(json, sites);
  return sites;
}

/** One turn of a worker's event loop. */
export function* work(p: Proc, s: WorkerState): Steps<Outcome> {
  if (s.role === 'worker' && s.count < 0) {
    s.count = 0;
    for (const signal of [SIG.TERM, SIG.INT, SIG.QUIT, SIG.USR1]) p.onSignal(signal, 'handle');
    p.onSignal(SIG.HUP, 'ignore');
    p.setMemory(900_000);
  }
  const fds = Object.keys(s.connections).map(Number);
  const until = fds.reduce((first, fd) => Math.min(first, s.connections[fd]?.until ?? Infinity), Infinity);
  if (s.role === 'connection' && fds.length === 0) return 0;
  const signal = s.role === 'worker';
  const event = yield* p.poll({ read: [...s.listens, ...fds], signal, ...(until < Infinity && { until }) });
  if (event === 'signal') return yield* heed(p, s);
  if (event === 'time') closeIdle(p, s);
  else if (s.listens.includes(event)) yield* take(p, s, event);
  else yield* serve(p, s, event);
  if (s.isLeaving && Object.keys(s.connections).length === 0) return yield* leave(p, s);
  return again(s);
}

function* heed(p: Proc, s: WorkerState): Steps<Outcome> {
  const signal = p.takeSignal();
  if (signal === SIG.TERM || signal === SIG.INT) return yield* leave(p, s);
  if (signal !== SIG.QUIT) return again(s);
  yield* log(p, s.logs, 'notice', 'gracefully shutting down');
  for (const fd of s.listens) p.close(fd);
  s.listens = [];
  s.isLeaving = true;
  for (const [fd, { rest }] of Object.entries(s.connections)) if (rest === '') hangUp(p, s, Number(fd));
  return Object.keys(s.connections).length === 0 ? yield* leave(p, s) : again(s);
}

function* leave(p: Proc, s: WorkerState): Steps<number> {
  yield* log(p, s.logs, 'notice', 'exiting');
  yield* log(p, s.logs, 'notice', 'exit');
  return 0;
}

function closeIdle(p: Proc, s: WorkerState): void {
  const now = p.clock();
  for (const [fd, { until }] of Object.entries(s.connections)) if (until <= now) hangUp(p, s, Number(fd));
}

function hangUp(p: Proc, s: WorkerState, fd: number): void {
  p.close(fd);
  s.connections = Object.fromEntries(Object.entries(s.connections).filter(([one]) => Number(one) !== fd));
}

function* take(p: Proc, s: WorkerState, listener: number): Steps<void> {
  const accepted = yield* p.accept(listener);
  if (isFail(accepted)) return;
  const names = p.socketNames(accepted.fd);
  const local = isFail(names) ? { ip: '', port: 80 } : names.local;
  s.count += 1;
  const connection: Connection = {
    number: s.count,
    client: accepted.remote.ip,
    serverIp: local.ip,
    serverPort: local.port,
    rest: '',
    until: p.clock() + idle,
  };
  if (s.sites.includes('"proxy":')) {
    p.thread('connection', {
      ...s,
      role: 'connection',
      listens: [],
      connections: { [accepted.fd]: connection },
    });
  } else s.connections = { ...s.connections, [accepted.fd]: connection };
}

function* serve(p: Proc, s: WorkerState, fd: number): Steps<void> {
  const connection = s.connections[fd];
  const data = yield* p.read(fd);
  if (connection === undefined || isFail(data) || data === '') {
    hangUp(p, s, fd);
    return;
  }
  connection.rest += data;
  for (;;) {
    const request = nextRequest(connection);
    if (request === undefined) return;
    const isKept =
      request === 'bad' ? yield* refuse(p, s, fd, connection) : yield* answer(p, s, fd, connection, request);
    if (isKept && !s.isLeaving) continue;
    hangUp(p, s, fd);
    return;
  }
}

interface Request extends Asked {
  body: string;
  isKeptAlive: boolean;
}

/** Takes a whole request out of what was read; undefined while it is not there yet. */
function nextRequest(connection: Connection): Request | 'bad' | undefined {
  const end = connection.rest.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...fields] = connection.rest.slice(0, end).split('\r\n');
  const headers: Record<string, string> = {};
  for (const field of fields) {
    const colon = field.indexOf(':');
    if (colon > 0) headers[field.slice(0, colon).toLowerCase()] = field.slice(colon + 1).trim();
  }
  const length = Number(headers['content-length'] ?? 0);
  if (connection.rest.length < end + 4 + length) return undefined;
  const body = connection.rest.slice(end + 4, end + 4 + length);
  connection.rest = connection.rest.slice(end + 4 + length);
  const words = /^([A-Z]+) (\S+) (HTTP\/1\.[01])$/.exec(line);
  if (words === null) return 'bad';
  const [, method = '', target = '', protocol = ''] = words;
  const mark = target.indexOf('?');
  const wish = (headers['connection'] ?? '').toLowerCase();
  return {
    method,
    target,
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    protocol,
    headers,
    client: connection.client,
    serverIp: connection.serverIp,
    serverPort: connection.serverPort,
    body,
    isKeptAlive: protocol === 'HTTP/1.1' ? wish !== 'close' : wish === 'keep-alive',
  };
}

/** What goes out for a request: bytes, and lines for the logs. */
interface Outgoing {
  data: Bytes;
  accessFd: number;
  accessLine: Bytes;
  complaint: Bytes;
}

function* answer(
  p: Proc,
  s: WorkerState,
  fd: number,
  connection: Connection,
  request: Request,
): Steps<boolean> {
  yield* p.cpu(requestCost * p.do((sim) => networkCost(sim, sim.processes.need(p.processId))));
  const ready = p.do((sim): Outgoing | Reply => {
    const reply = new Answering(
      sim,
      sim.processes.need(p.processId),
      sitesOf(s.sites),
      request,
      s.version,
    ).run();
    return reply.proxy === undefined ? outgoing(sim.now, s, connection, request, reply, p.pid) : reply;
  });
  let out: Outgoing;
  if ('data' in ready) out = ready;
  else {
    const { url, headers } = ready.proxy ?? { url: '', headers: {} };
    const got = yield* askUpstream(p, sitesOf(s.sites), url, headers, request);
    out = p.do((sim) => {
      const failed = () =>
        new Answering(sim, sim.processes.need(p.processId), sitesOf(s.sites), request, s.version).failure(
          got.status,
        );
      const reply: Reply =
        got.refusal === undefined
          ? { ...ready, status: got.status, headers: got.headers, body: got.body }
          : { ...failed(), complaint: ['error', got.refusal] };
      return outgoing(sim.now, s, connection, request, reply, p.pid);
    });
  }
  if (out.complaint !== '') yield* p.write(s.logs.error, out.complaint);
  const refused = yield* p.write(fd, out.data);
  if (out.accessFd >= 0) yield* p.write(out.accessFd, out.accessLine);
  connection.until = Number.MAX_SAFE_INTEGER;
  return refused === undefined && request.isKeptAlive;
}

function* refuse(p: Proc, s: WorkerState, fd: number, connection: Connection): Steps<boolean> {
  const request: Request = {
    method: '',
    target: '',
    path: '/',
    query: '',
    protocol: 'HTTP/1.1',
    headers: {},
    body: '',
    isKeptAlive: false,
    client: connection.client,
    serverIp: connection.serverIp,
    serverPort: connection.serverPort,
  };
  const out = p.do((sim) => {
    const answering = new Answering(
      sim,
      sim.processes.need(p.processId),
      sitesOf(s.sites),
      request,
      s.version,
    );
    return outgoing(sim.now, s, connection, request, answering.failure(400), p.pid);
  });
  yield* p.write(fd, out.data);
  return false;
}

function outgoing(
  now: number,
  s: WorkerState,
  connection: Connection,
  request: Request,
  reply: Reply,
  pid: number,
): Outgoing {
  const isBare = reply.status === 304 || reply.status === 204;
  const named = new Set(reply.headers.map(([name]) => name.toLowerCase()));
  const first = reply.headers.filter(([name]) => name === 'Content-Type');
  const rest = reply.headers.filter(([name]) => name !== 'Content-Type');
  const early = rest.filter(([name]) => name === 'Last-Modified' || name === 'Location');
  const late = rest.filter(([name]) => name !== 'Last-Modified' && name !== 'Location');
  const head = writeHead(`HTTP/1.1 ${reply.status} ${reasonOf(reply.status)}`, [
    ['Server', reply.server],
    ['Date', httpDate(now)],
    ...first,
    ...(isBare || named.has('content-length')
      ? []
      : [['Content-Length', String(reply.body.length)] as const]),
    ...early,
    ['Connection', request.isKeptAlive && reply.status !== 400 ? 'keep-alive' : 'close'],
    ...late,
  ]);
  const sent = isBare || request.method === 'HEAD' ? '' : reply.body;
  const complaint =
    reply.complaint === undefined
      ? ''
      : `${logTime(now)} [${reply.complaint[0]}] ${pid}#${pid}: *${connection.number} ${reply.complaint[1]}, client: ${request.client}, server: ${serverOf(s, request)}, request: "${request.method} ${request.target} ${request.protocol}"${upstreamOf(reply)}, host: "${request.headers['host'] ?? ''}"\n`;
  return {
    data: asBytes(head + sent),
    accessFd: reply.accessLog === '' ? -1 : (s.logs.access[reply.accessLog] ?? -1),
    accessLine: asBytes(
      `${accessLine(sitesOf(s.sites).formats[reply.logFormat] ?? '', now, request, reply.status, sent.length)}\n`,
    ),
    complaint: asBytes(complaint),
  };
}

const upstreamOf = (reply: Reply) => (reply.proxy === undefined ? '' : `, upstream: "${reply.proxy.url}"`);

function serverOf(s: WorkerState, request: Request): string {
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '');
  const { servers } = sitesOf(s.sites);
  return (servers.find((one) => one.names.includes(host)) ?? servers[0])?.names[0] ?? '';
}

function accessLine(format: string, now: number, request: Request, status: number, sent: number): string {
  const known: Record<string, string> = {
    remote_addr: request.client,
    remote_user: '-',
    time_local: accessTime(now),
    request: request.method === '' ? '' : `${request.method} ${request.target} ${request.protocol}`,
    status: String(status),
    body_bytes_sent: String(sent),
    bytes_sent: String(sent),
    host: (request.headers['host'] ?? '').replace(/:\d+$/, ''),
    request_method: request.method,
    request_uri: request.target,
    uri: request.path,
    request_time: '0.000',
  };
  return format.replace(/\$\{?(\w+)\}?/g, (_, name: string) => {
    if (name.startsWith('http_')) return request.headers[name.slice(5).replaceAll('_', '-')] ?? '-';
    return known[name] ?? '-';
  });
}
