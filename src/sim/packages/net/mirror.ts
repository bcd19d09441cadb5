import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { isNoName } from '#sim/network/index';
import { dial, isNoLine, lookUp } from '#sim/programs/net/connect';

/** How fast a mirror sends at best, bytes a second (as the hub's: the slower of it and the machine's network counts). */
const mirrorRate = 25e6;

/** Why a mirror gave nothing. */
export interface NoMirror {
  reason: 'resolve' | 'unknown' | 'refused' | 'unreachable' | 'timeout';
  ip: string;
}

/** A connection to a mirror. */
export interface Mirror {
  ip: string;
  /** round trip, ms */
  latency: number;
  isReal: boolean;
}

export function isNoMirror(answer: Mirror | NoMirror): answer is NoMirror {
  return 'reason' in answer;
}

/** Looks a mirror up and connects, in the time that takes. */
export function* reach(p: Proc, host: string, port: number): Steps<Mirror | NoMirror> {
  const [name = '', given] = host.split(':');
  const addresses = yield* lookUp(p, name);
  if (isNoName(addresses)) {
    const isUnknown = addresses.noName === 'NXDOMAIN' || addresses.noName === 'NODATA';
    return { reason: isUnknown ? 'unknown' : 'resolve', ip: '' };
  }
  const ip = addresses[0] ?? '';
  const line = yield* dial(p, ip, given === undefined ? port : Number(given), p.clock() + 30_000);
  if (isNoLine(line)) {
    if (!isFail(line)) return { reason: 'timeout', ip };
    return { reason: line.error === 'ECONNREFUSED' ? 'refused' : 'unreachable', ip };
  }
  if (line.fd >= 0) p.close(line.fd);
  return { ip, latency: Math.max(1, line.latency), isReal: line.internet !== undefined };
}

/** Takes so many bytes from a mirror: a round trip, and the time of the bytes. Answers the ms it took. */
export function* transfer(p: Proc, mirror: Mirror, bytes: number): Steps<number> {
  const rate = p.do((sim) => {
    const machine = sim.machines.peek(sim.processes.need(p.processId).machine);
    return Math.min(mirrorRate, (machine?.hardware.networkRate ?? mirrorRate * 8) / 8);
  });
  const ms = mirror.latency + (bytes / rate) * 1000;
  yield* p.sleep(ms);
  return ms;
}
