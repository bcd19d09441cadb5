import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { readRequest, writeAnswer, hasToken, type IncomingRequest } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import { apiVersion, minApiVersion } from '../api/version';
import { daemonHeaders, refusalReply, toAnswer, type Reply } from './answer';
import { invalid, isRefusal, notFound, type Refusal } from './refusal';
import { parseQuery, unescape, type ApiRequest } from './request';
import { findRoute, type Match, type Router } from './router';

interface ConnectionState {
  [key: string]: Json;
  fd: number;
  /** row of `daemons` */
  daemon: number;
  /** read too far by the last request */
  rest: string;
}

/** The body of a thread that serves one connection, request after request. */
export function connectionBody(router: () => Router) {
  return function* (p: Proc, given: Json): Steps<Outcome> {
    const state = given as unknown as ConnectionState;
    const incoming = yield* readRequest(p, state.fd, asBytes(state.rest));
    if (incoming === undefined) return hangUp(p, state.fd);
    if (isFail(incoming)) {
      if (incoming.error === 'EINVAL') yield* writeAnswer(p, state.fd, badRequest);
      return hangUp(p, state.fd);
    }
    const rest = yield* serveOne(p, state, incoming, router());
    if (rest === undefined || !incoming.isKeptAlive) return hangUp(p, state.fd);
    return again({ ...state, rest });
  };
}

/** What net/http says to something that is no HTTP. */
const badRequest = {
  status: 400,
  headers: [
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Connection', 'close'],
  ],
  body: utf8('400 Bad Request'),
} as const;

function hangUp(p: Proc, fd: number): Outcome {
  p.close(fd);
  return undefined;
}

/** Answers one request. What was read beyond it, or undefined when the connection is of no more use. */
function* serveOne(
  p: Proc,
  state: ConnectionState,
  incoming: IncomingRequest,
  router: Router,
): Steps<Bytes | undefined> {
  const body = yield* incoming.body.readAll();
  if (isFail(body)) return undefined;
  const { rest } = incoming.body;
  tell(p, state, 'send', incoming, 0, body.length);
  const request = understand(incoming, body);
  if (isRefusal(request)) {
    yield* send(p, state, incoming, refusalReply(request), request.refused === 404);
    return rest;
  }
  if (typeof request === 'string') {
    yield* send(p, state, incoming, {
      status: 400,
      text: request,
      headers: [['X-Content-Type-Options', 'nosniff']],
    });
    return rest;
  }
  const match = findRoute(router, request.method, request.path);
  if (match === undefined) {
    yield* send(p, state, incoming, refusalReply(notFound('page not found')), true);
    return rest;
  }
  request.vars = match.vars;
  return yield* perform(p, state, incoming, request, match, rest);
}

function* perform(
  p: Proc,
  state: ConnectionState,
  incoming: IncomingRequest,
  request: ApiRequest,
  { verb }: Match,
  rest: Bytes,
): Steps<Bytes | undefined> {
  let reply: Reply | Refusal;
  if ('answer' in verb) {
    reply = p.do((sim) => verb.answer({ sim, daemon: sim.daemons.need(state.daemon), request }));
  } else if ('work' in verb) {
    reply = yield* verb.work(p, request, state.daemon);
  } else {
    const wantsUpgrade =
      hasToken(incoming.headers['connection'], 'upgrade') && incoming.headers['upgrade'] !== undefined;
    const connection = { fd: state.fd, daemon: state.daemon, rest, wantsUpgrade };
    const outcome = yield* verb.stream(p, request, connection);
    if (outcome === 'close') return undefined;
    if (outcome === 'keep') return rest;
    reply = outcome;
  }
  yield* send(p, state, incoming, isRefusal(reply) ? refusalReply(reply) : reply);
  return rest;
}

/** Version, path and query of a request; a refusal, or (as text/plain, which is moby's own oddity) why its version will not do. */
function understand(incoming: IncomingRequest, body: Bytes): ApiRequest | Refusal | string {
  const versioned = /^\/v(\d+\.\d+)(\/.*)$/.exec(incoming.path);
  const path = unescape(versioned?.[2] ?? incoming.path);
  if (path === undefined) return invalid('Bad Request');
  const asked = versioned?.[1] ?? apiVersion;
  const version = numbers(asked);
  if (isLess(version, numbers(minApiVersion))) {
    return (
      `client version ${asked} is too old. Minimum supported API version is ${minApiVersion}, ` +
      'please upgrade your client to a newer version\n'
    );
  }
  if (isLess(numbers(apiVersion), version)) {
    return invalid(`client version ${asked} is too new. Maximum supported API version is ${apiVersion}`);
  }
  const { method, headers } = incoming;
  return { method, path, version, vars: {}, query: parseQuery(incoming.query), headers, body };
}

function numbers(version: string): [number, number] {
  const [major = '0', minor = '0'] = version.split('.');
  return [Number(major), Number(minor)];
}

function isLess(a: [number, number], b: [number, number]): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

/** Writes a reply. `isBare`: by the router itself, which knows nothing of the middleware's fields. */
function* send(
  p: Proc,
  state: ConnectionState,
  incoming: IncomingRequest,
  reply: Reply,
  isBare = false,
): Steps<void> {
  const answer = toAnswer(reply, p.now(), incoming.method === 'HEAD', isBare ? [] : daemonHeaders);
  yield* writeAnswer(p, state.fd, answer);
  tell(p, state, 'answer', incoming, reply.status, answer.body?.length ?? 0);
}

/** Requests and answers as events: what the stage draws as packets. */
function tell(
  p: Proc,
  state: ConnectionState,
  action: 'send' | 'answer',
  incoming: IncomingRequest,
  status: number,
  size: number,
): void {
  p.do((sim) => {
    const { machine } = sim.daemons.need(state.daemon);
    const { method, path } = incoming;
    const attributes = {
      method,
      path,
      bytes: String(size),
      ...(status === 0 ? {} : { status: String(status) }),
    };
    sim.emit(machine, 'request', action, `${state.daemon}/${state.fd}`, attributes);
  });
}
