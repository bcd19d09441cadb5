import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { NeedsMore } from '#sim/base/needs-more';
import { goBadRequest, readRequest, writeAnswer, type IncomingRequest } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { apiVersion, minApiVersion } from '../api/version';
import { takeLock } from '../runtime/lock';
import { daemonHeaders, empty, refusalReply, toAnswer, type Reply } from './answer';
import { invalid, isRefusal, notFound, type Refusal } from './refusal';
import { parseQuery, unescape, type ApiRequest } from './request';
import { findRoute, type Match, type Router } from './router';
import type { Call, Verb } from './verb';

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
      if (incoming.error === 'EINVAL') yield* writeAnswer(p, state.fd, goBadRequest);
      return hangUp(p, state.fd);
    }
    const rest = yield* serveOne(p, state, incoming, router());
    if (rest === undefined || !incoming.isKeptAlive) return hangUp(p, state.fd);
    return again({ ...state, rest });
  };
}

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
  tell(p, state, incoming, body);
  const decoded = unescape(incoming.path);
  if (decoded === undefined) {
    yield* writeAnswer(p, state.fd, goBadRequest);
    return undefined;
  }
  const routed = route(router, incoming, decoded);
  if ('reply' in routed) {
    yield* send(p, state, incoming, routed.reply, routed.isBare ? [] : daemonHeaders);
    return rest;
  }
  const refused = wrongVersion(routed.version);
  if (refused !== undefined) {
    yield* send(p, state, incoming, refused, versionHeaders);
    return rest;
  }
  const { method, headers } = incoming;
  const { path, vars } = routed;
  const query = parseQuery(incoming.query);
  const version = numbers(routed.version);
  const request: ApiRequest = { method, path, version, vars, query, headers, body };
  return yield* perform(p, state, incoming, request, routed.verb, rest);
}

/** Where a request leads: to a verb, or to what the router says by itself (`isBare`: without the fields of dockerd's middleware). */
function route(
  router: Router,
  { method, target, query }: IncomingRequest,
  decoded: string,
): { reply: Reply; isBare: boolean } | (Match & { path: string; version: string }) {
  if (target === '*') return { reply: { ...empty(200), headers: [['Content-Length', '0']] }, isBare: true };
  const clean = cleanPath(decoded);
  if (clean !== decoded) {
    const location = `${encodeURI(clean)}${query === '' ? '' : `?${query}`}`;
    return { reply: { ...empty(301), headers: [['Location', location]] }, isBare: true };
  }
  if (method === 'OPTIONS') return { reply: empty(200), isBare: false };
  const versioned = /^\/v([0-9.]+)(\/.*)$/.exec(decoded);
  const path = versioned?.[2] ?? decoded;
  const match = findRoute(router, method, path);
  if (match === undefined) return { reply: refusalReply(notFound('page not found')), isBare: true };
  return { ...match, path, version: versioned?.[1] ?? apiVersion };
}

/** A path without empty, `.` and `..` elements (Go's path.Clean); a slash at its end stays. */
function cleanPath(path: string): string {
  if (!/\/\.|\/\//.test(path) && path.startsWith('/')) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}${parts.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

function* perform(
  p: Proc,
  state: ConnectionState,
  incoming: IncomingRequest,
  request: ApiRequest,
  verb: Verb,
  rest: Bytes,
): Steps<Bytes | undefined> {
  yield* takeLock(p, request, state.daemon);
  let reply: Reply | Refusal;
  if ('answer' in verb) {
    const answered = p.do((sim) => attempt(sim, state.daemon, verb.answer, request));
    if (answered === null) return undefined;
    reply = answered;
  } else if ('work' in verb) {
    reply = yield* verb.work(p, request, state.daemon);
  } else {
    const wantsUpgrade = incoming.headers['upgrade'] !== undefined;
    const isClosing = !incoming.isKeptAlive;
    const begun = (status: number) => {
      tell(p, state, incoming, '', status);
    };
    const connection = { fd: state.fd, daemon: state.daemon, rest, wantsUpgrade, isClosing, begun };
    const outcome = yield* verb.stream(p, request, connection);
    if (outcome === 'close') return undefined;
    if (outcome === 'keep') return rest;
    reply = outcome;
  }
  yield* send(p, state, incoming, isRefusal(reply) ? refusalReply(reply) : reply);
  return rest;
}

/** A fault of ours in one verb costs one connection, as a panic in a handler of Go's server does, and is told. */
function attempt(
  sim: Sim,
  daemon: number,
  answer: (call: Call) => Reply | Refusal,
  request: ApiRequest,
): Reply | Refusal | null {
  const row = sim.daemons.need(daemon);
  try {
    return answer({ sim, daemon: row, request });
  } catch (fault) {
    if (fault instanceof NeedsMore) throw fault;
    const text = fault instanceof Error ? `${fault.message}\n${fault.stack ?? ''}` : String(fault);
    sim.emit(row.machine, 'fault', 'panic', 'dockerd', { text });
    return null;
  }
}

/** Why a version will not do. One that is too old is told so in plain text, which is moby's own oddity. */
function wrongVersion(asked: string): Reply | undefined {
  const version = numbers(asked);
  if (isLess(version, numbers(minApiVersion))) {
    const text =
      `client version ${asked} is too old. Minimum supported API version is ${minApiVersion}, ` +
      'please upgrade your client to a newer version\n';
    return { status: 400, text, headers: [['X-Content-Type-Options', 'nosniff']] };
  }
  if (!isLess(numbers(apiVersion), version)) return undefined;
  const message = `client version ${asked} is too new. Maximum supported API version is ${apiVersion}`;
  return refusalReply(invalid(message));
}

function numbers(version: string): [number, number, number] {
  const [major, minor, patch] = version.split('.').map(Number);
  return [major || 0, minor || 0, patch || 0];
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** What is already set when a version is refused. */
const versionHeaders = daemonHeaders.filter(([name]) => name !== 'Docker-Experimental');

function* send(
  p: Proc,
  state: ConnectionState,
  incoming: IncomingRequest,
  reply: Reply,
  headers = daemonHeaders,
): Steps<void> {
  const isBare = incoming.method === 'HEAD';
  const answer = toAnswer(reply, p.now(), { isBare, isClosing: !incoming.isKeptAlive, headers });
  yield* writeAnswer(p, state.fd, answer);
  tell(p, state, incoming, answer.body ?? '', reply.status);
}

/** So much of a body is told, bytes: a build's context can be large. */
const told = 16_384;

/** Requests and answers (those have a status) as events: what the stage draws as packets, and opens. */
function tell(
  p: Proc,
  state: ConnectionState,
  incoming: IncomingRequest,
  content: string,
  status?: number,
): void {
  p.do((sim) => {
    const { machine } = sim.daemons.need(state.daemon);
    const { method, path, query } = incoming;
    const body = content.slice(0, told);
    const attributes: Record<string, string> = { method, path, query, bytes: String(content.length), body };
    if (status !== undefined) attributes['status'] = String(status);
    const action = status === undefined ? 'send' : 'answer';
    sim.emit(machine, 'request', action, `${state.daemon}/${state.fd}`, attributes);
  });
}
