import { text, utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import { isUnanswered, RegistryClient } from '#sim/distribution/client';
import { endpointOf } from '#sim/distribution/endpoint';
import { accepted, manifestV2, ociManifest, readManifest, type Descriptor } from '#sim/distribution/manifest';
import { publishedManifest, type Given } from '#sim/distribution/published';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { readConfig } from '../config-file';
import type { Reference } from '../reference';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { credentialsFor, encode, registryKey } from '../registry-auth';
import { clientVersion } from '../version';
import { shownReference } from './reference';
import type { KeptManifest } from './store';

/** The registry of a name, as this command may talk to it: without --insecure only by TLS, loopback or not. */
export function clientFor(p: Proc, { domain }: Reference, isInsecure: boolean): RegistryClient {
  const who = credentialsFor(readConfig(p), registryKey(domain));
  return new RegistryClient(
    p,
    { ...endpointOf(p, domain), isInsecure },
    who,
    `Docker-Client/${clientVersion} (linux)`,
  );
}

const noSuch = (reference: Reference) => refuse(`no such manifest: ${shownReference(reference)}`);

/** What a registry has under a name. */
export function* fetchManifest(p: Proc, reference: Reference, isInsecure: boolean): Steps<Given | Refusal> {
  const wanted = reference.digest ?? reference.tag ?? 'latest';
  if (reference.domain === 'docker.io') {
    yield* p.sleep(500);
    const found = p.do(() => publishedManifest(`docker.io/${reference.path}`, wanted));
    return typeof found === 'string' ? noSuch(reference) : found;
  }
  const client = clientFor(p, reference, isInsecure);
  if (isUnanswered(yield* client.ping())) return noSuch(reference);
  const headers = accepted.map((type) => ['Accept', type] as const);
  const answer = yield* client.ask('GET', `/v2/${reference.path}/manifests/${wanted}`, { headers });
  if (isUnanswered(answer) || answer.status !== 200) return noSuch(reference);
  return {
    text: text(answer.body),
    digest: `sha256:${hexDigest('sha256', answer.body)}`,
    type: answer.headers['content-type'] ?? '',
  };
}

/** The manifest of one image with what it is made for, as it is kept. A list will not do. */
export function* fetchImage(
  p: Proc,
  reference: Reference,
  isInsecure: boolean,
): Steps<KeptManifest | Refusal> {
  const given = yield* fetchManifest(p, reference, isInsecure);
  return isRefusal(given) ? given : yield* keptFrom(p, reference, given, isInsecure);
}

export function* keptFrom(
  p: Proc,
  reference: Reference,
  given: Given,
  isInsecure: boolean,
  platform?: Descriptor['platform'],
): Steps<KeptManifest | Refusal> {
  const manifest = readManifest(given.text);
  if (manifest?.kind !== 'image') return refuse(`${shownReference(reference)} is a manifest list`);
  const made = platform ?? (yield* platformFrom(p, reference, manifest.config.digest, isInsecure));
  const isOci = given.type === ociManifest;
  const value = JSON.parse(given.text) as object;
  return {
    Ref: shownReference(reference),
    Descriptor: {
      mediaType: isOci ? ociManifest : manifestV2,
      digest: given.digest,
      size: utf8(given.text).length,
      ...(made === undefined ? {} : { platform: made }),
    },
    Raw: encode(utf8(given.text)),
    ...(isOci ? { OCIManifest: value } : { SchemaV2Manifest: value }),
  };
}

/** What a configuration says that its image is made for. */
function* platformFrom(
  p: Proc,
  reference: Reference,
  digest: string,
  isInsecure: boolean,
): Steps<Descriptor['platform']> {
  if (reference.domain === 'docker.io') return undefined;
  const client = clientFor(p, reference, isInsecure);
  if (isUnanswered(yield* client.ping())) return undefined;
  const answer = yield* client.ask('GET', `/v2/${reference.path}/blobs/${digest}`);
  if (isUnanswered(answer) || answer.status !== 200) return undefined;
  const { architecture = '', os = '' } = JSON.parse(text(answer.body)) as {
    architecture?: string;
    os?: string;
  };
  return { architecture, os };
}
