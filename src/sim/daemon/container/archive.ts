import { utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { readTar, writeTar, type TarEntry } from '#sim/base/tar';
import * as files from '#sim/files/index';
import type { ContainerRow, MountPoint } from '#sim/world/docker';
import type { LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { empty, type Reply } from '../http/answer';
import { broken, forbidden, invalid, isRefusal, notFound, type Refusal } from '../http/refusal';
import { flag, param } from '../http/request';
import type { Call } from '../http/verb';
import { announceContainer, announceMounts } from '../state/events';
import { inflate } from '../build/inflate';
import { configOf, findContainer } from '../state/find';
import { volumePath } from '../volume/prepare';
import { isoSeconds } from '#sim/base/calendar';
import { archiveEntry, layerEntry } from '../image/layer-archive';
import { toBase64 } from '#sim/distribution/base64';
import { viewerInto } from './outside-view';

interface Found {
  row: ContainerRow;
  viewer: files.Viewer;
  path: string;
  name: string;
  stat: files.Stat;
  /** in a mount of a container that does not run */
  isReadOnly: boolean;
}

function locate({ sim, daemon, request }: Call, follow: boolean): Found | Refusal {
  const given = request.vars['name'] ?? '';
  const asked = param(request, 'path');
  if (asked === '') return invalid('bad parameter: pathcannot be empty');
  const row = findContainer(sim, daemon.id, given);
  if (isRefusal(row)) return row;
  const path = asked.startsWith('/') ? asked : `/${asked}`;
  const bare = path.length > 1 ? path.replace(/\/\.?$/, '') || '/' : path;
  const mounted = row.process === 0 ? mountedAt(sim, daemon.machine, row.id, bare) : undefined;
  const { viewer, at } = mounted ?? { viewer: viewerInto(sim, row), at: bare };
  const stat = files.stat(sim, viewer, at, follow || path !== bare);
  if (isFail(stat)) return notFound(`Could not find the file ${asked} in container ${given}`);
  const real = stat.type === 'symlink' ? at : files.realPath(sim, viewer, at);
  const isReadOnly = mounted?.isReadOnly === true;
  return {
    row,
    viewer,
    path: isFail(real) ? at : real,
    name: bare.split('/').at(-1) || '/',
    stat,
    isReadOnly,
  };
}

/** The volume or bind that a path of a container is in. */
function mountOver(sim: Sim, container: string, path: string): Readonly<MountPoint> | undefined {
  let found: Readonly<MountPoint> | undefined;
  for (const mount of configOf(sim, container).mounts) {
    const isBelow = path === mount.destination || path.startsWith(`${mount.destination}/`);
    const isDeeper = mount.destination.length > (found?.destination.length ?? 0);
    if (mount.type !== 'tmpfs' && isBelow && isDeeper) found = mount;
  }
  return found;
}

/** Where on the host a path lies that is below a volume or a bind of a container that does not run. */
function mountedAt(
  sim: Sim,
  machine: number,
  container: string,
  path: string,
): { viewer: files.Viewer; at: string; isReadOnly: boolean } | undefined {
  const found = mountOver(sim, container, path);
  if (found === undefined) return undefined;
  const root = found.type === 'volume' ? volumePath(found.name) : found.source;
  const at = `${root}${path.slice(found.destination.length)}`;
  return { viewer: files.rootViewer(sim, machine), at, isReadOnly: !found.isWritable };
}

/** What clients are told of a path, in a header: JSON in base64. The mode has Go's bits for directories and links. */
function statHeader(sim: Sim, found: Found): [string, string] {
  const { stat, name, viewer, path } = found;
  const kinds: Readonly<Record<string, number>> = {
    dir: 2 ** 31,
    symlink: 2 ** 27,
    fifo: 2 ** 25,
    socket: 2 ** 24,
    device: 2 ** 26 + 2 ** 21,
  };
  const link = stat.type === 'symlink' ? files.readLink(sim, viewer, path) : '';
  const value = {
    name,
    size: stat.type === 'dir' ? 4096 : stat.size,
    mode: (kinds[stat.type] ?? 0) + (stat.mode & 0o777),
    mtime: `${isoSeconds(stat.mtime)}Z`,
    linkTarget: isFail(link) ? '' : link,
  };
  return ['X-Docker-Container-Path-Stat', toBase64(utf8(JSON.stringify(value)))];
}

/** Does something to a container's files with its volumes mounted for it, as its events tell. */
function withVolumes(call: Call, deed: (call: Call) => Reply | Refusal): Reply | Refusal {
  const row = findContainer(call.sim, call.daemon.id, call.request.vars['name'] ?? '');
  if (isRefusal(row)) return deed(call);
  announceMounts(call.sim, row, 'mount');
  const done = deed(call);
  announceMounts(call.sim, row, 'unmount');
  return done;
}

/** HEAD /containers/{name}/archive */
export const statArchive = (call: Call): Reply | Refusal => withVolumes(call, statNow);

/** GET /containers/{name}/archive: a path of a container as a tar archive. */
export const getArchive = (call: Call): Reply | Refusal => withVolumes(call, getNow);

/** PUT /containers/{name}/archive: unpacks an archive into a directory of a container. */
export const putArchive = (call: Call): Reply | Refusal => withVolumes(call, putNow);

function statNow(call: Call): Reply | Refusal {
  const found = locate(call, false);
  if (isRefusal(found)) return found;
  return { status: 200, text: '', headers: [statHeader(call.sim, found), ['Content-Length', '0']] };
}

function getNow(call: Call): Reply | Refusal {
  const found = locate(call, false);
  if (isRefusal(found)) return found;
  const tree = files.treeAt(call.sim, found.viewer, found.path, false);
  if (isFail(tree)) return broken(`${found.path}: ${tree.error}`);
  announceContainer(call.sim, found.row, 'archive-path');
  const asked = param(call.request, 'path');
  const top = /(^|\/)\.$/.test(asked) ? '.' : found.name;
  const bytes = writeTar(entriesOf(call.sim, tree, top));
  return { status: 200, bytes, type: 'application/x-tar', headers: [statHeader(call.sim, found)] };
}

/** The entries of an archive whose top is called `name`. */
export function entriesOf(sim: Sim, tree: LayerTree, name: string): TarEntry[] {
  const entries: TarEntry[] = [];
  for (const [path, entry] of Object.entries(tree)) {
    const full = name === '/' ? path || '/' : `${name}${path}`.replace(/^\//, '');
    if (full === '' || entry.type === 'whiteout') continue;
    const named =
      entry.type === 'file' && entry.link !== undefined ? { ...entry, link: `${name}${entry.link}` } : entry;
    entries.push(archiveEntry(full, named, sim.now));
  }
  return entries;
}

/** Folders that an archive leaves out are made, where the container has none. */
function addParents(sim: Sim, { viewer, path }: Found, tree: LayerTree): void {
  for (const name of Object.keys(tree)) {
    for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1)) {
      const parent = name.slice(0, at);
      const isThere = !isFail(files.stat(sim, viewer, path === '/' ? parent : path + parent, true));
      if (!isThere) tree[parent] ??= { type: 'dir', mode: 0o755 };
    }
  }
}

function putNow(call: Call): Reply | Refusal {
  const { sim, request } = call;
  const found = locate(call, true);
  if (isRefusal(found)) return found;
  if (found.stat.type !== 'dir') return invalid('extraction point is not a directory');
  const mount = mountOver(sim, found.row.id, param(request, 'path'));
  if (mount === undefined && configOf(sim, found.row.id).host.ReadonlyRootfs)
    return forbidden('container rootfs is marked read-only');
  if (found.isReadOnly || mount?.isWritable === false) return forbidden('mounted volume is marked read-only');
  const entries = readTar(inflate(request.body));
  if (entries === undefined) return broken('unexpected EOF');
  const tree: LayerTree = {};
  for (const entry of entries) {
    const path = `/${entry.name.replace(/^\.?\/+/, '').replace(/\/+$/, '')}`;
    const made = layerEntry(entry);
    if (path !== '/' && path !== '/.' && made !== undefined) tree[path] = made;
  }
  const wrong = kindConflict(sim, found, tree, flag(request, 'noOverwriteDirNonDir'));
  if (wrong !== undefined) return wrong;
  addParents(sim, found, tree);
  const refused = files.putTree(sim, found.viewer, found.path, tree);
  if (refused !== undefined) {
    if (refused.error === 'EROFS') return forbidden('mounted volume is marked read-only');
    return broken(`${found.path}: ${refused.error}`);
  }
  announceContainer(sim, found.row, 'extract-to-dir');
  return empty(200);
}

function kindConflict(sim: Sim, found: Found, tree: LayerTree, isRefused: boolean): Refusal | undefined {
  if (!isRefused) return undefined;
  for (const [path, entry] of Object.entries(tree)) {
    const at = `${found.path === '/' ? '' : found.path}${path}`;
    const there = files.stat(sim, found.viewer, at, false);
    if (isFail(there)) continue;
    if (there.type === 'dir' && entry.type !== 'dir')
      return invalid(`cannot overwrite directory "${at}" with non-directory "${found.path}"`);
    if (there.type !== 'dir' && entry.type === 'dir')
      return invalid(`cannot overwrite non-directory "${at}" with directory "${found.path}"`);
  }
  return undefined;
}
