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
  let found: Found | undefined;
  for (const thing of scene.things) {
    const isInside = x >= thing.x && x < thing.x + thing.width && y >= thing.y && y < thing.y + thing.height;
    if (!isInside) continue;
    if (found !== undefined && behind.has(thing.picture) && !behind.has(found.thing.picture)) continue;
    if (thing.picture !== 'heat') found = { id: thing.id, name: thing.name, thing };
    else {
      // Tiles lie in each other where a row ends: only their cells count.
      const cell = cellAt(thing, x - thing.x, y - thing.y);
      if (cell !== undefined) found = { id: cell.id, name: cell.name, thing };
    }
  }
  return found;
}

function cellAt({ data }: Extract<Thing, { picture: 'heat' }>, x: number, y: number) {
  const { width, height } = data.cell;
  return data.cells.find((cell) => x >= cell.x && x < cell.x + width && y >= cell.y && y < cell.y + height);
}
