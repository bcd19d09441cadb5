import { imageColour } from '#assets/images';
import type { Facts, HostFacts, RegistryFacts } from '../facts';
import type { Thing, ThingOf } from '../scene';
import type { View } from '../view';
import { exchangesOf } from './requests';
import { diskText, ease, type Box } from './sizes';

export function registryThing(registry: RegistryFacts, at: Box): ThingOf<'registry'> {
  const room = at.height - 52;
  const perShelf = 60;
  const shelves = registry.images.slice(0, Math.max(1, Math.floor(room / perShelf)));
  return {
    id: `registry:${registry.host}`,
    picture: 'registry',
    ...at,
    name: { key: 'stage.registry.name', values: { host: registry.host } },
    data: {
      title: { key: 'stage.registry.title', values: { host: registry.host } },
      isPrivate: registry.isPrivate === true,
      shelves: shelves.map((image) => ({
        name: image.name,
        colour: imageColour(image.name),
        layers: image.layers.slice(0, 6).map((layer, index) => ({
          height: Math.max(3, Math.min(11, 2 + Math.sqrt(layer.size / 1e6))),
          isMoving: layer.isMoving,
          isBase: index === 0,
        })),
      })),
    },
  };
}

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

/** Layers on their way: along the wire from the registry to the host's disk, as far as they have come. */
export function parcelThings(
  host: HostFacts,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Thing[] {
  return host.pulls.map((pull, index): Thing => {
    const way = ease(pull.downloaded);
    const width = 54;
    const x = from.x + (to.x - from.x) * way;
    return {
      id: `parcel:${host.id}:${pull.id}`,
      picture: 'parcel',
      x: x - (way < 0.5 ? width : 0),
      y: from.y + (to.y - from.y) * way - 8 + (index % 3) * 5,
      width,
      height: 14,
      isExact: true,
      name: { key: 'stage.parcel.name', values: { size: diskText(pull.size) } },
      data: { part: pull.downloaded, unpacked: pull.extracted, label: diskText(pull.size) },
    };
  });
}
