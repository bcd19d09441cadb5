import { imageColour, repositoryOf } from '#assets/images';
import type { HostFacts } from '../facts';
import type { EngineGround } from '../fittings';
import type { ThingOf } from '../scene';
import { hasLegend, railPitch } from './rooms';

/** So many images have a place in it. */
const most = 6;

/** Which colour is which image, with how many there are, where crates are too small for names. */
export function legendThings(host: HostFacts, { above }: EngineGround): ThingOf<'legend'>[] {
  if (!hasLegend(host)) return [];
  const counts = new Map<string, number>();
  for (const { image } of host.containers) {
    const name = repositoryOf(image);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const entries = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([image, n]) => ({ colour: imageColour(image), image, text: `${image} ${n.toLocaleString('en')}` }));
  return [
    {
      id: `legend:${host.id}`,
      picture: 'legend',
      x: above.x,
      y: above.y + above.height - railPitch,
      width: above.width,
      height: railPitch - 4,
      name: { key: 'fitting.legend' },
      data: { entries },
    },
  ];
}
