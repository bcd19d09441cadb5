import { imageColour } from '#assets/images';
import type { HostFacts, RegistryFacts } from '../facts';
import type { Thing, ThingOf } from '../scene';
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

/** How wide layers lie side by side over a disk at most. */
const most = 420;

/** Layers on their way: along the wire from the registry to the host's disk, as far as they have come. */
export function parcelThings(
  host: HostFacts,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Thing[] {
  return host.pulls.map((pull, index): Thing => {
    const way = ease(pull.downloaded);
    const width = 54;
    // They leave one over the other, and come in side by side.
    const lane = index - (host.pulls.length - 1) / 2;
    const x =
      from.x + (to.x - width / 2 + lane * Math.min(width + 4, most / host.pulls.length) - from.x) * way;
    return {
      id: `parcel:${host.id}:${pull.id}`,
      picture: 'parcel',
      x: x - width * (1 - way),
      y: from.y + index * 17 * (1 - way) + (to.y - from.y) * way - 8,
      width,
      height: 14,
      isExact: true,
      name: { key: 'stage.parcel.name', values: { size: diskText(pull.size) } },
      data: { part: pull.downloaded, unpacked: pull.extracted, label: diskText(pull.size) },
    };
  });
}
