import { isFail, type Fail } from '#sim/base/fail';
import type { Sim } from '#sim/world/sim';
import { layerSize, layerTree } from './layers';
import { filesystemOf } from './node';
import type { StatFs, Viewer } from './types';
import { findPlace } from './walk';

/** What `df` shows of the filesystem that a path lies in. Overlays and the disk have the room of the machine's disk. */
export function statFs(sim: Sim, viewer: Viewer, path: string): StatFs | Fail {
  const place = findPlace(sim, viewer, path);
  if (isFail(place)) return place;
  const fs = filesystemOf(sim, place.node.fs);
  const source = place.mount?.source ?? fs.kind;
  const at = place.mount?.at ?? '/';
  const type = fs.kind === 'overlay' && source.startsWith('/dev/') ? 'ext4' : fs.kind;
  if (fs.kind === 'overlay') {
    const size = sim.machines.peek(fs.machine)?.hardware.disk ?? 0;
    return { source, type, at, size, used: Math.min(size, diskUse(sim, fs.machine)) };
  }
  return { source, type, at, size: fs.limit ?? 0, used: fs.used };
}

/** Bytes on a machine's disk: every writable part, and every layer once, also those of images that nothing runs from. */
export function diskUse(sim: Sim, machine: number): number {
  let sum = 0;
  const layers = new Set<string>();
  const stored = new Set<string>();
  for (const layer of sim.storedLayers.all()) {
    if (sim.daemons.peek(layer.daemon)?.machine !== machine) continue;
    sum += layer.size;
    stored.add(layer.id);
  }
  for (const fs of sim.filesystems.all()) {
    if (fs.machine !== machine || fs.kind !== 'overlay') continue;
    sum += fs.used;
    for (const id of fs.lower) layers.add(id);
  }
  for (const id of layers) {
    if (stored.has(id)) continue;
    const tree = layerTree(sim, id);
    sum += sim.layers.peek(id)?.size ?? (tree === undefined ? 0 : layerSize(tree));
  }
  return sum;
}
