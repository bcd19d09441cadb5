import type { Point } from '../brush';
import type { HostFacts } from '../facts';
import type { Thing } from '../scene';
import type { View } from '../view';
import { railThing, type Holding } from './rail';
import { exchangesOf, isAwaited, requestLines } from './requests';
import type { Box } from './sizes';

const clientHeight = 32;

/** The daemon with its socket, the client above it, the wire between them, and the crane that the daemon works with. */
export function quayThings(
  host: HostFacts,
  places: { quay: Box; hold: Box },
  view: View,
  holding: Holding | undefined,
): Thing[] {
  const { quay, hold } = places;
  const exchanges = exchangesOf(view.events, host.id);
  const rail = { x: hold.x - 12, y: hold.y + 4, width: hold.width + 12, height: 10 };
  if (quay.height < 60) {
    // Flat: the client to the left, the daemon to the right, and the wire lies between them.
    const part = Math.min(112, quay.width * 0.32);
    const daemon = { ...quay, x: quay.x + quay.width - part, width: part };
    return [
      railThing(host.id, { ...rail, x: hold.x, width: hold.width }, holding),
      wireThing(host, { x: quay.x + part, y: quay.y + 18 }, { x: daemon.x, y: quay.y + 18 }),
      clientThing(host, { ...quay, width: part }, exchanges.some(isAwaited)),
      daemonThing(host, daemon, []),
    ];
  }
  const most = quay.height < 170 ? 1 : quay.height < 230 ? 2 : 3;
  const daemonHeight = 48 + most * 21 + 6;
  const daemonY = quay.y + quay.height - daemonHeight;
  const middle = quay.x + quay.width / 2;
  return [
    railThing(host.id, rail, holding),
    wireThing(host, { x: middle, y: quay.y + clientHeight }, { x: middle, y: daemonY }),
    clientThing(host, { ...quay, height: clientHeight }, exchanges.some(isAwaited)),
    daemonThing(host, { ...quay, y: daemonY, height: daemonHeight }, requestLines(exchanges, most)),
  ];
}

/** Where packets fly between a client and its daemon: down from one to the other, or across where they lie side by side. */
export function wireBetween(client: Thing, daemon: Thing): Box {
  if (daemon.y === client.y) {
    const x = client.x + client.width;
    return { x, y: client.y + 8, width: daemon.x - x, height: 20 };
  }
  const y = client.y + client.height + 6;
  return { x: client.x, y, width: client.width, height: Math.max(20, daemon.y - y) };
}

function clientThing(host: HostFacts, at: Box, isBusy: boolean): Thing {
  return {
    id: `client:${host.id}`,
    picture: 'client',
    ...at,
    name: { key: 'stage.client.name' },
    data: { title: 'docker', note: { key: 'stage.client.note' }, isBusy },
  };
}

function daemonThing(host: HostFacts, at: Box, requests: ReturnType<typeof requestLines>): Thing {
  const isRunning = host.daemon?.isRunning ?? false;
  return {
    id: `daemon:${host.id}`,
    picture: 'daemon',
    ...at,
    name: { key: isRunning ? 'stage.daemon.name' : 'stage.daemon.stopped' },
    data: {
      title: 'dockerd',
      note: isRunning ? '/var/run/docker.sock' : { key: 'stage.daemon.stopped' },
      isRunning,
      requests,
    },
  };
}

function wireThing(host: HostFacts, from: Point, to: Point): Thing {
  return {
    id: `beam:${host.id}:socket`,
    picture: 'beam',
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    isExact: true,
    name: { key: 'stage.wire.name' },
    data: { points: [from, to], isClash: false },
  };
}
