import { imageColour } from '#assets/images';
import type { ContainerFacts, HostFacts } from '../facts';
import type { HeatCell, Thing, ThingOf } from '../scene';
import { crateName, crateThing, isFailed } from './crate';
import { pack, slot, type Packing } from './pack';
import type { Drop, Holding } from './rail';
import { clamp, type Box } from './sizes';

/** So many cells are one thing of the scene: when one changes, no more than these are drawn anew. */
const cellsPerTile = 64;

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
): Crates {
  const containers = inOrder(host.containers);
  const packing = pack(containers.length, area, rooms);
  if (packing.detail === 'dot')
    return { things: heatThings(host, containers, packing, area), holding: undefined };
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

function heatThings(
  host: HostFacts,
  containers: readonly ContainerFacts[],
  packing: Packing,
  area: Box,
): ThingOf<'heat'>[] {
  const { width, height } = packing;
  const tiles: ThingOf<'heat'>[] = [];
  for (let from = 0; from < containers.length; from += cellsPerTile) {
    const members = containers.slice(from, from + cellsPerTile);
    const places = members.map((_, index) => slot(from + index, packing, area));
    const x = Math.min(...places.map((place) => place.x));
    const y = Math.min(...places.map((place) => place.y));
    tiles.push({
      id: `heat:${host.id}:${from / cellsPerTile}`,
      picture: 'heat',
      x,
      y,
      width: Math.max(...places.map((place) => place.x)) + width - x,
      height: Math.max(...places.map((place) => place.y)) + height - y,
      name: { key: 'stage.host.containers', values: { n: members.length } },
      data: {
        cell: { width, height },
        cells: members.map((one, index) =>
          heatCell(one, (places[index]?.x ?? 0) - x, (places[index]?.y ?? 0) - y),
        ),
      },
    });
  }
  return tiles;
}

function heatCell(container: ContainerFacts, x: number, y: number): HeatCell {
  const { state, memory, memoryLimit, cpu } = container;
  const isOn = state === 'running' || state === 'restarting';
  const load = Math.max(cpu, memory / (memoryLimit || 64 * 2 ** 20));
  return {
    id: `crate:${container.id}`,
    name: crateName(container),
    x,
    y,
    colour: imageColour(container.image),
    heat: Math.round(clamp(load, 0, 1) * 20) / 20,
    state: isFailed(container) ? 'bad' : isOn ? 'on' : 'off',
  };
}
