import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import * as sockets from '#sim/kernel/sockets';
import {
  findListener,
  internetHostAt,
  isNoName,
  namesOf,
  parseIp,
  resolveName,
  type Asker,
  type NoName,
} from '#sim/network/index';
import type { Sim } from '#sim/world/sim';

/** How long a resolver tries a server that does not answer: 5 s, twice (resolv.conf(5)), ms. */
const silence = 10_000;
/** A question to a server elsewhere, ms. */
const question = 12;

/** Network namespace of the process that asks. */
export function netnsOf(sim: Sim, p: Proc): number {
  return sim.processes.need(p.processId).ns.net;
}

/** The files that a resolver reads, where they can be read. */
export function asker(p: Proc): Omit<Asker, 'netns'> {
  const hosts = p.readText('/etc/hosts');
  const resolv = p.readText('/etc/resolv.conf');
  return { hosts: isFail(hosts) ? '' : hosts, resolv: isFail(resolv) ? '' : resolv };
}

/** IPv4 addresses of a name, as getaddrinfo(3) finds them, in the time that takes. */
export function* lookUp(p: Proc, name: string): Steps<string[] | NoName> {
  if (parseIp(name) !== undefined) return [name];
  const files = asker(p);
  const answer = p.do((sim) => resolveName(sim, { netns: netnsOf(sim, p), ...files }, name));
  if (isNoName(answer)) yield* p.sleep(answer.noName === 'timeout' ? silence : question);
  return answer;
}

/** Names of an address; its own text when there are none. */
export function nameOf(p: Proc, ip: string): string {
  const files = asker(p);
  return p.do((sim) => namesOf(sim, { netns: netnsOf(sim, p), ...files }, ip)[0]) ?? ip;
}

/** A connection: a descriptor, or a place on the internet, which has none. */
export interface Line {
  fd: number;
  /** round trip, ms */
  latency: number;
  internet?: string;
}

/** Why there is no connection: the kernel's refusal, or the caller's own patience. */
export type NoLine = Fail | { late: true };

export function isNoLine(answer: Line | NoLine): answer is NoLine {
  return !('fd' in answer);
}

/** Connects to an address; gives up at `deadline` (simulated ms) when one is given. */
export function* dial(p: Proc, ip: string, port: number, deadline?: number): Steps<Line | NoLine> {
  const far = internetHostAt(ip) === undefined ? undefined : p.do((sim) => wayOut(sim, p, ip, port));
  if (far !== undefined) {
    yield* p.sleep(far.latency);
    return { fd: -1, latency: far.latency, internet: far.at };
  }
  const fd = p.do((sim) => sockets.connect(sim, p.processId, { ip, port }));
  if (isFail(fd)) return fd;
  const key = p.wakeKey(fd);
  const outcome = yield* p.until(
    (sim) => sockets.connected(sim, p.processId, fd) ?? (isPast(sim, deadline) ? -1 : undefined),
    [key],
    deadline,
  );
  if (outcome === fd) return { fd, latency: 0 };
  p.close(fd);
  return isFail(outcome) ? outcome : { late: true };
}

/** The way to a host of the internet, when there is one from here. */
function wayOut(sim: Sim, p: Proc, ip: string, port: number): { at: string; latency: number } | undefined {
  const way = findListener(sim, netnsOf(sim, p), 'tcp', ip, port);
  return isFail(way) || way.internet === undefined ? undefined : { at: way.internet, latency: way.latency };
}

function isPast(sim: Sim, deadline: number | undefined): boolean {
  return deadline !== undefined && sim.time >= deadline;
}
