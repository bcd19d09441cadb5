import type { Mount } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';

/** The mounts of a namespace by the directories they are in: what is mounted here, and what is below. */
export interface MountTree {
  /** of several mounts at one place, the last */
  mount?: Readonly<Mount>;
  below?: Map<string, MountTree>;
}

const trees = new WeakMap<readonly Mount[], MountTree>();

/**
 * The mounts of a namespace as a tree. The list of mounts is never changed in place (a change makes a new list), so a tree
 * of it holds for as long as the list.
 */
export function mountTree(sim: Sim, mnt: number): MountTree | undefined {
  const mounts = sim.mountTables.peek(mnt)?.mounts;
  if (mounts === undefined) return undefined;
  let tree = trees.get(mounts);
  if (tree === undefined) {
    tree = {};
    for (const mount of mounts) placeOf(tree, mount.at).mount = mount;
    trees.set(mounts, tree);
  }
  return tree;
}

function placeOf(tree: MountTree, at: string): MountTree {
  let here = tree;
  for (const name of at.split('/')) {
    if (name === '') continue;
    here.below ??= new Map();
    let next = here.below.get(name);
    if (next === undefined) here.below.set(name, (next = {}));
    here = next;
  }
  return here;
}

/** The mount that a path (without links) lies in. */
export function mountOf(sim: Sim, mnt: number, path: string): Readonly<Mount> | undefined {
  let here = mountTree(sim, mnt);
  let found = here?.mount;
  for (const name of path.split('/')) {
    if (name === '') continue;
    here = here?.below?.get(name);
    found = here?.mount ?? found;
  }
  return found;
}
