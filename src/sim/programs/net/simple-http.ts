import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Viewer } from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';

/** A request, whole. */
export interface PlainRequest {
  method: string;
  /** as on the wire */
  target: string;
  /** without the query, its %-escapes resolved */
  path: string;
  protocol: string;
  headers: Record<string, string>;
  body: string;
  client: { ip: string; port: number };
}

/** What goes out: bytes, whether the connection stays, and lines for logs by descriptor. */
export interface PlainAnswer {
  data: Bytes;
  isKept: boolean;
  log: { fd: number; line: string }[];
}

/** How a server answers: pure, over the files that it may see. */
export type Responder = (sim: Sim, viewer: Viewer, asked: PlainRequest) => PlainAnswer;

/** What a simple server knows between two events. */
export interface SimpleState {
  [key: string]: Json | undefined;
  listens: number[];
  connections: Record<string, { rest: string; ip: string; port: number }>;
}

/** Processor time of an answer, ms. */
const answerCost = 0.06;

/**
 * One turn of a server that answers each request at once: waits for a connection, a request, or a signal. Answers the state for
 * `again`, or the number of a signal that the caller has asked to handle.
 */
export function* serveOnce(p: Proc, s: SimpleState, respond: Responder): Steps<SimpleState | number> {
  const fds = Object.keys(s.connections).map(Number);
  const event = yield* p.poll({ read: [...s.listens, ...fds], signal: true });
  if (event === 'signal') return p.takeSignal() ?? 0;
  if (event === 'time') return s;
  if (s.listens.includes(event)) {
    const accepted = yield* p.accept(event);
    if (isFail(accepted)) return s;
    const { ip, port } = accepted.remote;
    return { ...s, connections: { ...s.connections, [accepted.fd]: { rest: '', ip, port } } };
  }
  return yield* serve(p, s, event, respond);
}

function* serve(p: Proc, s: SimpleState, fd: number, respond: Responder): Steps<SimpleState> {
  const connection = s.connections[fd];
  const data = yield* p.read(fd);
  if (connection === undefined || isFail(data) || data === '') return hangUp(p, s, fd);
  let rest = connection.rest + data;
  for (;;) {
    const found = takeRequest(rest, connection);
    if (found === undefined)
      return { ...s, connections: { ...s.connections, [fd]: { ...connection, rest } } };
    rest = found.rest;
    yield* p.cpu(answerCost);
    const answer = p.do((sim) => {
      const { data: out, isKept, log } = respond(sim, sim.processes.need(p.processId), found.request);
      return { data: out, isKept, log };
    });
    for (const { fd: to, line } of answer.log) yield* p.write(to, asBytes(line));
    const refused = yield* p.write(fd, answer.data);
    if (refused !== undefined || !answer.isKept) return hangUp(p, s, fd);
  }
}

function hangUp(p: Proc, s: SimpleState, fd: number): SimpleState {
  p.close(fd);
  return {
    ...s,
    connections: Object.fromEntries(Object.entries(s.connections).filter(([one]) => one !== String(fd))),
  };
}

function takeRequest(
  data: string,
  client: { ip: string; port: number },
): { request: PlainRequest; rest: string } | undefined {
  const end = data.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...fields] = data.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => [field.replace(/:.*/s, '').toLowerCase(), field.replace(/^[^:]*:\s*/, '')]),
  );
  const length = Number(headers['content-length'] ?? 0);
  if (data.length < end + 4 + length) return undefined;
  const [method = '', target = '/', protocol = 'HTTP/0.9'] = line.split(' ');
  const path = unescaped(target.replace(/[?#].*/, ''));
  const body = data.slice(end + 4, end + 4 + length);
  const { ip, port } = client;
  return {
    request: { method, target, path, protocol, headers, body, client: { ip, port } },
    rest: data.slice(end + 4 + length),
  };
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Opens a port for any address of both families, or of IPv4 alone. */
export function simpleState(listens: number[]): SimpleState {
  return { listens, connections: {} };
}
