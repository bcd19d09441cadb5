import type { HostFacts, NetworkFacts } from '../facts';
import type { EngineGround } from '../fittings';
import type { Thing, ThingOf } from '../scene';
import { railPitch, railsOf } from './rooms';

/** The rail's own height below its name. */
const railAt = 17;
/** With more members than this, lines down would be a curtain. */
const mostDrops = 48;

/** Networks over the hold, one rail each, with a line down to everyone on it. */
export function networkThings(host: HostFacts, { above, crates }: EngineGround): ThingOf<'network'>[] {
  const places = new Map(crates.map((crate) => [crate.id, crate]));
  return railsOf(host).map((network, rail) => {
    const y = above.y + rail * railPitch;
    return {
      id: `network:${network.id}`,
      picture: 'network',
      x: above.x,
      y,
      width: above.width,
      height: railPitch - 2,
      isExact: true,
      name: nameOf(host, network),
      data: {
        title: network.name,
        note: network.subnet,
        rail,
        drops: dropsOf(network, rail, places, { x: above.x, y }),
        isInternal: network.isInternal,
      },
    };
  });
}

function dropsOf(
  network: NetworkFacts,
  rail: number,
  places: ReadonlyMap<string, Thing>,
  from: { x: number; y: number },
): { x: number; y: number }[] {
  if (network.members.length > mostDrops) return [];
  return network.members.flatMap(({ container }) => {
    const crate = places.get(`crate:${container}`);
    if (crate === undefined) return [];
    const inset = Math.min(crate.width / 2, 12 + rail * 8);
    return [{ x: crate.x + crate.width - inset - from.x, y: crate.y - from.y }];
  });
}

function nameOf(host: HostFacts, network: NetworkFacts): ThingOf<'network'>['name'] {
  const names = new Map(host.containers.map((one) => [one.id, one.name]));
  const who = network.members.map((one) => names.get(one.container) ?? '').filter((name) => name !== '');
  const { name, driver, subnet } = network;
  return { key: 'fitting.network', values: { name, driver, subnet, who: who.join(', ') } };
}

/** Where a rail is in its thing: for the picture. */
export const railLine = railAt;
