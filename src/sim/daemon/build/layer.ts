import * as files from '#sim/files/index';
import type { Steps } from '#sim/kernel/program';
import type { DaemonRow, ImageRow } from '#sim/world/docker';
import type { LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { engineVersion } from '../api/version';
import { imageIdOf } from '../image/config-text';
import { layerArchive } from '../image/layer-archive';
import { storeImage, storeLayer } from '../image/store';
import { isRefusal } from '../http/refusal';
import { findImage, imageKey, imagesOf } from '../state/images';
import { say } from './say';
import type { Build, Stage } from './stage';

/** An image with one more step. `tree`: the files it adds; none (or nothing in it) means configuration only. */
export function addStep(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  stage: Stage,
  createdBy: string,
  tree?: LayerTree,
): string {
  const base = sim.images.peek(imageKey(daemon.id, stage.image));
  const isEmpty = tree === undefined || Object.keys(tree).length === 0;
  const layers = [...(base?.layers ?? [])];
  let size = base?.size ?? 0;
  if (!isEmpty) {
    const own = files.layerSize(tree);
    const { diffId } = layerArchive(tree);
    if (!sim.layers.has(diffId)) sim.layers.insert(diffId, { tree, size: own });
    storeLayer(sim, daemon.id, diffId, own);
    layers.push(diffId);
    size += own;
  }
  const made: Omit<ImageRow, 'id'> = {
    daemon: daemon.id,
    created: sim.now,
    architecture: base?.architecture ?? sim.machines.peek(daemon.machine)?.arch ?? 'amd64',
    os: base?.os ?? 'linux',
    ...(base?.osVersion === undefined ? {} : { osVersion: base.osVersion }),
    config: structured(stage.config),
    author: stage.author,
    comment: '',
    dockerVersion: engineVersion,
    parent: stage.image,
    layers,
    size,
    history: [...(base?.history ?? []), { created: sim.now, createdBy, comment: '', isEmpty }],
    taggedAt: 0,
  };
  return storeImage(sim, { ...made, id: imageIdOf(made) }).id;
}

const structured = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Images, and all that they were made from. */
function ancestryOf(sim: Sim, daemon: number, names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const name of names) {
    const image = findImage(sim, sim.daemons.need(daemon), name);
    for (let id = isRefusal(image) ? '' : image.id; id !== '';) {
      found.add(id);
      id = sim.images.peek(imageKey(daemon, id))?.parent ?? '';
    }
  }
  return found;
}

/** The image that an earlier build made by this step; null where it must be made, and everything that follows too. */
export function* fromCache(build: Build, stage: Stage, createdBy: string): Steps<string | null> {
  const known = stage.mayUseCache
    ? build.p.do((sim) => cachedStep(sim, build.daemon, stage, createdBy, build.wish.cacheFrom) ?? null)
    : null;
  if (known === null) stage.mayUseCache = false;
  else yield* say(build, ' ---> Using cache\n');
  return known;
}

/** The image that the same step on the same image made before, or undefined: moby's image cache (the youngest wins). */
function cachedStep(
  sim: Sim,
  daemon: number,
  stage: Stage,
  createdBy: string,
  sources: readonly string[] | null = null,
): string | undefined {
  let found: Readonly<ImageRow> | undefined;
  const known = sources === null ? undefined : ancestryOf(sim, daemon, sources);
  for (const row of imagesOf(sim, daemon)) {
    if (known !== undefined && !known.has(row.id)) continue;
    if (row.parent !== stage.image || row.history.at(-1)?.createdBy !== createdBy) continue;
    if (found === undefined || row.created >= found.created) found = row;
  }
  return found?.id;
}
