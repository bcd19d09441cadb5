import type { Label } from '#canvas/label';
import type { Pen } from '#canvas/pictures/pen';
import type { Scene, Thing } from '#canvas/scene';

/** What is around the stage sees of it. */
export interface Sight {
  /** what scrolls */
  readonly view: HTMLElement;
  readonly scene: Scene | undefined;
  /** what the scene is drawn with */
  readonly pen: Omit<Pen, 'brush'> | undefined;
  /** pixels of the page for one of the scene */
  readonly scale: number;
  /** a name in the language of the moment */
  say(label: Label): string;
  /** what is at a place of the picture, pixels of the page from its corner */
  at(x: number, y: number): { id: string; name: Label; thing: Thing } | undefined;
  /** hears of each frame that was drawn. Answers how to stop */
  onFrame(listener: () => void): () => void;
}

/** The place of a thing by its id; a packet's place is the last one's on its connection. */
export function thingOf(scene: Scene | undefined, id: string): Thing | undefined {
  if (scene === undefined || id === '') return undefined;
  const exact = scene.things.find((thing) => thing.id === id);
  if (exact !== undefined) return exact;
  const packets = scene.things.filter((thing) => thing.id.startsWith(id));
  if (packets.length > 0) return packets.at(-1);
  // What is too small to be drawn flies to the daemon all the same.
  if (id.startsWith('packet:')) return scene.things.find((thing) => thing.picture === 'daemon');
  return cellOf(scene, id);
}

/** A container in a map of many is a cell of it: shown as a thing of its own. */
function cellOf(scene: Scene, id: string): Thing | undefined {
  for (const thing of scene.things) {
    if (thing.picture !== 'heat') continue;
    const cell = thing.data.cells.find((one) => one.id === id);
    if (cell === undefined) continue;
    const { width, height } = thing.data.cell;
    return { ...thing, id, name: cell.name, x: thing.x + cell.x, y: thing.y + cell.y, width, height };
  }
  return undefined;
}
