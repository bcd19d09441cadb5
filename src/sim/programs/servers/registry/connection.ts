import { asBytes, noBytes, type Bytes } from '#sim/base/bytes';
import { isoSeconds } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import {
  goBadRequest,
  goHeaders,
  isHello,
  readRequest,
  serverHello,
  writeAnswer,
  type IncomingRequest,
} from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import { answer } from './api';
import { admit } from './auth';
import { accessLine, logLine } from './log';
import type { Asked, Page } from './page';
import type { Settings } from './settings';
import { Store } from './store';

/** What the listener and every connection know. */
export interface State {
  [key: string]: Json;
  fd: number;
  /** read too far, or before HTTP began */
  rest: string;
  /** the other side's address */
  from: string;
  /** certificate (PEM), or '' where the registry speaks plain HTTP */
  certificate: string;
  isOpen: boolean;
  settings: Json;
}

export const goVersion = 'go1.20.8';

/** The time as Go writes it, with nanoseconds. */
export function timeOf(p: Proc): string {
  const now = p.now();
  const nanos = String(Math.round((now - Math.floor(now / 1000) * 1000) * 1e6)).padStart(9, '0');
  return `${isoSeconds(now)}.${nanos}Z`;
}

/** A new random name. */
export function uuid(p: Proc): string {
  const hex = p.do((sim) => sim.random.hex(32));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** One connection, request after request. */
export function* connection(p: Proc, given: Json): Steps<Outcome> {
  const state = given as unknown as State;
  if (!state.isOpen) return yield* open(p, state);
  const incoming = yield* readRequest(p, state.fd, asBytes(state.rest));
  if (incoming === undefined || isFail(incoming)) {
    if (incoming?.error === 'EINVAL') yield* writeAnswer(p, state.fd, goBadRequest);
    p.close(state.fd);
    return undefined;
  }
  const body = yield* incoming.body.readAll();
  if (isFail(body)) {
    p.close(state.fd);
    return undefined;
  }
  const { rest } = incoming.body;
  yield* serveOne(p, state, incoming, body);
  if (!incoming.isKeptAlive) {
    p.close(state.fd);
    return undefined;
  }
  return again({ ...state, rest });
}

/** The first bytes say whether somebody speaks TLS, and whether that is right here. */
function* open(p: Proc, state: State): Steps<Outcome> {
  const first = yield* p.read(state.fd, 65536);
  if (isFail(first) || first === '') {
    p.close(state.fd);
    return undefined;
  }
  const isTls = state.certificate !== '';
  if (isTls !== isHello(first)) {
    const words = isTls
      ? 'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n'
      : 'HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request';
    yield* p.write(state.fd, asBytes(words));
    p.close(state.fd);
    return undefined;
  }
  if (isTls) yield* p.write(state.fd, serverHello(state.certificate));
  return again({ ...state, isOpen: true, rest: isTls ? '' : first });
}

function* serveOne(p: Proc, state: State, incoming: IncomingRequest, body: Bytes): Steps<void> {
  const settings = state.settings as unknown as Settings;
  const begun = p.clock();
  const asked = askedOf(incoming, body, state.certificate === '' ? 'http' : 'https');
  const file = settings.auth === undefined ? '' : p.readText(settings.auth.path);
  const admitted = admit(settings.auth, isFail(file) ? '' : file, asked);
  yield* p.cpu(0.3 + body.length / 2e5 + (admitted.cost ?? 0));
  const id = uuid(p);
  const now = timeOf(p);
  const page =
    admitted.page ??
    p.do((sim): Page => {
      const store = new Store(sim, sim.processes.need(p.processId), settings.root);
      const made = answer({ store, settings, uuid: () => id, now }, asked);
      return { ...made, headers: made.headers.map(([name, value]) => [name, value]) };
    });
  yield* send(p, state, settings, incoming, page);
  yield* note(p, state, settings, incoming, page, {
    id,
    user: admitted.user ?? '',
    ms: p.clock() - begun,
  });
}

function askedOf(incoming: IncomingRequest, body: Bytes, scheme: string): Asked {
  const query: Record<string, string> = {};
  for (const pair of incoming.query.split('&')) {
    if (pair === '') continue;
    const [name = '', ...value] = pair.split('=');
    query[unescaped(name)] = unescaped(value.join('='));
  }
  const { method, target, headers } = incoming;
  return { method, target, path: unescaped(incoming.path), query, headers, body, scheme };
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function* send(
  p: Proc,
  state: State,
  settings: Settings,
  incoming: IncomingRequest,
  page: Page,
): Steps<void> {
  const given = [
    ...page.headers,
    ...settings.headers.filter(([name]) => !page.headers.some(([one]) => one === name)),
  ];
  const isBare = incoming.method === 'HEAD' || page.status === 204;
  const hasLength = given.some(([name]) => name === 'Content-Length') || page.status === 204;
  const fields = goHeaders(
    hasLength ? [...given, ...(page.status === 204 ? [['Content-Length', '0'] as const] : [])] : given,
    page.body,
    p.now(),
  ).filter(([name]) => page.status !== 204 || name !== 'Content-Length');
  const isChunked = fields.some(([name]) => name === 'Transfer-Encoding');
  const body = isChunked
    ? asBytes(`${page.body.length.toString(16)}\r\n${page.body}\r\n0\r\n\r\n`)
    : page.body;
  yield* writeAnswer(p, state.fd, { status: page.status, headers: fields, body: isBare ? noBytes : body });
}

function* note(
  p: Proc,
  state: State,
  settings: Settings,
  incoming: IncomingRequest,
  page: Page,
  more: { id: string; user: string; ms: number },
): Steps<void> {
  const time = timeOf(p);
  const { headers, method, target, protocol } = incoming;
  const fields: Record<string, string> = {
    ...settings.fields,
    'go.version': goVersion,
    'http.request.host': headers['host'] ?? '',
    'http.request.id': more.id,
    'http.request.method': method,
    'http.request.remoteaddr': state.from,
    'http.request.uri': target,
    'http.request.useragent': headers['user-agent'] ?? '',
    'http.response.duration': `${more.ms.toFixed(6).replace(/\.?0+$/, '')}ms`,
    'http.response.status': String(page.status),
    'http.response.written': String(method === 'HEAD' ? 0 : page.body.length),
  };
  const type = page.headers.find(([name]) => name === 'Content-Type')?.[1];
  if (type !== undefined) fields['http.response.contenttype'] = type;
  if (headers['content-type'] !== undefined) fields['http.request.contenttype'] = headers['content-type'];
  if (page.error !== undefined) {
    fields['err.code'] = page.error.code;
    fields['err.message'] = page.error.message;
    if (page.error.detail !== '') fields['err.detail'] = page.error.detail;
  }
  const [level, words] =
    page.error === undefined ? ['info', 'response completed'] : ['error', 'response completed with error'];
  if (
    settings.level !== 'fatal' &&
    settings.level !== 'panic' &&
    (level === 'error' || settings.level === 'info' || settings.level === 'debug')
  )
    yield* p.err(logLine(time, level, words, fields));
  if (!settings.hasAccessLog) return;
  const ip = state.from.replace(/:\d+$/, '');
  yield* p.out(
    accessLine(
      time,
      ip,
      more.user,
      `${method} ${target} ${protocol}`,
      page.status,
      page.body.length,
      headers,
    ),
  );
}
