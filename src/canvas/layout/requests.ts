import type { RequestLine, ThingOf } from '../scene';
import type { StageEvent, View } from '../view';
import { ease, type Box } from './sizes';

/** How long a request is on its way, simulated ms: longer than in truth, so that it can be seen. */
const flight = 260;

/** So many exchanges are drawn at a time: more would hide each other. */
const mostPackets = 6;

/** Every command begins by asking whether somebody is there: nothing to look at. */
const isPing = (one: Exchange) => one.path.endsWith('/_ping');

interface Exchange {
  id: string;
  method: string;
  path: string;
  sent: number;
  status: number;
  answered: number | undefined;
}

/** Pairs what was sent with what was answered, for one host. */
export function exchangesOf(events: readonly StageEvent[], machine: number): Exchange[] {
  const exchanges: Exchange[] = [];
  // A connection carries one request after another: the last that was sent on it is the one that is answered.
  const open = new Map<string, Exchange>();
  for (const event of events) {
    if (event.type !== 'request' || event.machine !== machine) continue;
    const { method = '', path = '', status = '0' } = event.attributes;
    if (event.action === 'send') {
      const id = `${event.id}@${event.time}/${exchanges.length}`;
      const one: Exchange = { id, method, path, sent: event.time, status: 0, answered: undefined };
      exchanges.push(one);
      open.set(event.id, one);
    } else {
      const one = open.get(event.id);
      if (one === undefined) continue;
      one.status = Number(status);
      one.answered = event.time;
    }
  }
  return exchanges;
}

/** `/v1.51/containers/4f66…/start?t=5` → `/containers/4f66…/start`: what fits on a packet. */
export function shortPath(path: string): string {
  return path
    .replace(/^\/v\d+\.\d+/, '')
    .replace(/\?.*$/, '')
    .replaceAll(/[0-9a-f]{12,}/g, (id) => `${id.slice(0, 4)}…`)
    .replaceAll(/%2F/gi, '/');
}

/** Somebody waits for an answer; not those who wait for a container's end, which may never come. */
export function isAwaited(one: Exchange): boolean {
  return one.answered === undefined && !one.path.endsWith('/wait');
}

export function requestLines(exchanges: readonly Exchange[], most: number): RequestLine[] {
  return exchanges
    .filter((one) => !isPing(one))
    .slice(-most)
    .map((one) => ({ id: one.id, method: one.method, path: shortPath(one.path), status: one.status }));
}

/** Packets between the client and the daemon's socket at this moment. */
export function packetThings(
  exchanges: readonly Exchange[],
  wire: Box,
  time: number,
  view: View,
): ThingOf<'packet'>[] {
  const packets: ThingOf<'packet'>[] = [];
  for (const one of exchanges.filter((each) => !isPing(each)).slice(-mostPackets)) {
    const arrival = one.sent + flight;
    const outward = (time - one.sent) / flight;
    if (outward >= 0 && outward < 1) {
      packets.push(packet(one, wire, outward, 'request', `${one.method} ${shortPath(one.path)}`, view));
      continue;
    }
    if (one.answered === undefined) continue;
    const back = (time - Math.max(one.answered, arrival)) / flight;
    if (back < 0 || back >= 1) continue;
    packets.push(packet(one, wire, 1 - back, one.status < 400 ? 'good' : 'bad', String(one.status), view));
  }
  return packets;
}

function packet(
  one: Exchange,
  wire: Box,
  way: number,
  kind: 'request' | 'good' | 'bad',
  text: string,
  view: View,
): ThingOf<'packet'> {
  const height = 20;
  const part = view.isReduced ? 0.5 : ease(way);
  const isFlat = wire.height <= height;
  const width = isFlat ? Math.min(wire.width, Math.max(58, wire.width * 0.7)) : wire.width;
  return {
    id: `packet:${one.id}:${kind === 'request' ? 'out' : 'back'}`,
    picture: 'packet',
    x: wire.x + (isFlat ? (wire.width - width) * part : 0),
    y: wire.y + (isFlat ? 0 : (wire.height - height) * part),
    width,
    height,
    isExact: true,
    name: text,
    data: { text, kind },
  };
}

/** Until when something of these exchanges is in the air. */
export function lastFlight(exchanges: readonly Exchange[]): number {
  return Math.max(0, ...exchanges.map((one) => Math.max(one.sent + flight, one.answered ?? 0) + flight));
}
