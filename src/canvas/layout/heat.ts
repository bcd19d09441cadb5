import { imageColour } from '#assets/images';
import type { ContainerFacts, HostFacts } from '../facts';
import type { HeatCell, ThingOf } from '../scene';
import { crateName, isFailed } from './crate';
import { slot, type Packing } from './pack';
import { clamp, type Box } from './sizes';

/** So many cells are one thing of the scene: when one changes, no more than these are drawn anew. */
const cellsPerTile = 64;

/** Containers too many to be drawn as crates: cells of a map, in tiles. */
export function heatThings(
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
