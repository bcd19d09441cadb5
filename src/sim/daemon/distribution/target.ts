import { asBytes, text, type Bytes } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { layerBlob } from '../image/layer-archive';
import {
  errorsOf,
  isUnanswered,
  type RegistryAnswer,
  type RegistryClient,
  type Unanswered,
} from '#sim/distribution/client';
import { manifestV2 } from '#sim/distribution/manifest';

/** A layer on its way to a registry: its compressed blob. */
export interface LayerToPush {
  diffId: string;
  digest: string;
  /** compressed, as it is sent */
  bytes: number;
  /** unpacked */
  size: number;
}

/** Something that images are pushed to. Texts are refusals in the registry's or the network's words. */
export interface Target {
  /** unpacked bytes a second that are packed and sent */
  readonly rate: number;
  /** Is anybody there? */
  reach(): Steps<string | undefined>;
  /** May this one push? */
  admit(): Steps<string | undefined>;
  has(digest: string): Steps<boolean>;
  /** Takes a blob over from another repository of the same registry. */
  mount(layer: LayerToPush, from: string): Steps<boolean>;
  upload(layer: LayerToPush): Steps<string | undefined>;
  uploadConfig(digest: string, content: Bytes): Steps<string | undefined>;
  putManifest(tag: string, manifest: string): Steps<string | undefined>;
}

/** A registry that speaks the distribution API. */
export class RegistryTarget implements Target {
  readonly rate = 100e6;

  constructor(
    private readonly p: Proc,
    private readonly client: RegistryClient,
    /** path without the domain */
    private readonly name: string,
  ) {}

  *reach(): Steps<string | undefined> {
    const answer = yield* this.client.ping();
    return isUnanswered(answer) ? answer.unanswered : undefined;
  }

  /** The refusal comes with the first request that needs to be allowed. */
  *admit(): Steps<string | undefined> {
    const answer = yield* this.client.ask('HEAD', this.#path(`blobs/${noDigest}`));
    if (isUnanswered(answer)) return answer.unanswered.replace(/^.*": /, '');
    if (answer.status === 401) return 'unauthorized: authentication required';
    return answer.status === 403 ? 'denied: requested access to the resource is denied' : undefined;
  }

  #path(rest: string): string {
    return `/v2/${this.name}/${rest}`;
  }

  *has(digest: string): Steps<boolean> {
    const answer = yield* this.client.ask('HEAD', this.#path(`blobs/${digest}`));
    return !isUnanswered(answer) && answer.status === 200;
  }

  *mount({ digest }: LayerToPush, from: string): Steps<boolean> {
    const query = `?from=${encodeURIComponent(from)}&mount=${encodeURIComponent(digest)}`;
    const answer = yield* this.client.ask('POST', this.#path(`blobs/uploads/${query}`));
    return !isUnanswered(answer) && answer.status === 201;
  }

  *upload({ diffId, digest }: LayerToPush): Steps<string | undefined> {
    const blob = this.p.do((sim) => {
      const tree = files.layerTree(sim, diffId);
      return tree === undefined ? null : layerBlob(tree).blob;
    });
    return blob === null ? 'layer does not exist' : yield* this.#send(digest, asBytes(blob));
  }

  *uploadConfig(digest: string, content: Bytes): Steps<string | undefined> {
    return (yield* this.has(digest)) ? undefined : yield* this.#send(digest, content);
  }

  /** POST for a place, PATCH with the content, PUT with its digest. */
  *#send(digest: string, content: Bytes): Steps<string | undefined> {
    const begun = yield* this.client.ask('POST', this.#path('blobs/uploads/'));
    const started = refusalOf(begun, 202);
    if (started !== undefined) return started;
    const sent = yield* this.client.ask('PATCH', locationOf(begun), {
      headers: [['Content-Type', 'application/octet-stream']],
      body: content,
    });
    const refused = refusalOf(sent, 202);
    if (refused !== undefined) return refused;
    const place = locationOf(sent);
    const end = `${place}${place.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`;
    return refusalOf(yield* this.client.ask('PUT', end), 201);
  }

  *putManifest(tag: string, manifest: string): Steps<string | undefined> {
    const answer = yield* this.client.ask('PUT', this.#path(`manifests/${tag}`), {
      headers: [['Content-Type', manifestV2]],
      body: asBytes(manifest),
    });
    return refusalOf(answer, 201);
  }
}

/** A digest that nothing has: asking for it shows whether one may ask. */
const noDigest = `sha256:${'0'.repeat(64)}`;

function refusalOf(answer: RegistryAnswer | Unanswered, wanted: number): string | undefined {
  if (isUnanswered(answer)) return answer.unanswered;
  return answer.status === wanted ? undefined : errorsOf(answer);
}

function locationOf(answer: RegistryAnswer | Unanswered): string {
  return isUnanswered(answer) ? '' : text(asBytes(answer.headers['location'] ?? ''));
}
