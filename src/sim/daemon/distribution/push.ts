import { engineAgent } from './agent';
import { utf8 } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { DaemonRow, ImageRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import type { Reply } from '../http/answer';
import { invalid, isRefusal, notFound, type Refusal } from '../http/refusal';
import { param, type ApiRequest } from '../http/request';
import { beginStream, endStream, sendJson } from '../http/stream';
import type { Connection } from '../http/verb';
import { configTextOf, digestOf } from '../image/config-text';
import { layerBlob } from '../image/layer-archive';
import { fits, platformsOf, shownPlatform, type Platform } from '../image/platform';
import { progressOf } from '../image/progress';
import { announceImage } from '../state/events';
import { peekImage, shortId } from '../state/images';
import { familiarName, parseReference, type Reference } from '../state/reference';
import { RegistryClient } from '#sim/distribution/client';
import { credentialsOf } from './credentials';
import { endpointOf } from '#sim/distribution/endpoint';
import { HubTarget } from './hub';
import { manifestText } from '#sim/distribution/manifest';
import { RegistryTarget, type LayerToPush, type Target } from './target';

/** moby, daemon/config: DefaultMaxConcurrentUploads */
const uploadsAtOnce = 5;

/** What is pushed under one tag. */
interface Load {
  id: string;
  tag: string;
  config: string;
  /** base first */
  layers: LayerToPush[];
}

/** POST /images/{name}/push: one tag, or without one all tags of a repository. Nearly all refusals come in the stream. */
export function* push(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'close' | 'keep'> {
  const reference = parseReference(request.vars['name'] ?? '');
  if (isRefusal(reference)) return reference;
  if (reference.digest !== '') return invalid('cannot push a digest reference');
  const tag = param(request, 'tag') || reference.tag;
  if (tag !== '' && !/^\w[\w.-]{0,127}$/.test(tag)) return invalid('invalid tag format');
  const platforms = platformsOf(request);
  if (isRefusal(platforms)) return platforms;
  const loads = p.do((sim) => loadsOf(sim, sim.daemons.need(connection.daemon), reference, tag, platforms));
  if (isRefusal(loads)) return loads;
  const { fd } = connection;
  if ((yield* beginStream(p, connection)) !== undefined) return 'close';
  yield* sendJson(p, fd, { status: `The push refers to repository [${reference.repository}]` }, '\r\n');
  const failed = typeof loads === 'string' ? loads : yield* pushAll(p, request, connection, reference, loads);
  if (failed !== undefined)
    yield* sendJson(p, fd, { errorDetail: { message: failed }, error: failed }, '\r\n');
  yield* endStream(p, fd);
  return 'keep';
}

function* pushAll(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
  reference: Reference,
  loads: readonly Load[],
): Steps<string | undefined> {
  const target = targetOf(p, request, reference);
  const unreachable = yield* target.reach();
  if (unreachable !== undefined) return unreachable;
  for (const load of loads) {
    const failed = yield* pushOne(p, connection, reference, target, load);
    if (failed !== undefined) return failed;
  }
  return undefined;
}

function targetOf(p: Proc, request: ApiRequest, { repository }: Reference): Target {
  const slash = repository.indexOf('/');
  const domain = repository.slice(0, slash);
  const who = credentialsOf(request);
  if (domain === 'docker.io') return new HubTarget(p, repository, who);
  return new RegistryTarget(
    p,
    new RegistryClient(p, endpointOf(p, domain), who, engineAgent),
    repository.slice(slash + 1),
  );
}

/** One tag: its layers from the top down, its configuration, its manifest. Answers why not. */
function* pushOne(
  p: Proc,
  { fd, daemon }: Connection,
  reference: Reference,
  target: Target,
  load: Load,
): Steps<string | undefined> {
  const layers = [...new Map([...load.layers].reverse().map((layer) => [layer.digest, layer])).values()];
  const say = (value: object) => sendJson(p, fd, value, '\r\n');
  for (const { diffId } of layers) yield* say(bare('Preparing', diffId));
  for (const { diffId } of layers.slice(uploadsAtOnce)) yield* say(bare('Waiting', diffId));
  const denied = yield* target.admit();
  if (denied !== undefined) return denied;
  for (const layer of layers) {
    const failed = yield* pushLayer(p, { fd, daemon }, reference, target, layer);
    if (failed !== undefined) return failed;
  }
  const config = utf8(load.config);
  const refused = yield* target.uploadConfig(load.id, config);
  if (refused !== undefined) return refused;
  const manifest = manifestText(
    { digest: load.id, size: config.length },
    load.layers.map(({ digest, bytes }) => ({ digest, size: bytes })),
  );
  const unwanted = yield* target.putManifest(load.tag, manifest);
  if (unwanted !== undefined) return unwanted;
  const digest = digestOf(manifest);
  const size = manifest.length;
  yield* say({ status: `${load.tag}: digest: ${digest} size: ${size}` });
  p.do((sim) => {
    const row = sim.daemons.need(daemon);
    row.digests[`${reference.repository}@${digest}`] = load.id;
    announceImage(sim, row, 'push', load.id, `${reference.familiar}:${load.tag}`);
  });
  yield* say({ progressDetail: {}, aux: { Tag: load.tag, Digest: digest, Size: size } });
  return undefined;
}

const bare = (status: string, diffId: string) => ({ status, progressDetail: {}, id: shortId(diffId) });

function* pushLayer(
  p: Proc,
  { fd, daemon }: Pick<Connection, 'fd' | 'daemon'>,
  reference: Reference,
  target: Target,
  layer: LayerToPush,
): Steps<string | undefined> {
  const say = (value: object) => sendJson(p, fd, value, '\r\n');
  if (yield* target.has(layer.digest)) {
    yield* say(bare('Layer already exists', layer.diffId));
    return undefined;
  }
  for (const from of p.do((sim) => sourcesOf(sim, sim.daemons.need(daemon), reference, layer.diffId))) {
    const name = from.slice(from.indexOf('/') + 1);
    if (!(yield* target.mount(layer, name))) continue;
    yield* say(bare(`Mounted from ${name}`, layer.diffId));
    return undefined;
  }
  const ms = (layer.size / target.rate) * 1000;
  const steps = Math.min(20, Math.ceil(ms / 100));
  for (let step = 1; step <= steps; step += 1) {
    yield* p.sleep(ms / steps);
    yield* say(progressOf('Pushing', shortId(layer.diffId), (layer.size * step) / steps, layer.size));
  }
  const failed = yield* target.upload(layer);
  if (failed !== undefined) return failed;
  yield* say(bare('Pushed', layer.diffId));
  return undefined;
}

/** Other repositories of the same registry that this layer is known from: images here that have a digest there. */
function sourcesOf(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  { repository }: Reference,
  diffId: string,
): string[] {
  const domain = repository.slice(0, repository.indexOf('/') + 1);
  const found = Object.entries(daemon.digests).flatMap(([name, id]) => {
    const from = name.slice(0, name.indexOf('@'));
    const isThere = peekImage(sim, daemon.id, id)?.layers.includes(diffId) === true;
    return from.startsWith(domain) && from !== repository && isThere ? [from] : [];
  });
  return [...new Set(found)];
}

/** What the tags of a repository name. A text: why there is nothing to push, which is said in the stream. */
function loadsOf(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  reference: Reference,
  tag: string,
  platforms: readonly Platform[],
): Load[] | string | Refusal {
  const prefix = `${reference.repository}:`;
  const tags = Object.keys(daemon.references)
    .filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes('/'))
    .map((name) => name.slice(prefix.length))
    .sort();
  if (tags.length === 0) return `An image does not exist locally with the tag: ${reference.familiar}`;
  if (tag !== '' && !tags.includes(tag)) return `tag does not exist: ${reference.familiar}:${tag}`;
  const loads: Load[] = [];
  for (const one of tag === '' ? tags : [tag]) {
    const image = peekImage(sim, daemon.id, daemon.references[`${prefix}${one}`] ?? '');
    if (image === undefined) return `tag does not exist: ${reference.familiar}:${one}`;
    const other = platforms.find((platform) => !fits(image, platform));
    if (other !== undefined) return notFound(mismatch(`${familiarName(prefix)}${one}`, image, other));
    loads.push(loadOf(sim, daemon, image, one));
  }
  return loads;
}

/** How dockerd says that an image is for another platform. */
export function mismatch(
  name: string,
  { os, architecture }: Pick<ImageRow, 'os' | 'architecture'>,
  wanted: Platform,
): string {
  return `image with reference ${name} was found but its platform (${os}/${architecture}) does not match the specified platform (${shownPlatform(wanted)})`;
}

function loadOf(sim: Sim, daemon: Readonly<DaemonRow>, image: Readonly<ImageRow>, tag: string): Load {
  const layers = image.layers.map((diffId): LayerToPush => {
    const tree = files.layerTree(sim, diffId);
    const { blob, digest } = layerBlob(tree ?? {});
    const size = sim.storedLayers.peek(`${daemon.id} ${diffId}`)?.size ?? blob.length;
    return { diffId, digest, bytes: blob.length, size };
  });
  return { id: image.id, tag, config: configTextOf(image), layers };
}
