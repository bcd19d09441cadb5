import type { Facts, HostFacts } from '../facts';
import type { Thing } from '../scene';
import type { View } from '../view';
import { exchangesOf } from './requests';
import { ease } from './sizes';

/** How long a parcel of a push needs from the disk to the registry, simulated ms: nobody says how far it has come. */
const pushing = 1400;

/** Layers that are pushed: while the engine has not answered, one after another leaves for the registry that was named. */
export function pushThings(
  host: HostFacts,
  facts: Facts,
  view: View,
  boards: readonly Thing[],
  from: { x: number; y: number },
): Thing[] {
  return exchangesOf(view.events, host.id).flatMap((one): Thing[] => {
    const [, name = ''] = /^(?:\/v[\d.]+)?\/images\/(.+)\/push/.exec(one.path) ?? [];
    const isOver = one.answered !== undefined && one.answered <= facts.time;
    if (name === '' || isOver || one.sent > facts.time) return [];
    const server = decodeURIComponent(name).split('/')[0] ?? '';
    const board = boards.find((each) => each.id === `registry:${server}`) ?? boards[0];
    if (board === undefined) return [];
    const way = view.isReduced ? 0.5 : ((facts.time - one.sent) % pushing) / pushing;
    const to = { x: board.x, y: board.y + 40 };
    return [
      {
        id: `push:${host.id}:${one.id}`,
        picture: 'parcel',
        x: from.x + (to.x - from.x) * ease(way),
        y: from.y + (to.y - from.y) * ease(way),
        width: 54,
        height: 14,
        isExact: true,
        name: { key: 'stage.parcel.push', values: { image: decodeURIComponent(name) } },
        data: { part: 1, unpacked: 0, label: '↑' },
      },
    ];
  });
}
