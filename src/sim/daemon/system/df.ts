import * as files from '#sim/files/index';
import { isFail } from '#sim/base/fail';
import type { DaemonRow, VolumeRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { cacheSummaries } from '../buildkit/cache/api';
import { json, type Reply } from '../http/answer';
import { invalid, type Refusal } from '../http/refusal';
import { isAtLeast, type ApiRequest } from '../http/request';
import type { Call } from '../http/verb';
import { newestFirst } from '../container/list';
import { summaryOf } from '../container/summary';
import { imageSummary } from '../image/summary';
import { containersOf } from '../state/find';
import { imagesOf } from '../state/images';
import { volumePath } from '../volume/prepare';
import { volumeSummary } from '../volume/summary';

const kinds = ['container', 'image', 'volume', 'build-cache'];

/** GET /system/df */
export function df({ sim, daemon, request }: Call): Reply | Refusal {
  const asked = isAtLeast(request, 42) ? (request.query['type'] ?? []) : [];
  const strange = asked.find((one) => !kinds.includes(one));
  if (strange !== undefined) return invalid(`unknown object type: ${strange}`);
  const wants = (kind: string) => asked.length === 0 || asked.includes(kind);
  const containers = [...containersOf(sim, daemon.id)].sort(newestFirst);
  const users = new Map<string, number>();
  for (const { image } of containers) users.set(image, (users.get(image) ?? 0) + 1);
  return json({
    LayersSize: wants('image') ? layersSize(sim, daemon) : 0,
    Images: wants('image') ? imageList(sim, daemon, users).map((one) => shown(request, one)) : null,
    Containers: wants('container') ? containers.map((row) => summaryOf(sim, row, true)) : null,
    Volumes: wants('volume') ? volumes(sim, daemon) : null,
    BuildCache: wants('build-cache') ? cacheSummaries(sim, daemon.id) : null,
  });
}

/** No list of digests where there are none; before API 1.44 the size is there twice. */
function shown(request: ApiRequest, summary: object): object {
  const { RepoDigests, Size } = summary as { RepoDigests: string[]; Size: number };
  return {
    ...summary,
    ...(RepoDigests.length > 0 ? {} : { RepoDigests: null }),
    ...(isAtLeast(request, 44) ? {} : { VirtualSize: Size }),
  };
}

function layersSize(sim: Sim, daemon: Readonly<DaemonRow>): number {
  let size = 0;
  for (const row of sim.storedLayers.all()) if (row.daemon === daemon.id) size += row.size;
  return size;
}

function imageList(sim: Sim, daemon: Readonly<DaemonRow>, users: ReadonlyMap<string, number>): object[] {
  const tops = [...imagesOf(sim, daemon.id)];
  const counted = new Map<string, number>();
  for (const { layers } of tops) {
    layers.forEach((_, i) => {
      const chain = layers.slice(0, i + 1).join(' ');
      counted.set(chain, (counted.get(chain) ?? 0) + 1);
    });
  }
  return tops
    .filter((row) => isShown(daemon, row.id, tops))
    .sort((a, b) => b.created - a.created || (a.id < b.id ? -1 : 1))
    .map((row) => {
      let shared = 0;
      row.layers.forEach((layer, i) => {
        const chain = row.layers.slice(0, i + 1).join(' ');
        if ((counted.get(chain) ?? 0) > 1)
          shared += sim.storedLayers.peek(`${daemon.id} ${layer}`)?.size ?? 0;
      });
      return imageSummary(daemon, row, { containers: users.get(row.id) ?? 0, shared });
    });
}

function isShown(daemon: Readonly<DaemonRow>, id: string, all: readonly { parent: string }[]): boolean {
  return Object.values(daemon.references).includes(id) || !all.some(({ parent }) => parent === id);
}

function volumes(sim: Sim, daemon: Readonly<DaemonRow>): object[] {
  const found: Readonly<VolumeRow>[] = [];
  for (const row of sim.volumes.all()) if (row.daemon === daemon.id) found.push(row);
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  return found.map((row) => ({
    ...volumeSummary(row),
    UsageData: { RefCount: row.users.length, Size: sizeOf(sim, daemon.machine, volumePath(row.name)) },
  }));
}

/** Bytes of all files below a directory of the host. */
export function sizeOf(sim: Sim, machine: number, path: string): number {
  const viewer = files.rootViewer(sim, machine);
  const tree = files.treeAt(sim, viewer, path);
  if (isFail(tree)) return 0;
  let sum = 0;
  for (const entry of Object.values(tree)) {
    if (entry.type === 'file' && entry.link === undefined)
      sum += entry.size ?? entry.bytes?.length ?? entry.text?.length ?? 0;
  }
  return sum;
}
