import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import type { BuildCacheRow, BuildResult } from '#sim/world/docker-build';
import type { Sim } from '#sim/world/sim';
import { layerArchive } from '../../image/layer-archive';
import { storeLayer } from '../../image/store';

const rowKey = (daemon: number, key: string) => `${daemon} ${key}`;

export function hashOf(...parts: readonly unknown[]): string {
  return hexDigest('sha256', utf8(JSON.stringify(parts)));
}

/** 25 letters and digits, as BuildKit names things (buildkit, identity). */
export function newIdentity(sim: Sim): string {
  const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
  return Array.from({ length: 25 }, () => letters[sim.random.below(36)] ?? '0').join('');
}

export function recordsOf(sim: Sim, daemon: number): Readonly<BuildCacheRow>[] {
  return [...sim.buildCache.all()].filter((row) => row.daemon === daemon);
}

/** The result that is kept under a key; it counts as a use. */
export function cached(sim: Sim, daemon: number, key: string): BuildResult | undefined {
  const row = sim.buildCache.get(rowKey(daemon, key));
  if (row === undefined) return undefined;
  row.uses += 1;
  row.lastUsed = sim.now;
  return { layers: [...row.layers], created: row.created };
}

export function hasRecord(sim: Sim, daemon: number, key: string): boolean {
  return sim.buildCache.has(rowKey(daemon, key));
}

/** What a new record says of itself. */
export type NewRecord = Pick<
  BuildCacheRow,
  'key' | 'type' | 'description' | 'layers' | 'parents' | 'size' | 'isMutable'
>;

/** Keeps a result. Its own layer stays in the store as long as the record does. */
export function keep(sim: Sim, daemon: number, record: NewRecord, created = sim.now): BuildCacheRow {
  const key = rowKey(daemon, record.key);
  const old = sim.buildCache.peek(key);
  if (old !== undefined) setAside(sim, key, old);
  const own = record.layers.at(-1);
  if (record.type === 'regular' && own !== undefined) hold(sim, daemon, record.layers);
  return sim.buildCache.insert(key, {
    ...record,
    ...{ id: newIdentity(sim), daemon, created, lastUsed: sim.now, uses: 1 },
  });
}

/** What was kept under a key before stays, until it is pruned; only contexts are replaced. */
function setAside(sim: Sim, key: string, old: Readonly<BuildCacheRow>): void {
  if (old.type !== 'regular') {
    forget(sim, old);
    return;
  }
  const own = `${old.key} ${old.id}`;
  sim.buildCache.remove(key);
  sim.buildCache.insert(rowKey(old.daemon, own), {
    ...old,
    key: own,
    layers: [...old.layers],
    parents: [...old.parents],
  });
}

function layerKey(daemon: number, diffId: string): string {
  return `${daemon} ${diffId}`;
}

function hold(sim: Sim, daemon: number, layers: readonly string[]): void {
  for (const diffId of new Set(layers)) {
    const layer = sim.storedLayers.get(layerKey(daemon, diffId));
    if (layer !== undefined) layer.images += 1;
  }
}

/** Takes a record away, and with it layers that nothing else needs. */
export function forget(sim: Sim, row: Readonly<BuildCacheRow>): void {
  sim.buildCache.remove(rowKey(row.daemon, row.key));
  if (row.type !== 'regular') {
    for (const layer of row.layers) if (sim.layers.has(layer)) sim.layers.remove(layer);
    return;
  }
  for (const diffId of new Set(row.layers)) {
    const layer = sim.storedLayers.get(layerKey(row.daemon, diffId));
    if (layer === undefined) continue;
    layer.images -= 1;
    if (layer.images <= 0) sim.storedLayers.remove(layerKey(row.daemon, diffId));
  }
}

/** Puts a new layer into the world and the daemon's store; answers its diff id. */
export function storeTree(
  sim: Sim,
  daemon: number,
  tree: Parameters<Sim['layers']['insert']>[1]['tree'],
  size: number,
): string {
  const { diffId } = layerArchive(tree);
  if (!sim.layers.has(diffId)) sim.layers.insert(diffId, { tree, size });
  storeLayer(sim, daemon, diffId, size);
  return diffId;
}
