import { canReachInternet } from '#sim/network/index';
import { utf8 } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import {
  downloadedAt,
  find,
  isRefused,
  planPull,
  unpackedAt,
  type Architecture,
  type LayerPlan,
  type OfferedImage,
  type PullPlan,
} from '#sim/registry/index';
import type { Sim } from '#sim/world/sim';
import type { Reply } from '../http/answer';
import { broken, invalid, isRefusal, notImplemented, refuse, type Refusal } from '../http/refusal';
import { hasParam, param, type ApiRequest } from '../http/request';
import { beginStream, endStream, sendChunk, untilOrGone } from '../http/stream';
import type { Connection } from '../http/verb';
import { announceImage } from '../state/events';
import { shortId } from '../state/images';
import { parseReference, tagged, type Reference } from '../state/reference';
import { progressBar } from './progress';
import { endPull, showPull } from './pull-rows';
import { hasLayer, rowOf, storeImage, storeLayer, tagImage } from './store';

/** How often progress is told, ms. */
const tick = 100;
/** What Docker Hub gives one client, bytes a second: a household's 200 Mbit/s. */
export const hubRate = 25e6;
/** What Docker Hub takes to say no, ms. */
export const refusalTime = 700;

/** POST /images/create: pulls an image, and tells of it as it goes. */
export function* pull(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'keep' | 'close'> {
  if (hasParam(request, 'fromSrc')) return notImplemented('docker import is not part of this simulation yet');
  const reference = referenceOf(request);
  if (isRefusal(reference)) return reference;
  const unreachable = p.do((sim) => whyUnreachable(sim, connection.daemon, reference));
  if (unreachable !== null) return unreachable;
  const wanted = reference.digest === '' ? reference.tag || 'latest' : reference.digest;
  const arch = architectureOf(request);
  if (isRefusal(arch)) return arch;
  const plan = p.do((sim): PullPlan | Refusal => {
    const offered = offerFor(sim, connection.daemon, reference, wanted, arch);
    if (isRefusal(offered)) return offered;
    const { networkRate } = sim.machines.need(sim.daemons.need(connection.daemon).machine).hardware;
    return planPull(
      offered.layers,
      ({ diffId }) => hasLayer(sim, connection.daemon, diffId),
      Math.min(hubRate, networkRate / 8),
    );
  });
  yield* p.sleep(isRefusal(plan) ? refusalTime : plan.known);
  if (isRefusal(plan)) return plan;
  const { fd } = connection;
  if ((yield* beginStream(p, fd)) !== undefined) return 'close';
  yield* say(p, fd, {
    status: `Pulling from ${reference.repository.replace(/^docker\.io\//, '')}`,
    id: wanted,
  });
  const start = p.clock() - plan.known;
  const isThrough = yield* showLayers(p, fd, plan, start, connection.daemon, reference.familiar);
  p.do((sim) => endPull(sim, connection.daemon, plan));
  if (!isThrough) return 'close';
  const done = p.do((sim) => finish(sim, connection.daemon, reference, wanted, arch));
  yield* say(p, fd, { status: `Digest: ${done.digest}` });
  const name = `${reference.familiar}${reference.digest === '' ? `:${wanted}` : `@${wanted}`}`;
  yield* say(p, fd, {
    status: `Status: ${done.isNew ? 'Downloaded newer image' : 'Image is up to date'} for ${name}`,
  });
  yield* endStream(p, fd);
  return 'keep';
}

function* say(p: Proc, fd: number, message: object): Steps<void> {
  yield* sendChunk(p, fd, utf8(`${JSON.stringify(message)}\r\n`));
}

function referenceOf(request: ApiRequest): Reference | Refusal {
  const from = param(request, 'fromImage');
  if (from === '') return broken('Get "http:": http: no Host in request URL');
  const tag = param(request, 'tag');
  const joined = tag === '' ? from : tag.includes(':') ? `${from}@${tag}` : `${from}:${tag}`;
  return parseReference(joined);
}

function architectureOf(request: ApiRequest): Architecture | '' | Refusal {
  const platform = param(request, 'platform');
  if (platform === '') return '';
  const [os = '', arch = ''] = platform.split('/');
  if (os !== 'linux') return refuse(404, `no matching manifest for ${platform} in the manifest list entries`);
  if (arch === 'amd64' || arch === 'arm64') return arch;
  return invalid(`no matching manifest for ${platform} in the manifest list entries`);
}

/** Docker Hub is the one registry that can be pulled from; others have nobody behind their name. */
function whyUnreachable(sim: Sim, daemonId: number, reference: Reference): Refusal | null {
  const domain = reference.repository.split('/')[0] ?? '';
  const { net } = sim.machines.need(sim.daemons.need(daemonId).machine).ns;
  const host = domain === 'docker.io' ? 'registry-1.docker.io' : domain;
  if (/^(localhost|127\.)/.test(domain)) {
    const port = domain.includes(':') ? domain : `${domain}:80`;
    return broken(
      `Get "http://${domain}/v2/": dial tcp ${port.replace('localhost', '127.0.0.1')}: connect: connection refused`,
    );
  }
  if (!canReachInternet(sim, net))
    return broken(`Get "https://${host}/v2/": dial tcp: lookup ${host}: network is unreachable`);
  return domain === 'docker.io'
    ? null
    : broken(
        `Get "https://${host}/v2/": dial tcp: lookup ${host.split(':')[0] ?? ''} on 192.168.1.1:53: no such host`,
      );
}

function offerFor(
  sim: Sim,
  daemonId: number,
  reference: Reference,
  wanted: string,
  arch: Architecture | '',
): OfferedImage | Refusal {
  const { machine } = sim.daemons.need(daemonId);
  const own = sim.machines.need(machine).arch;
  const offered = find(reference.repository, wanted, arch === '' ? own : arch);
  return isRefused(offered) ? refuse(offered.status, offered.message) : offered;
}

/** Tells of all layers until they are there. False when the client has gone: moby then gives the pull up. */
function* showLayers(
  p: Proc,
  fd: number,
  plan: PullPlan,
  start: number,
  daemon: number,
  name: string,
): Steps<boolean> {
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
    if (gone === 'gone') return false;
    p.do((sim) => showPull(sim, daemon, plan, at));
    let lines = '';
    for (const layer of plan.layers) {
      if (layer.isPresent) continue;
      for (const message of newsOf(layer, at)) {
        const text = JSON.stringify({ ...message, id: shortId(layer.digest) });
        const isRepeated =
          said.get(layer.digest) === text || isPast(said.get(`${layer.digest} step`), message.status);
        if (isRepeated) continue;
        if (said.get(`${layer.digest} step`) !== message.status) tell(p, daemon, layer, message.status, name);
        said.set(layer.digest, text);
        said.set(`${layer.digest} step`, message.status);
        lines += `${text}\r\n`;
      }
    }
    if ((yield* sendChunk(p, fd, utf8(lines))) !== undefined) return false;
    if (at >= plan.end) return true;
  }
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

function finish(
  sim: Sim,
  daemonId: number,
  reference: Reference,
  wanted: string,
  arch: Architecture | '',
): { digest: string; isNew: boolean } {
  const daemon = sim.daemons.need(daemonId);
  const offered = offerFor(sim, daemonId, reference, wanted, arch);
  if (isRefusal(offered)) throw new Error(offered.message);
  for (const { diffId, size } of offered.layers) storeLayer(sim, daemonId, diffId, size);
  const name = tagged(reference);
  const digestName = `${reference.repository}@${offered.digest}`;
  const isNew =
    (reference.digest === '' ? daemon.references[name] : daemon.digests[digestName]) !== offered.id;
  storeImage(sim, rowOf(daemonId, offered));
  if (reference.digest === '') tagImage(sim, daemon, name, offered.id);
  daemon.digests[digestName] = offered.id;
  announceImage(
    sim,
    daemon,
    'pull',
    offered.id,
    `${reference.familiar}${reference.digest === '' ? `:${wanted}` : `@${wanted}`}`,
  );
  return { digest: offered.digest, isNew };
}
