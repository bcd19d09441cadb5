import type { Label } from './label';
import type { Scene, Thing } from './scene';

/** Backgrounds: found only where nothing else is. */
const behind = new Set(['hull', 'rail', 'beam', 'pipe', 'group', 'vm']);

/** What is at a place of the scene: a thing, or a cell of a map of containers. */
export interface Found {
  id: string;
  name: Label;
  /** the uppermost thing there */
  thing: Thing;
}

export function thingAt(scene: Scene, x: number, y: number): Found | undefined {
  let found: Thing | undefined;
  for (const thing of scene.things) {
    const isInside = x >= thing.x && x < thing.x + thing.width && y >= thing.y && y < thing.y + thing.height;
    if (isInside && !(found !== undefined && behind.has(thing.picture) && !behind.has(found.picture)))
      found = thing;
  }
  if (found === undefined) return undefined;
  const cell = found.picture === 'heat' ? cellAt(found, x - found.x, y - found.y) : undefined;
  return { id: cell?.id ?? found.id, name: cell?.name ?? found.name, thing: found };
}

function cellAt({ data }: Extract<Thing, { picture: 'heat' }>, x: number, y: number) {
  const { width, height } = data.cell;
  return data.cells.find((cell) => x >= cell.x && x < cell.x + width && y >= cell.y && y < cell.y + height);
}
