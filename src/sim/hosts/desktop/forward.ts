import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Steps } from '#sim/kernel/program';
import { connectAcross, type Destination } from '#sim/kernel/sockets';
import { publishedPorts } from '#sim/network/index';
import { growMemory } from '../vm/index';
import { forwardKey } from './requests';
import { change, stateOf } from './state';

/** A connection to something in the machine: a descriptor, or −1 where nobody answers. */
export function toGuest(p: Proc, to: Destination): number {
  return p.do((sim) => {
    const vm = stateOf(sim.processes.need(p.processId))?.vm ?? 0;
    if (sim.machines.peek(vm)?.state !== 'running') return -1;
    const fd = connectAcross(sim, p.processId, files.rootViewer(sim, vm), to);
    return isFail(fd) ? -1 : fd;
  });
}

/** Carries bytes one way until their end. Both descriptors are its own. */
export function* pumpBody(p: Proc, json: Json): Steps<Outcome> {
  const { from, to } = json as { from: number; to: number };
  const data = yield* p.read(from, 65536);
  const isOver = isFail(data) || data === '' || (yield* p.write(to, data)) !== undefined;
  if (!isOver) return again(json);
  p.shutdown(to);
  p.close(from);
  p.close(to);
  return undefined;
}

/** Joins two connections: bytes go both ways, in two threads. */
export function join(p: Proc, one: number, other: number): void {
  const [backOne, backOther] = [p.dup(one), p.dup(other)];
  if (isFail(backOne) || isFail(backOther)) return;
  p.thread('pump', { from: one, to: other });
  p.thread('pump', { from: backOther, to: backOne });
}

/** A port of the host: each connection to it goes on to the same port in the machine. */
export function* forwardBody(p: Proc, json: Json): Steps<Outcome> {
  const { fd, ip, port } = json as { fd: number; ip: string; port: number };
  const accepted = yield* p.accept(fd);
  if (isFail(accepted)) return undefined;
  const guest = toGuest(p, { ip, port });
  if (guest < 0) p.close(accepted.fd);
  else join(p, accepted.fd, guest);
  return again(json);
}

/** Listens on the host where the engine in the machine has published a port, and nowhere else. */
export function syncPorts(p: Proc): void {
  const { wanted, present } = p.do((sim) => {
    const state = stateOf(sim.processes.need(p.processId));
    const net = sim.machines.peek(state?.vm ?? 0)?.ns.net ?? 0;
    const all = net === 0 ? [] : publishedPorts(sim, net);
    const tcp = all.filter((one) => one.protocol === 'tcp');
    return {
      wanted: Object.fromEntries(
        tcp.map(({ hostIp, hostPort }) => [
          forwardKey('tcp', hostIp, hostPort),
          { ip: hostIp, port: hostPort },
        ]),
      ),
      present: { ...state?.forwards },
    };
  });
  const made: Record<string, number> = {};
  for (const [key, { port }] of Object.entries(wanted)) {
    const ip = key.split('/')[1] ?? '*';
    const fd = present[key] ?? p.listen({ ip: ip === '*' ? '' : ip, port });
    if (isFail(fd)) continue;
    made[key] = fd;
    if (present[key] === undefined)
      p.thread('forward', { fd, ip: ip === '*' ? '127.0.0.1' : ip === '::1' ? '127.0.0.1' : ip, port });
  }
  for (const [key, fd] of Object.entries(present)) if (made[key] === undefined) p.close(fd);
  p.do((sim) => {
    change(sim, p.processId, (state) => {
      state.forwards = made;
    });
  });
}

/** Reads the engine's events: whenever something happens to a container, its ports may be others. */
export function* watchBody(p: Proc, json: Json): Steps<Outcome> {
  if (json === null) {
    const fd = toGuest(p, { unix: '/var/run/docker.sock' });
    if (fd < 0) return undefined;
    yield* p.write(fd, 'GET /events HTTP/1.1\r\nHost: docker\r\n\r\n' as never);
    syncPorts(p);
    return again(fd);
  }
  const fd = Number(json);
  const data = yield* p.read(fd, 65536);
  const isOver = isFail(data) || data === '';
  p.do((sim) => {
    change(sim, p.processId, (state) => {
      state.lastUsed = sim.time;
    });
    growMemory(sim, stateOf(sim.processes.need(p.processId))?.vm ?? 0);
  });
  syncPorts(p);
  if (!isOver) return again(json);
  p.close(fd);
  return undefined;
}
