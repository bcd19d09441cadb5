import { hexDigest } from '#sim/base/digest';
import { utf8 } from '#sim/base/bytes';
import type { OfferedImage } from '#sim/registry/index';
import type { DaemonRow, ImageRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { imageKey } from '../state/images';

const layerKey = (daemon: number, diffId: string) => `${daemon} ${diffId}`;

export function hasLayer(sim: Sim, daemon: number, diffId: string): boolean {
  return sim.storedLayers.has(layerKey(daemon, diffId));
}

/** Puts a layer into a daemon's store. */
export function storeLayer(sim: Sim, daemon: number, diffId: string, size: number): void {
  const key = layerKey(daemon, diffId);
  if (!sim.storedLayers.has(key)) sim.storedLayers.insert(key, { id: diffId, daemon, size, images: 0 });
}

/** Takes a layer that no image is made of out of the store again. */
export function dropUnused(sim: Sim, daemon: number, diffId: string): void {
  if (sim.storedLayers.peek(layerKey(daemon, diffId))?.images === 0)
    sim.storedLayers.remove(layerKey(daemon, diffId));
}

/** Puts an image into a daemon's store; its layers must be there. What is there already stays as it is. */
export function storeImage(sim: Sim, row: ImageRow): ImageRow {
  const key = imageKey(row.daemon, row.id);
  const known = sim.images.get(key);
  if (known !== undefined) return known;
  for (const diffId of new Set(row.layers)) sim.storedLayers.need(layerKey(row.daemon, diffId)).images += 1;
  return sim.images.insert(key, row);
}

/** Takes an image away; answers the chain ids of the layers that went along, uppermost first. */
export function dropImage(sim: Sim, row: Readonly<ImageRow>): string[] {
  const gone: string[] = [];
  const chain = chainIds(row.layers);
  sim.images.remove(imageKey(row.daemon, row.id));
  for (let i = row.layers.length - 1; i >= 0; i--) {
    const diffId = row.layers[i] ?? '';
    const layer = sim.storedLayers.get(layerKey(row.daemon, diffId));
    if (layer === undefined || row.layers.indexOf(diffId) !== i) continue;
    layer.images -= 1;
    if (layer.images > 0) continue;
    sim.storedLayers.remove(layerKey(row.daemon, diffId));
    gone.push(chain[i] ?? diffId);
  }
  return gone;
}

/** Chain ids of a stack of layers, base first (OCI image specification, config.md). */
export function chainIds(layers: readonly string[]): string[] {
  const chain: string[] = [];
  for (const diffId of layers) {
    const below = chain.at(-1);
    chain.push(below === undefined ? diffId : `sha256:${hexDigest('sha256', utf8(`${below} ${diffId}`))}`);
  }
  return chain;
}

/** What a registry offered, as a row of the store. */
export function rowOf(daemon: number, offered: OfferedImage): ImageRow {
  return {
    id: offered.id,
    daemon,
    created: offered.created,
    architecture: offered.architecture,
    os: offered.os,
    ...(offered.osVersion === undefined ? {} : { osVersion: offered.osVersion }),
    config: offered.config,
    author: '',
    comment: '',
    dockerVersion: '',
    parent: '',
    layers: offered.layers.map(({ diffId }) => diffId),
    size: offered.layers.reduce((sum, { size }) => sum + size, 0),
    history: offered.history,
    taggedAt: 0,
  };
}

/** Makes a name point to an image. Answers the id it pointed to before, if that was another. */
export function tagImage(sim: Sim, daemon: DaemonRow, name: string, id: string): string | undefined {
  const before = daemon.references[name];
  daemon.references[name] = id;
  const row = sim.images.get(imageKey(daemon.id, id));
  if (row !== undefined) row.taggedAt = sim.now;
  return before === id ? undefined : before;
}

/** Puts an offered image with all its layers into the store at once, as if it had been pulled before. */
export function storeOffered(sim: Sim, daemon: DaemonRow, offered: OfferedImage, name: string): void {
  for (const { diffId, size } of offered.layers) storeLayer(sim, daemon.id, diffId, size);
  storeImage(sim, rowOf(daemon.id, offered));
  tagImage(sim, daemon, name, offered.id);
  daemon.digests[`${name.replace(/:[^/:]*$/, '')}@${offered.digest}`] = offered.id;
}
