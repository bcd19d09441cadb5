import { asBytes, noBytes } from '#sim/base/bytes';
import { fail } from '#sim/base/fail';
import { countTraffic } from '#sim/network/index';
import type { OpenFile, Socket } from '#sim/world/io';
import type { Sim } from '#sim/world/sim';
import type { Operations } from './operations';
import { wake } from './wait';

export function socketKey(id: number): string {
  return `socket:${id}`;
}

const key = (file: OpenFile) => socketKey(file.target);

/** Stream sockets: what one end writes is in the other's inbox at once (the way there costs at connecting time). */
export const socketOperations: Operations = {
  read(sim, file, most) {
    const socket = sim.sockets.need(file.target);
    if (socket.state === 'listening' || socket.state === 'new') return fail('ENOTCONN');
    if (socket.inbox !== '') {
      const data = asBytes(socket.inbox.slice(0, most));
      socket.inbox = asBytes(socket.inbox.slice(data.length));
      if (socket.peer !== 0) wake(sim, socketKey(socket.peer)); // there is room again
      return data;
    }
    if (socket.wasReset) return fail('ECONNRESET');
    return socket.isEnded || socket.state === 'closed' ? noBytes : undefined;
  },
  write(sim, file, data) {
    const socket = sim.sockets.need(file.target);
    if (socket.state !== 'connected') return fail(socket.state === 'closed' ? 'EPIPE' : 'ENOTCONN');
    if (socket.isShut) return fail('EPIPE');
    if (socket.outside !== 0) {
      sim.output.outside.push({ stream: socket.outside, data });
      return data.length;
    }
    const peer = sim.sockets.get(socket.peer);
    if (peer === undefined) return fail('EPIPE');
    const room = peer.capacity - peer.inbox.length;
    if (room <= 0) return undefined;
    const part = data.length <= room ? data : data.slice(0, room);
    peer.inbox = asBytes(peer.inbox + part);
    if (peer.netns !== socket.netns) countTraffic(sim, socket.netns, peer.netns, part.length);
    wake(sim, socketKey(peer.id));
    return part.length;
  },
  canRead(sim, file) {
    const socket = sim.sockets.peek(file.target);
    if (socket === undefined) return true;
    if (socket.state === 'listening') return socket.backlog.length > 0;
    return socket.inbox !== '' || socket.isEnded || socket.wasReset || socket.state === 'closed';
  },
  canWrite(sim, file) {
    const socket = sim.sockets.peek(file.target);
    if (socket?.state !== 'connected' || socket.isShut || socket.outside !== 0)
      return socket?.state !== 'connecting';
    const peer = sim.sockets.peek(socket.peer);
    return peer === undefined || peer.inbox.length < peer.capacity;
  },
  key,
  close(sim, file) {
    const socket = sim.sockets.get(file.target);
    if (socket !== undefined) closeSocket(sim, socket);
  },
};

/** Ends a socket: the other end reads what is left, then the end; unread bytes here mean a reset there. */
export function closeSocket(sim: Sim, socket: Socket): void {
  if (socket.state === 'listening') {
    for (const id of socket.backlog) {
      const waiting = sim.sockets.get(id);
      if (waiting !== undefined) closeSocket(sim, waiting);
    }
    const listeners = sim.netns.get(socket.netns)?.listeners ?? {};
    for (const [name, id] of Object.entries(listeners)) {
      if (id === socket.id) sim.netns.need(socket.netns).listeners = withoutKey(listeners, name);
    }
  }
  if (socket.outside !== 0) sim.output.outside.push({ stream: socket.outside, data: noBytes, end: true });
  const peer = sim.sockets.get(socket.peer);
  if (peer !== undefined) {
    peer.isEnded = true;
    peer.peer = 0;
    if (socket.inbox !== '' && socket.family === 'tcp') peer.wasReset = true;
    wake(sim, socketKey(peer.id));
  }
  wake(sim, socketKey(socket.id));
  sim.sockets.remove(socket.id);
}

function withoutKey(record: Record<string, number>, key: string): Record<string, number> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
