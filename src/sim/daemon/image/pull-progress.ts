import { utf8 } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import {
  downloadedAt,
  planPull,
  unpackedAt,
  type LayerPlan,
  type OfferedLayer,
  type PullPlan,
} from '#sim/registry/index';
import type { ImageRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { sendChunk, untilOrGone } from '../http/stream';
import { announceImage } from '../state/events';
import { imageKey, shortId } from '../state/images';
import { tagged, type Reference } from '../state/reference';
import { progressBar } from './progress';
import { endPull, showPull } from './pull-rows';
import { dropUnused, hasLayer, storeImage, storeLayer, tagImage } from './store';

/** How often progress is told, ms. */
const tick = 100;

/** What a registry has under a name: an image, its layers, and the digest that it goes by there. */
export interface Offer {
  digest: string;
  row: ImageRow;
  layers: OfferedLayer[];
}

/** When what will happen to the layers. An image that is here already has none to fetch. `known`: ms that were taken to find out. */
export function planOf(sim: Sim, { row, layers }: Offer, bandwidth: number, known?: number): PullPlan {
  const isHere = sim.images.has(imageKey(row.daemon, row.id));
  return planPull(isHere ? [] : layers, ({ diffId }) => hasLayer(sim, row.daemon, diffId), bandwidth, known);
}

export function* say(p: Proc, fd: number, message: object): Steps<void> {
  yield* sendChunk(p, fd, utf8(`${JSON.stringify(message)}\r\n`));
}

/** The name under which people know what was asked for. */
export function askedName({ familiar, digest }: Reference, wanted: string): string {
  return `${familiar}${digest === '' ? `:${wanted}` : `@${wanted}`}`;
}

/**
 * Lets the layers come, and tells of them. Undefined when all are there; `gone` when the client has gone (moby then gives the
 * pull up), else why a layer could not be unpacked. What had come of a pull that failed does not stay.
 */
export function* fetchLayers(
  p: Proc,
  fd: number,
  daemon: number,
  plan: PullPlan,
  name: string,
): Steps<string | undefined> {
  const trouble = yield* showLayers(p, fd, plan, p.clock() - plan.known, daemon, name);
  p.do((sim) => {
    endPull(sim, daemon, plan);
    const isNew = (layer: LayerPlan) => !layer.isPresent;
    if (trouble !== undefined)
      for (const layer of plan.layers.filter(isNew)) dropUnused(sim, daemon, layer.diffId);
  });
  return trouble;
}

/** The image is there: it gets its names. Answers whether that is news. */
export function finish(
  sim: Sim,
  reference: Reference,
  wanted: string,
  { digest, row, layers }: Offer,
): boolean {
  const daemon = sim.daemons.need(row.daemon);
  for (const { diffId, size } of layers) storeLayer(sim, daemon.id, diffId, size);
  const name = tagged(reference.digest === '' ? { ...reference, tag: wanted } : reference);
  const digestName = `${reference.repository}@${digest}`;
  const isNew = (reference.digest === '' ? daemon.references[name] : daemon.digests[digestName]) !== row.id;
  storeImage(sim, row);
  if (reference.digest === '') tagImage(sim, daemon, name, row.id);
  daemon.digests[digestName] = row.id;
  announceImage(sim, daemon, 'pull', row.id, askedName(reference, wanted));
  return isNew;
}

/** Tells of all layers until they are there, or one of them cannot be unpacked, or nobody listens any more. */
function* showLayers(
  p: Proc,
  fd: number,
  plan: PullPlan,
  start: number,
  daemon: number,
  name: string,
): Steps<string | undefined> {
  const said = new Map<string, string>();
  for (const layer of plan.layers) {
    const id = shortId(layer.digest);
    const status = layer.isPresent ? 'Already exists' : 'Pulling fs layer';
    said.set(id, status);
    yield* say(p, fd, { status, progressDetail: {}, id });
  }
  for (let now = plan.known; ; now = Math.min(plan.end, now + tick)) {
    const at = now;
    const gone = yield* untilOrGone(
      p,
      fd,
      [],
      (sim) => (sim.time >= start + at ? 'time' : undefined),
      start + at,
    );
    if (gone === 'gone') return gone;
    p.do((sim) => showPull(sim, daemon, plan, at));
    let lines = '';
    for (const layer of plan.layers) {
      if (layer.isPresent) continue;
      for (const message of newsOf(layer, at)) {
        const text = JSON.stringify({ ...message, id: shortId(layer.digest) });
        const isRepeated =
          said.get(layer.digest) === text || isPast(said.get(`${layer.digest} step`), message.status);
        if (isRepeated) continue;
        const isStep = said.get(`${layer.digest} step`) !== message.status;
        const full = isStep && message.status === 'Pull complete' ? whereFull(p, daemon, layer) : null;
        if (full !== null) return yield* giveUp(p, fd, lines, full);
        if (isStep) tell(p, daemon, layer, message.status, name);
        said.set(layer.digest, text);
        said.set(`${layer.digest} step`, message.status);
        lines += `${text}\r\n`;
      }
    }
    if ((yield* sendChunk(p, fd, utf8(lines))) !== undefined) return 'gone';
    if (at >= plan.end) return undefined;
  }
}

/** Where unpacking a layer comes to the end of the disk: the file that found no room. Null where there is room for all of it. */
function whereFull(p: Proc, daemonId: number, { diffId, size }: LayerPlan): string | null {
  return p.do((sim) => {
    const { machine } = sim.daemons.need(daemonId);
    let room = sim.machines.need(machine).hardware.disk - files.diskUse(sim, machine);
    if (size <= room) return null;
    const tree = files.layerTree(sim, diffId) ?? {};
    const paths = Object.keys(tree).filter((path) => tree[path]?.type === 'file');
    for (const path of paths) {
      room -= files.layerSize({ [path]: tree[path] ?? { type: 'dir' } });
      if (room < 0) return path;
    }
    return paths.at(-1) ?? '/';
  });
}

function* giveUp(p: Proc, fd: number, lines: string, path: string): Steps<string> {
  if (lines !== '' && (yield* sendChunk(p, fd, utf8(lines))) !== undefined) return 'gone';
  return `failed to register layer: write ${path}: no space left on device`;
}

const order = [
  'Waiting',
  'Downloading',
  'Verifying Checksum',
  'Download complete',
  'Extracting',
  'Pull complete',
];

/** Steps go forward only. */
function isPast(said: string | undefined, status: string): boolean {
  return said !== undefined && order.indexOf(status) < order.indexOf(said);
}

interface Message {
  status: string;
  progressDetail: object;
  progress?: string;
}

/** What can be said of a layer at that time, oldest first. */
function newsOf(layer: LayerPlan, now: number): Message[] {
  const start = layer.download[0]?.[0] ?? 0;
  const end = layer.download.at(-1)?.[0] ?? 0;
  const bare = (status: string): Message => ({ status, progressDetail: {} });
  const counted = (status: string, current: number): Message => ({
    status,
    progressDetail: { current: Math.round(current), total: layer.bytes },
    progress: progressBar(Math.round(current), layer.bytes),
  });
  if (now < start) return start - now > tick ? [bare('Waiting')] : [];
  if (now < end) return [counted('Downloading', downloadedAt(layer, now))];
  const news = [bare('Verifying Checksum'), bare('Download complete')];
  if (now < layer.unpackStart) return news;
  if (now < layer.unpackEnd) return [...news, counted('Extracting', unpackedAt(layer, now))];
  return [...news, counted('Extracting', layer.bytes), bare('Pull complete')];
}

/** The stage hears of every step of a layer; a layer that is unpacked is in the store. */
function tell(p: Proc, daemonId: number, layer: LayerPlan, status: string, image: string): void {
  p.do((sim) => {
    const { machine } = sim.daemons.need(daemonId);
    if (status === 'Pull complete') storeLayer(sim, daemonId, layer.diffId, layer.size);
    const action = status.toLowerCase();
    sim.emit(machine, 'layer', action, shortId(layer.digest), {
      image,
      bytes: String(layer.bytes),
      size: String(layer.size),
    });
  });
}
