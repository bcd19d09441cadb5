import { engineAgent } from './agent';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import * as files from '#sim/files/index';
import { publishedSize, type OfferedLayer } from '#sim/registry/index';
import type { Sim } from '#sim/world/sim';
import type { Reply } from '../http/answer';
import { broken, isRefusal, type Refusal } from '../http/refusal';
import { hasParam, param, type ApiRequest } from '../http/request';
import { beginStream, endStream } from '../http/stream';
import type { Connection } from '../http/verb';
import { takeLayer } from '../image/archive/load';
import { digestOf, readConfigText } from '../image/config-text';
import { fits, shownPlatform, type Platform } from '../image/platform';
import { hubRate, platformOf, referenceOf, statusOf } from '../image/pull';
import { askedName, fetchLayers, finish, planOf, say, type Offer } from '../image/pull-progress';
import { imageKey } from '../state/images';
import type { Reference } from '../state/reference';
import { RegistryClient } from '#sim/distribution/client';
import { credentialsOf } from './credentials';
import { endpointOf } from '#sim/distribution/endpoint';
import { choose, readManifest } from '#sim/distribution/manifest';
import { mismatch } from './push';
import { HubSource, RegistrySource, type Source } from './source';

/** What a registry that is near answers in, ms; and how fast its blobs come, bytes a second. */
const near = 40;
const nearRate = 200e6;

/** One pull: what all of its tags share. */
interface Pull {
  fd: number;
  connection: Connection;
  daemon: number;
  reference: Reference;
  source: Source;
  platform: Platform;
  /** the client asked for it: what is for another one gets a warning */
  isPlatformAsked: boolean;
}

/** POST /images/create for what is not in Docker Hub's catalogue: other registries, and what was pushed. */
export function* fetchImages(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'close' | 'keep'> {
  const { fd, daemon } = connection;
  const reference = referenceOf(request);
  if (isRefusal(reference)) return reference;
  const platform = p.do((sim) => platformOf(sim, daemon, param(request, 'platform')));
  if (isRefusal(platform)) return platform;
  const source = sourceOf(p, request, reference);
  const isPlatformAsked = hasParam(request, 'platform') && param(request, 'platform') !== '';
  const pull: Pull = { fd, connection, daemon, reference, source, platform, isPlatformAsked };
  const unreachable = yield* source.reach();
  if (unreachable !== undefined) return unreachable;
  const all = reference.tag === '' && reference.digest === '';
  const tags = all ? yield* source.tags() : [reference.digest || reference.tag];
  if (isRefusal(tags)) return tags;
  return yield* fetchTags(p, pull, tags, all);
}

/** Where a reference is pulled from. */
export function sourceOf(p: Proc, request: ApiRequest, reference: Reference): Source {
  const domain = reference.repository.slice(0, reference.repository.indexOf('/'));
  if (domain === 'docker.io') return new HubSource(p, reference);
  return new RegistrySource(
    new RegistryClient(p, endpointOf(p, domain), credentialsOf(request), engineAgent),
    reference,
  );
}

function* fetchTags(
  p: Proc,
  pull: Pull,
  tags: readonly string[],
  all: boolean,
): Steps<Reply | Refusal | 'close' | 'keep'> {
  const { fd, reference } = pull;
  const name = reference.repository.slice(reference.repository.indexOf('/') + 1);
  let isNew = false;
  let hasBegun = false;
  for (const tag of tags) {
    const manifest = yield* pull.source.manifest(tag);
    if (isRefusal(manifest) && !hasBegun) return manifest;
    if (!hasBegun && (yield* beginStream(p, pull.connection)) !== undefined) return 'close';
    hasBegun = true;
    if (!isRefusal(manifest))
      yield* say(p, fd, {
        status: `Pulling from ${name}`,
        id: reference.digest === '' ? tag : askedName(reference, tag),
      });
    const done = isRefusal(manifest) ? manifest : yield* fetchOne(p, pull, tag, manifest);
    if (done === 'gone') return 'close';
    if (isRefusal(done)) {
      yield* say(p, fd, { errorDetail: { message: done.message }, error: done.message });
      yield* endStream(p, fd);
      return 'keep';
    }
    isNew ||= done.isNew;
  }
  if (!hasBegun && (yield* beginStream(p, pull.connection)) !== undefined) return 'close';
  yield* say(p, fd, statusOf(isNew, all ? reference.familiar : askedName(reference, tags[0] ?? '')));
  yield* endStream(p, fd);
  return 'keep';
}

function* fetchOne(
  p: Proc,
  pull: Pull,
  tag: string,
  found: { text: string; digest: string },
): Steps<{ isNew: boolean } | Refusal | 'gone'> {
  const { fd, daemon, reference, source } = pull;
  const offer = yield* offerOf(p, pull, found);
  if (isRefusal(offer)) return offer;
  const isFar = reference.repository.startsWith('docker.io/');
  const plan = p.do((sim) => planOf(sim, offer, isFar ? hubRate : nearRate, near));
  const missing = plan.layers.filter(({ isPresent }) => !isPresent);
  for (const { digest, diffId } of missing) {
    const blob = yield* source.layer(digest);
    if (isRefusal(blob)) return blob;
    if (blob === undefined) continue;
    const wrong = p.do((sim) => {
      const taken = takeLayer(sim, daemon, blob, diffId);
      return typeof taken === 'string' ? taken : null;
    });
    if (wrong !== null) return broken(`filesystem layer verification failed for digest ${digest}`);
  }
  const trouble = yield* fetchLayers(p, fd, daemon, plan, reference.familiar);
  if (trouble !== undefined) return trouble === 'gone' ? trouble : broken(trouble);
  const isNew = p.do((sim) => {
    const sized = { ...offer, layers: offer.layers.map((layer) => ({ ...layer, size: sizeOf(sim, layer) })) };
    const size = sized.layers.reduce((sum, layer) => sum + layer.size, 0);
    return finish(sim, reference, tag, { ...sized, row: { ...offer.row, size } });
  });
  yield* say(p, fd, { status: `Digest: ${offer.digest}` });
  if (pull.isPlatformAsked && !fits(offer.row, pull.platform))
    yield* say(p, fd, {
      status: `WARNING: ${mismatch(askedName(reference, tag), offer.row, pull.platform)}`,
    });
  return { isNew };
}

/** From a manifest, or the entry of a list that fits, to an image and its layers. */
function* offerOf(
  p: Proc,
  { daemon, source, platform }: Pull,
  found: { text: string; digest: string },
): Steps<Offer | Refusal> {
  let manifest = readManifest(found.text);
  if (manifest?.kind === 'list') {
    const entry = choose(manifest.manifests, platform);
    if (entry === undefined)
      return broken(`no matching manifest for ${shownPlatform(platform)} in the manifest list entries`);
    const own = yield* source.manifest(entry.digest);
    if (isRefusal(own)) return own;
    manifest = readManifest(own.text);
  }
  if (manifest?.kind !== 'image') return broken('unsupported manifest format');
  const { config, layers } = manifest;
  const text = yield* source.config(config.digest);
  if (isRefusal(text)) return text;
  const read = readConfigText(text);
  if (read?.layers.length !== layers.length) return broken('invalid rootfs in image configuration');
  if (digestOf(text) !== config.digest) return broken('image config verification failed for digest');
  const offered = p.do((sim) =>
    layers.map(({ digest, size }, i): OfferedLayer => {
      const diffId = read.layers[i] ?? '';
      return { digest, diffId, bytes: size, size: sizeOf(sim, { digest, diffId, bytes: size, size }) };
    }),
  );
  const row = p.do((sim) => {
    const known = sim.images.peek(imageKey(daemon, config.digest));
    return known === undefined ? null : { ...known };
  });
  return {
    digest: found.digest,
    row: row ?? { ...read, id: config.digest, daemon, parent: '', size: 0 },
    layers: offered,
  };
}

/** What a layer takes unpacked, bytes. */
function sizeOf(sim: Sim, { diffId, size }: OfferedLayer): number {
  const stored = sim.layers.peek(diffId)?.size ?? publishedSize(diffId);
  if (stored !== undefined) return stored;
  const tree = files.layerTree(sim, diffId);
  return tree === undefined ? size : files.layerSize(tree);
}
