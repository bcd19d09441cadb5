import type { Point } from '../brush';
import type { Facts, HostFacts } from '../facts';
import type { Thing } from '../scene';
import type { View } from '../view';
import { exchangesOf } from './requests';
import { ease } from './sizes';

/** How long a parcel of a push needs from the disk to the registry, simulated ms: nobody says how far it has come. */
const pushing = 1400;

/** Docker Hub is meant where no server is named. */
const hub = 'docker.io';

/** Where a server's images are, for the eye: its shelves, or the plug of the container that is this registry. */
function placeOf(reference: string, things: readonly Thing[]): Point | undefined {
  const [first = '', ...rest] = reference.split('/');
  const server = rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : hub;
  const board = things.find((thing) => thing.id === `registry:${server}`);
  if (board !== undefined) return { x: board.x, y: board.y + 40 };
  const port = server.split(':')[1] ?? '443';
  const plug = things.find((thing) => thing.picture === 'plug' && thing.data.text === port);
  return plug && { x: plug.x, y: plug.y };
}

/** What is asked of the engine at this moment, and not answered. */
const underWay = (host: HostFacts, facts: Facts, view: View) =>
  exchangesOf(view.events, host.id).filter(
    (one) => one.sent <= facts.time && (one.answered === undefined || one.answered > facts.time),
  );

/** Where layers come from that an engine pulls now. */
export function pullSource(
  host: HostFacts,
  facts: Facts,
  view: View,
  things: readonly Thing[],
): Point | undefined {
  for (const one of underWay(host, facts, view)) {
    const [, image = ''] = /\/images\/create\?(?:.*&)?fromImage=([^&]*)/.exec(one.path) ?? [];
    if (image !== '') return placeOf(decodeURIComponent(image), things);
  }
  return undefined;
}

/** Layers that are pushed: while the engine has not answered, one after another leaves for the registry that was named. */
export function pushThings(
  host: HostFacts,
  facts: Facts,
  view: View,
  things: readonly Thing[],
  from: Point,
): Thing[] {
  return underWay(host, facts, view).flatMap((one): Thing[] => {
    const [, name = ''] = /^(?:\/v[\d.]+)?\/images\/(.+)\/push/.exec(one.path) ?? [];
    const image = decodeURIComponent(name);
    const to = name === '' ? undefined : placeOf(image, things);
    if (to === undefined) return [];
    const way = view.isReduced ? 0.5 : ((facts.time - one.sent) % pushing) / pushing;
    return [
      {
        id: `push:${host.id}:${one.id}`,
        picture: 'parcel',
        x: from.x + (to.x - from.x) * ease(way),
        y: from.y + (to.y - from.y) * ease(way),
        width: 54,
        height: 14,
        isExact: true,
        name: { key: 'stage.parcel.push', values: { image } },
        data: { part: 1, unpacked: 0, label: '↑' },
      },
    ];
  });
}
