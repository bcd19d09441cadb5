import type { World } from './world';

/** A world as a text that will still open in later versions. */
export function saveWorld(world: World): string {
  return JSON.stringify(world);
}
