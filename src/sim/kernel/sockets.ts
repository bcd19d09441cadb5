import { asBytes, noBytes, type Bytes } from '#sim/base/bytes';
import { fail, isFail, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import { findListener, openPort, type Found, type NotFound } from '#sim/network/index';
import type { Address, Socket } from '#sim/world/io';
import type { Sim } from '#sim/world/sim';
import { install, newOpenFile, openFileOf } from './io';
import { socketKey } from './socket-operations';
import { wake } from './wait';

/** Where to connect to or listen at. `ip` '' (or 0.0.0.0, ::) for any. */
export type Destination = { unix: string } | { ip: string; port: number };

export interface Accepted {
  fd: number;
  remote: Address;
}

export interface Names {
  local: Address;
  remote: Address;
}

/** Bytes a socket takes before the sender waits: net.core.rmem_default of Linux. */
const receiveBuffer = 212_992;

const nowhere: Address = { ip: '', port: 0 };

function newSocket(sim: Sim, family: Socket['family'], netns: number, more: Partial<Socket> = {}): Socket {
  const id = sim.newId();
  return sim.sockets.insert(id, {
    id,
    family,
    netns,
    state: 'new',
    local: nowhere,
    remote: nowhere,
    peer: 0,
    inbox: noBytes,
    capacity: receiveBuffer,
    isEnded: false,
    isShut: false,
    wasReset: false,
    backlog: [],
    backlogLimit: 0,
    outside: 0,
    ...more,
  });
}

export function listen(sim: Sim, processId: number, at: Destination, backlog: number): number | Fail {
  const process = sim.processes.need(processId);
  const more: Partial<Socket> = { state: 'listening', backlogLimit: backlog };
  if ('unix' in at) {
    const socket = newSocket(sim, 'unix', process.ns.net, { ...more, path: at.unix });
    const refused = files.makeSocket(sim, process, at.unix, socket.id);
    if (refused !== undefined) {
      sim.sockets.remove(socket.id);
      return refused.error === 'EEXIST' ? fail('EADDRINUSE') : refused;
    }
    return install(sim, processId, newOpenFile(sim, 'socket', socket.id, { path: at.unix }));
  }
  const { caps } = process.cred;
  const mayUseLow = caps === 'all' || caps.includes('NET_BIND_SERVICE');
  const socket = newSocket(sim, 'tcp', process.ns.net, more);
  const opened = openPort(sim, process.ns.net, { protocol: 'tcp', ...at, socket: socket.id, mayUseLow });
  if (isFail(opened)) {
    sim.sockets.remove(socket.id);
    return opened;
  }
  socket.local = opened;
  return install(sim, processId, newOpenFile(sim, 'socket', socket.id));
}

/**
 * Connects to a listener of another machine, whose eyes are `there`: what a hypervisor hands over between its guest and a process of
 * the host (vsock(7)). Answers the descriptor, or why not.
 */
export function connectAcross(
  sim: Sim,
  processId: number,
  there: files.Viewer,
  to: Destination,
): number | Fail {
  const way =
    'unix' in to ? unixListener(sim, there, to.unix) : findListener(sim, there.ns.net, 'tcp', to.ip, to.port);
  if (isFail(way)) return way;
  const names = typeof way === 'number' ? {} : fateOf(way);
  const family = 'unix' in to ? 'unix' : 'tcp';
  const socket = newSocket(sim, family, there.ns.net, names);
  const fd = install(sim, processId, newOpenFile(sim, 'socket', socket.id));
  establish(sim, socket.id, typeof way === 'number' ? way : way.listener);
  return fd;
}

/** Begins to connect: the descriptor, on which `connected` tells the outcome, or why not. */
export function connect(sim: Sim, processId: number, to: Destination): number | Fail {
  const process = sim.processes.need(processId);
  if ('unix' in to) {
    const listener = unixListener(sim, process, to.unix);
    if (isFail(listener)) return listener;
    const socket = newSocket(sim, 'unix', process.ns.net);
    const fd = install(sim, processId, newOpenFile(sim, 'socket', socket.id));
    establish(sim, socket.id, listener);
    return fd;
  }
  const way = findListener(sim, process.ns.net, 'tcp', to.ip, to.port);
  if (isFail(way) && way.after < 1) return way;
  const socket = newSocket(sim, 'tcp', process.ns.net, { state: 'connecting', ...fateOf(way) });
  const fd = install(sim, processId, newOpenFile(sim, 'socket', socket.id));
  const listener = isFail(way) ? 0 : way.listener;
  const wait = isFail(way) ? way.after : way.latency;
  if (wait > 0) sim.at(wait, 'connect', socket.id, listener);
  else establish(sim, socket.id, listener);
  return fd;
}

/** What is known of a connection while its handshake is under way. */
function fateOf(way: Found | NotFound): Partial<Socket> {
  if (isFail(way)) return { fate: { error: way.error } };
  const { local, remote, server, client } = way;
  return {
    local,
    remote,
    fate: { server, client, ...(way.listener === 0 && { error: 'ECONNRESET' as const }) },
  };
}

function unixListener(sim: Sim, viewer: files.Viewer, path: string): number | Fail {
  const found = files.open(sim, viewer, path, { write: true }, 0);
  if (isFail(found)) return found;
  if (found.type !== 'socket') return fail('ECONNREFUSED');
  return sim.sockets.peek(found.endpoint ?? 0)?.state === 'listening'
    ? (found.endpoint ?? 0)
    : fail('ECONNREFUSED');
}

/** The handshake is done: makes the other end, and puts it where accept finds it. Also the event of a delayed connect. */
export function establish(sim: Sim, socketId: number, listenerId: number): void {
  const socket = sim.sockets.get(socketId);
  if (socket === undefined) return;
  const listener = sim.sockets.get(listenerId);
  const { fate } = socket;
  if (listener?.state !== 'listening') {
    // docker-proxy accepts, finds nobody behind it, and hangs up
    if (fate?.error === 'ECONNRESET')
      Object.assign(socket, { state: 'connected', isEnded: true, wasReset: true });
    else socket.state = 'closed';
    wake(sim, socketKey(socketId));
    return;
  }
  const other = newSocket(sim, socket.family, listener.netns, {
    state: 'connected',
    peer: socket.id,
    local: fate?.server ?? socket.remote,
    remote: fate?.client ?? socket.local,
  });
  delete socket.fate;
  socket.state = 'connected';
  socket.peer = other.id;
  listener.backlog.push(other.id);
  wake(sim, socketKey(listenerId));
  wake(sim, socketKey(socketId));
}

/** undefined while the handshake is under way. */
export function connected(sim: Sim, processId: number, fd: number): number | Fail | undefined {
  const socket = sim.sockets.peek(openFileOf(sim, processId, fd)?.target ?? 0);
  if (socket === undefined) return fail('EBADF');
  if (socket.state === 'connecting') return undefined;
  return socket.state === 'connected' ? fd : fail(socket.fate?.error ?? 'ECONNREFUSED');
}

export function accept(sim: Sim, processId: number, fd: number): Accepted | Fail | undefined {
  const listener = sim.sockets.get(openFileOf(sim, processId, fd)?.target ?? 0);
  if (listener?.state !== 'listening') return fail('EINVAL');
  const id = listener.backlog.shift();
  if (id === undefined) return undefined;
  const own = install(sim, processId, newOpenFile(sim, 'socket', id));
  if (typeof own !== 'number') return own;
  return { fd: own, remote: { ...sim.sockets.need(id).remote } };
}

export function shutdown(sim: Sim, processId: number, fd: number): Fail | undefined {
  const socket = sim.sockets.get(openFileOf(sim, processId, fd)?.target ?? 0);
  if (socket === undefined) return fail('ENOTSOCK');
  if (socket.state !== 'connected') return fail('ENOTCONN');
  shutOne(sim, socket);
  return undefined;
}

function shutOne(sim: Sim, socket: Socket): void {
  if (socket.isShut) return;
  socket.isShut = true;
  if (socket.outside !== 0) sim.output.outside.push({ stream: socket.outside, data: noBytes, end: true });
  const peer = sim.sockets.get(socket.peer);
  if (peer === undefined) return;
  peer.isEnded = true;
  wake(sim, socketKey(peer.id));
}

export function names(sim: Sim, processId: number, fd: number): Names | Fail {
  const socket = sim.sockets.peek(openFileOf(sim, processId, fd)?.target ?? 0);
  return socket === undefined
    ? fail('ENOTSOCK')
    : { local: { ...socket.local }, remote: { ...socket.remote } };
}

// ---- connections from outside the world: a real client at the bridge, a browser at a published port

/** Connects stream number `stream` of the outside to a listener; answers the refusal, if there is one. */
export function connectOutside(
  sim: Sim,
  stream: number,
  viewer: files.Viewer,
  to: Destination,
): Fail | undefined {
  const way =
    'unix' in to
      ? unixListener(sim, viewer, to.unix)
      : findListener(sim, viewer.ns.net, 'tcp', to.ip, to.port);
  if (isFail(way)) return way;
  const listener = typeof way === 'number' ? way : way.listener;
  const names = typeof way === 'number' ? {} : fateOf(way);
  const family = 'unix' in to ? 'unix' : 'tcp';
  const here = newSocket(sim, family, viewer.ns.net, names);
  establish(sim, here.id, listener);
  const there = sim.sockets.get(here.peer);
  if (there === undefined) return fail('ECONNREFUSED');
  // the end inside speaks to the outside directly; the row of this end is not needed
  there.peer = 0;
  there.outside = stream;
  sim.sockets.remove(here.id);
  return undefined;
}

/** Bytes from outside for the end inside. */
export function sendFromOutside(sim: Sim, stream: number, data: Bytes, isEnd: boolean): void {
  const socket = socketOfStream(sim, stream);
  if (socket === undefined) return;
  socket.inbox = asBytes(socket.inbox + data);
  if (isEnd) socket.isEnded = true;
  wake(sim, socketKey(socket.id));
}

/** The outside went away altogether. */
export function dropOutside(sim: Sim, stream: number): void {
  const socket = socketOfStream(sim, stream);
  if (socket === undefined) return;
  socket.outside = 0;
  socket.isEnded = true;
  socket.wasReset = true;
  wake(sim, socketKey(socket.id));
}

function socketOfStream(sim: Sim, stream: number): Socket | undefined {
  for (const socket of sim.sockets.all()) if (socket.outside === stream) return sim.sockets.need(socket.id);
  return undefined;
}
