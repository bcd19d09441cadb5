import type { HostFacts } from '../facts';
import type { HostGround } from '../fittings';
import type { Thing, ThingOf } from '../scene';
import { enginesOf } from './rooms';

/** What a container reached for in vain: a kernel that it was not built for, memory that it may not have. */
export function clashThings(host: HostFacts, { cargo, kernel, memory }: HostGround): ThingOf<'clash'>[] {
  const crates = new Map(cargo.map((thing) => [thing.id, thing]));
  return enginesOf(host).flatMap((engine) =>
    engine.containers.flatMap((container): ThingOf<'clash'>[] => {
      const crate = crates.get(`crate:${container.id}`);
      const { clash } = container;
      if (crate === undefined || container.state === 'running') return [];
      if (clash?.kind !== 'kernel' && clash?.kind !== 'memory') return [];
      // Only from the lowest row: a line through other crates would say that they have to do with it.
      if (crate.y + crate.height < kernel.y - 24) return [];
      return [
        clashThing(
          container.id,
          container.name,
          clash.kind,
          reach(crate, clash.kind === 'kernel' ? kernel : memory),
        ),
      ];
    }),
  );
}

function reach(crate: Thing, to: { y: number }): ThingOf<'clash'>['data']['points'] {
  const x = crate.x + crate.width / 2;
  return [
    { x, y: crate.y + crate.height },
    { x, y: to.y },
  ];
}

function clashThing(
  id: string,
  name: string,
  kind: 'kernel' | 'memory',
  points: ThingOf<'clash'>['data']['points'],
): ThingOf<'clash'> {
  return {
    id: `clash:${id}`,
    picture: 'clash',
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    isExact: true,
    name: { key: `fitting.clash.${kind}`, values: { name } },
    data: { text: { key: 'fitting.clash.mark' }, points },
  };
}
