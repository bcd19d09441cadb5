import { imageColour } from '#assets/images';
import type { ContainerFacts, HostFacts } from '../facts';
import type { Fittings } from '../fittings';
import type { Thing } from '../scene';
import { crateThing } from './crate';
import { pack, slot } from './pack';
import type { Drop, Holding } from './rail';
import type { Box } from './sizes';

interface Crates {
  things: Thing[];
  holding: Holding | undefined;
}

/** An engine's containers in its hold: crates while there is room to draw them, a map of cells beyond that. */
export function holdThings(
  host: HostFacts,
  area: Box,
  railY: number,
  drops: ReadonlyMap<string, Drop>,
  rooms: { rows: number; lines: number },
  fittings: Fittings | undefined,
): Crates {
  const containers = inOrder(host.containers);
  const packing = pack(containers.length, area, rooms);
  if (packing.detail === 'dot')
    return { things: fittings?.map(host, containers, packing, area) ?? [], holding: undefined };
  let holding: Crates['holding'];
  const things = containers.map((container, index): Thing => {
    const place = slot(index, packing, area);
    const drop = drops.get(container.id);
    if (drop === undefined) return crateThing(container, place, packing.detail);
    const y = railY + 14 + (place.y - railY - 14) * drop.way;
    holding = { x: place.x + place.width / 2, y, colour: imageColour(container.image) };
    return { ...crateThing(container, { ...place, y }, packing.detail), isExact: true };
  });
  return { things, holding };
}

/** Those of one project stand together, where its first one stands; otherwise the oldest comes first. */
function inOrder(containers: readonly ContainerFacts[]): readonly ContainerFacts[] {
  const first = new Map<string, number>();
  containers.forEach(({ project }, index) => {
    if (project !== undefined && !first.has(project)) first.set(project, index);
  });
  if (first.size === 0) return containers;
  const keyOf = ({ project }: ContainerFacts, index: number) =>
    (project === undefined ? undefined : first.get(project)) ?? index;
  return containers
    .map((container, index) => ({ container, key: keyOf(container, index) }))
    .sort((a, b) => a.key - b.key)
    .map(({ container }) => container);
}
