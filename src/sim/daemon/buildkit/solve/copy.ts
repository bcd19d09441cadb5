import { isFail, strerror } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Viewer } from '#sim/files/index';
import type { BuildCopy } from '#sim/world/docker-build';
import type { LayerEntry, LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { archiveTree } from '../../build/archive';
import { storeTree } from '../cache/records';
import { cleanPath } from '../plan/files';
import { gather, withLayers, type Source } from './gather';
import { ownerIn, type Owner } from './owner';
import type { Kind } from './work';

/** COPY and ADD: files of the second input as a layer on the first. */
export const copyFiles: Kind<'copy'> = function* (task, work) {
  yield* task.p.cpu(3);
  return task.p.do((sim) => {
    const { machine } = sim.daemons.need(task.daemon);
    const [base = [], ...origins] = task.inputs;
    const fs = files.newOverlay(sim, machine, [...base].reverse());
    let why: string | undefined;
    for (const [i, copy] of work.copies.entries()) {
      const sources = withLayers(sim, machine, origins[i] ?? [], (viewer) =>
        gather(sim, viewer, copy.sources, copy.excludes),
      );
      why ??= Array.isArray(sources)
        ? layOut(sim, files.fsViewer(sim, fs), copy.unpacks ? sources.map(unpack) : sources, copy)
        : `lstat ${sources.missing}: no such file or directory`;
    }
    const tree = files.upperTree(sim, fs);
    files.destroyFilesystem(sim, fs);
    if (why !== undefined) return failed(why);
    delete tree[''];
    const layer = storeTree(sim, task.daemon, tree, files.layerSize(tree));
    return { layers: [...base, layer], created: sim.now };
  });
};

const failed = (why: string) => ({ shown: why, message: why });

/** Puts what was found at its place; answers why that cannot be. */
function layOut(sim: Sim, viewer: Viewer, sources: readonly Source[], copy: BuildCopy): string | undefined {
  const owner = copy.owner === '' ? undefined : ownerIn(sim, viewer, copy.owner);
  const place = cleanPath(copy.destination);
  for (const { name, tree } of sources) {
    const isDir = tree['']?.type === 'dir';
    const there = files.stat(sim, viewer, place, true);
    const isInto = copy.destination.endsWith('/') || (!isFail(there) && there.type === 'dir');
    if (isDir && !isFail(there) && there.type !== 'dir') return `cannot copy to non-directory: ${place}`;
    const at = isDir || !isInto ? place : cleanPath(`${place}/${name}`);
    const parent = isDir ? at : at.slice(0, at.lastIndexOf('/')) || '/';
    makeParents(sim, viewer, parent, owner);
    const done = files.putTree(
      sim,
      viewer,
      parent,
      placed(tree, isDir ? '' : at.slice(parent === '/' ? 0 : parent.length), owner, copy.mode),
    );
    if (done !== undefined) return `failed to copy files: ${at}: ${strerror(done).toLowerCase()}`;
  }
  return undefined;
}

function makeParents(sim: Sim, viewer: Viewer, path: string, owner: Owner | undefined): void {
  let at = '';
  for (const part of path.split('/').filter((one) => one !== '')) {
    at += `/${part}`;
    if (!isFail(files.stat(sim, viewer, at, true))) continue;
    files.mkdirAll(sim, viewer, at, 0o755);
    if (owner !== undefined) files.chown(sim, viewer, at, owner.uid, owner.gid);
  }
}

/** The tree below another path, with the owner and mode that were asked for. */
function placed(tree: LayerTree, prefix: string, owner: Owner | undefined, mode: number): LayerTree {
  const moved: LayerTree = {};
  for (const [path, entry] of Object.entries(tree)) {
    const at = `${prefix}${path}`;
    if (at !== '') moved[at] = owned(entry, prefix, owner, mode);
  }
  return moved;
}

function owned(entry: LayerEntry, prefix: string, owner: Owner | undefined, mode: number): LayerEntry {
  if (entry.type === 'whiteout' || entry.type === 'device') return entry;
  if (entry.type === 'file' && entry.link !== undefined) return { ...entry, link: `${prefix}${entry.link}` };
  const { uid, gid } = owner ?? { uid: entry.uid ?? 0, gid: entry.gid ?? 0 };
  return { ...entry, uid, gid, ...(mode < 0 || entry.type === 'symlink' ? {} : { mode }) };
}

/** ADD unpacks archives: tar, and tar in gzip. */
function unpack(source: Source): Source {
  const tree = archiveTree(source.tree['']);
  return tree === undefined ? source : { ...source, tree };
}
