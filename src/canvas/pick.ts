import type { Scene, Thing } from './scene';

/** Backgrounds: found only where nothing else is. */
const behind = new Set(['hull', 'rail', 'beam']);

/** The uppermost thing at a place of the scene. */
export function thingAt(scene: Scene, x: number, y: number): Thing | undefined {
  let found: Thing | undefined;
  for (const thing of scene.things) {
    const isInside = x >= thing.x && x < thing.x + thing.width && y >= thing.y && y < thing.y + thing.height;
    if (isInside && !(found !== undefined && behind.has(thing.picture))) found = thing;
  }
  return found;
}
