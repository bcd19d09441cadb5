import { fail, isFail, type Fail } from '#sim/base/fail';
import type { Mount } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { mountTree, type MountTree } from './mount-index';
import { attributesOf, childNode, linkTarget, mountedNode, type Attributes, type Node } from './node';
import { mayExecute, permits } from './permissions';
import type { Viewer } from './types';

/** A thing and where it is seen: in which mount namespace, at which path, through which mount. */
export class Place {
  constructor(
    readonly node: Node,
    /** mount namespace; 0 where one filesystem is looked at alone */
    readonly mnt: number,
    /** the directory above; none at the namespace's root */
    readonly up: Place | undefined,
    readonly name: string,
    readonly mount: Readonly<Mount> | undefined,
    /** what is mounted here and below */
    readonly mounts: MountTree | undefined,
    /** a link such as /proc/self/fd/1 led to an open file that has no path: row of `openFiles` */
    readonly openFile?: number,
  ) {}

  /** path in the namespace, '' for its root */
  get at(): string {
    return this.up === undefined ? '' : `${this.up.at}/${this.name}`;
  }
}

/** What a path names: the directory, the name in it, and the thing itself where there is one. */
export interface Found {
  /** directory that holds (or would hold) the name; the thing itself for `/`, `.` and `..` */
  readonly parent: Place;
  /** '' when the path ends in `.` or `..`, or is a root */
  readonly name: string;
  readonly place: Place | undefined;
  /** the path ended in a slash */
  readonly hasSlash: boolean;
}

/** path_resolution(7) */
const mostLinks = 40;
const longestName = 255;
const longestPath = 4095;

interface Walk {
  readonly sim: Sim;
  readonly viewer: Viewer;
  readonly root: Place;
  links: number;
  /** what is still to walk, last component first */
  readonly rest: string[];
  /** the path, or the link that its last component led to, ends in a slash: only a directory will do */
  hasSlash: boolean;
  /** a file is to be made: then a slash at the end is refused, EISDIR */
  readonly isCreating: boolean;
}

/** Finds what a path names. A last component that is a link is followed when `follow` says so, or a slash ends the path. */
export function find(
  sim: Sim,
  viewer: Viewer,
  path: string,
  follow: boolean,
  isCreating = false,
): Found | Fail {
  if (path === '') return fail('ENOENT');
  if (path.length > longestPath) return fail('ENAMETOOLONG');
  const root = rootPlace(sim, viewer);
  if (isFail(root)) return root;
  const start = path.startsWith('/') ? root : startPlace(sim, viewer, root);
  if (isFail(start)) return start;
  const rest = components(path).slice();
  const walk: Walk = { sim, viewer, root, links: 0, rest, hasSlash: path.endsWith('/'), isCreating };
  return walkOn(walk, start, follow);
}

/** As `find`, of a thing that must be there. */
export function findPlace(sim: Sim, viewer: Viewer, path: string, follow = true): Place | Fail {
  const found = find(sim, viewer, path, follow);
  if (isFail(found)) return found;
  return found.place ?? fail('ENOENT');
}

/** A name in its directory, whether there is something of that name or not; a slash at the end is only noted. */
export function findName(sim: Sim, viewer: Viewer, path: string): Found | Fail {
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
  const found = find(sim, viewer, trimmed === '' && path !== '' ? '/' : trimmed, false);
  return isFail(found) ? found : { ...found, hasSlash: trimmed !== path };
}

const splits = new Map<string, readonly string[]>();
const mostSplits = 4096;

/** The names in a path, last first. The same paths are asked for over and over: programs, libraries, settings. */
function components(path: string): readonly string[] {
  let names = splits.get(path);
  if (names === undefined) {
    names = path
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .reverse();
    if (splits.size >= mostSplits) splits.clear();
    splits.set(path, names);
  }
  return names;
}

function walkOn(walk: Walk, start: Place, follow: boolean): Found | Fail {
  let here = start;
  const { hasSlash } = walk;
  let found: Found = { parent: start, name: '', place: start, hasSlash };
  while (walk.rest.length > 0) {
    const name = walk.rest.pop() ?? '';
    const isLast = walk.rest.length === 0;
    const isRefused = isLast && walk.isCreating && walk.hasSlash && name !== '..';
    if (isRefused && attributesOf(walk.sim, here.node).type === 'dir') return fail('EISDIR');
    const next = step(walk, here, name);
    if (isFail(next)) return next;
    if (name === '..') {
      here = next ?? here;
      found = { parent: here, name: '', place: here, hasSlash };
      continue;
    }
    if (next === undefined)
      return isLast ? { parent: here, name, place: undefined, hasSlash } : fail('ENOENT');
    const isLink = attributesOf(walk.sim, next.node).type === 'symlink';
    if (isLink && (!isLast || follow || walk.hasSlash)) {
      const led = followLink(walk, here, next, isLast);
      if (isFail(led)) return led;
      here = led;
      found = { parent: led, name: '', place: led, hasSlash };
      continue;
    }
    found = { parent: here, name, place: next, hasSlash };
    here = next;
  }
  const { place } = found;
  if (walk.hasSlash && place !== undefined && attributesOf(walk.sim, place.node).type !== 'dir')
    return fail('ENOTDIR');
  return found;
}

/** A place's attributes in the eyes of the viewer: what another machine shares seems to be the looker's own. */
export function seen(sim: Sim, { cred }: Viewer, { node, mount }: Place): Attributes {
  const attributes = attributesOf(sim, node);
  if (mount?.sharedBy === undefined) return attributes;
  return { type: attributes.type, mode: attributes.mode, uid: cred.uid, gid: cred.gid };
}

/** One component from a directory: the place, or undefined where there is no such name. */
function step(walk: Walk, here: Place, name: string): Place | undefined | Fail {
  if (here.openFile !== undefined) return fail('ENOTDIR');
  const attributes = seen(walk.sim, walk.viewer, here);
  if (attributes.type !== 'dir') return fail('ENOTDIR');
  if (!permits(walk.viewer.cred, attributes, mayExecute)) return fail('EACCES');
  if (name === '..') {
    if (here === walk.root) return here;
    return here.up ?? here;
  }
  if (name.length > longestName) return fail('ENAMETOOLONG');
  return childPlace(walk.sim, walk.viewer, here, name);
}

/** The place of that name in a directory, through a mount where one covers it. */
export function childPlace(sim: Sim, viewer: Viewer, here: Place, name: string): Place | undefined {
  const mounts = here.mounts?.below?.get(name);
  const mount = mounts?.mount;
  if (mount !== undefined) {
    const covering = mountedNode(sim, viewer, mount.fs, mount.from, mount.inode);
    return covering && new Place(covering, here.mnt, here, name, mount, mounts);
  }
  const node = childNode(sim, viewer, here.node, name);
  return node && new Place(node, here.mnt, here, name, here.mount, mounts);
}

/** Puts a link's target before what is left of the path; answers where to go on from. */
function followLink(walk: Walk, dir: Place, link: Place, isLast: boolean): Place | Fail {
  walk.links += 1;
  if (walk.links > mostLinks) return fail('ELOOP');
  const jump = link.node.made?.jump?.();
  if (jump !== undefined) return isFail(jump) ? jump : jumpTo(walk, link, jump);
  const target = linkTarget(walk.sim, link.node);
  if (isFail(target)) return target;
  if (target === '') return fail('ENOENT');
  walk.rest.push(...components(target));
  if (isLast && target.endsWith('/')) walk.hasSlash = true;
  return target.startsWith('/') ? walk.root : dir;
}

function jumpTo(
  walk: Walk,
  link: Place,
  jump: { mnt: number; path: string } | { openFile: number },
): Place | Fail {
  if ('openFile' in jump) {
    const { node, mnt, up, name, mount } = link;
    return new Place(node, mnt, up, name, mount, undefined, jump.openFile);
  }
  return placeAt(walk.sim, walk.viewer, jump.mnt, jump.path);
}

/** The place of a path without links in a namespace, whoever may look there. */
export function placeAt(sim: Sim, viewer: Viewer, mnt: number, path: string): Place | Fail {
  const root = namespaceRoot(sim, viewer, mnt);
  return isFail(root) ? root : descend(sim, viewer, root, path);
}

function descend(sim: Sim, viewer: Viewer, from: Place, path: string): Place | Fail {
  let here: Place = from;
  if (path === '/' || path === '') return here;
  for (const name of components(path).toReversed()) {
    const next = childPlace(sim, viewer, here, name);
    if (next === undefined) return fail('ENOENT');
    here = next;
  }
  return here;
}

function namespaceRoot(sim: Sim, viewer: Viewer, mnt: number): Place | Fail {
  const mounts = mountTree(sim, mnt);
  const mount = mounts?.mount;
  if (mount === undefined) return fail('ENOENT');
  const node = mountedNode(sim, viewer, mount.fs, mount.from, mount.inode);
  return node === undefined ? fail('ENOENT') : new Place(node, mnt, undefined, '', mount, mounts);
}

function rootPlace(sim: Sim, viewer: Viewer): Place | Fail {
  if (viewer.fs !== undefined) {
    const node = mountedNode(sim, viewer, viewer.fs, '');
    if (node === undefined) return fail('ENOENT');
    return descend(sim, viewer, new Place(node, 0, undefined, '', undefined, undefined), viewer.root);
  }
  return placeAt(sim, viewer, viewer.ns.mnt, viewer.root);
}

function startPlace(sim: Sim, viewer: Viewer, root: Place): Place | Fail {
  return descend(sim, viewer, root, viewer.cwd);
}

/** A place's path as this viewer names it: below its root. */
export function pathFor(viewer: Viewer, place: Place): string {
  const { at } = place;
  const below = viewer.root === '/' || !at.startsWith(viewer.root) ? at : at.slice(viewer.root.length);
  return below === '' ? '/' : below;
}
