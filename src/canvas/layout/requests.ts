import type { RequestLine, ThingOf } from '../scene';
import type { StageEvent, View } from '../view';
import { ease, type Box } from './sizes';

/** How long a request is on its way, simulated ms: longer than in truth, so that it can be seen. */
const flight = 260;

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
  const exchanges = new Map<string, Exchange>();
  for (const event of events) {
    if (event.type !== 'request' || event.machine !== machine) continue;
    const { method = '', path = '', status = '0' } = event.attributes;
    if (event.action === 'send')
      exchanges.set(event.id, { id: event.id, method, path, sent: event.time, status: 0, answered: undefined });
    const open = exchanges.get(event.id);
    if (event.action === 'answer' && open !== undefined) {
      open.status = Number(status);
      open.answered = event.time;
    }
  }
  return [...exchanges.values()];
}

/** `/v1.51/containers/4f66…/start?t=5` → `/containers/4f66…/start`: what fits on a packet. */
export function shortPath(path: string): string {
  return path
    .replace(/^\/v\d+\.\d+/, '')
    .replace(/\?.*$/, '')
    .replaceAll(/[0-9a-f]{12,}/g, (id) => `${id.slice(0, 4)}…`)
    .replaceAll(/%2F/gi, '/');
}

export function requestLines(exchanges: readonly Exchange[], most: number): RequestLine[] {
  return exchanges
    .filter((one) => one.path !== '/_ping')
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
  for (const one of exchanges) {
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
  return {
    id: `packet:${one.id}:${kind === 'request' ? 'out' : 'back'}`,
    picture: 'packet',
    x: wire.x,
    y: wire.y + (wire.height - height) * part,
    width: wire.width,
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
