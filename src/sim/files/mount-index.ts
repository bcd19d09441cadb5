import type { Mount } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';

const indices = new WeakMap<readonly Mount[], ReadonlyMap<string, Mount>>();
const nothing: ReadonlyMap<string, Mount> = new Map();

/**
 * The mounts of a namespace by where they are ('' for its root); of several at one place, the last. The list of mounts
 * is never changed in place (a change makes a new list), so an index of it holds for as long as the list.
 */
export function mountsAt(sim: Sim, mnt: number): ReadonlyMap<string, Readonly<Mount>> {
  const mounts = sim.mountTables.peek(mnt)?.mounts;
  if (mounts === undefined) return nothing;
  let index = indices.get(mounts);
  if (index === undefined) {
    index = new Map(mounts.map((mount) => [mount.at === '/' ? '' : mount.at, mount]));
    indices.set(mounts, index);
  }
  return index;
}
