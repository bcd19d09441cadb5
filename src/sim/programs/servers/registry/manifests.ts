import { text, type Bytes } from '#sim/base/bytes';
import type { Registry } from './api';
import { empty, refusal, type Asked, type Page } from './page';
import { digestOf, type Store } from './store';

const schema2 = 'application/vnd.docker.distribution.manifest.v2+json';
const list = 'application/vnd.docker.distribution.manifest.list.v2+json';
const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
const ociIndex = 'application/vnd.oci.image.index.v1+json';

const isDigest = (reference: string) => /^sha256:[0-9a-f]{64}$/.test(reference);

/** A manifest by tag or digest: PUT, GET, HEAD, DELETE. */
export function manifest(registry: Registry, asked: Asked, name: string, reference: string): Page {
  if (asked.method === 'PUT') return put(registry, asked, name, reference);
  if (asked.method === 'DELETE') return remove(registry, name, reference);
  return get(registry, asked, name, reference);
}

interface Parts {
  schemaVersion?: number;
  mediaType?: string;
  config?: { digest?: string };
  layers?: { digest?: string; urls?: string[] }[];
  manifests?: { digest?: string; platform?: { os?: string; architecture?: string } }[];
}

function parts(content: Bytes): Parts | undefined {
  try {
    const value = JSON.parse(text(content)) as Parts | null;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function typeOf(content: Bytes): string {
  const found = parts(content);
  if (found?.mediaType !== undefined) return found.mediaType;
  return found?.manifests === undefined ? ociManifest : ociIndex;
}

function get({ store }: Registry, asked: Asked, name: string, reference: string): Page {
  const digest = isDigest(reference) ? reference : store.tagged(name, reference);
  if (digest === undefined) return refusal('MANIFEST_UNKNOWN', { Tag: reference });
  const content = store.manifest(name, digest);
  if (content === undefined) return refusal('MANIFEST_UNKNOWN', { Name: name, Revision: digest });
  const taken = (asked.headers['accept'] ?? '').split(',').map((one) => one.trim().replace(/;.*/, ''));
  const type = typeOf(content);
  if ((type === ociManifest || type === ociIndex) && !taken.includes(type)) {
    const what = type === ociManifest ? 'OCI manifest' : 'OCI index';
    return refusal(
      'MANIFEST_UNKNOWN',
      `${what} found, but accept header does not support ${what === 'OCI index' ? 'OCI indexes' : 'OCI manifests'}`,
    );
  }
  if (type === list && !taken.includes(list) && !isDigest(reference))
    return ownPlatform(store, name, content);
  return shown(content, digest, type);
}

/** Who does not take lists gets the image for the usual platform. */
function ownPlatform(store: Store, name: string, content: Bytes): Page {
  const entry = parts(content)?.manifests?.find(
    ({ platform }) => platform?.os === 'linux' && platform.architecture === 'amd64',
  );
  const own = entry?.digest === undefined ? undefined : store.manifest(name, entry.digest);
  return own === undefined || entry?.digest === undefined
    ? refusal('MANIFEST_UNKNOWN')
    : shown(own, entry.digest, typeOf(own));
}

const shown = (content: Bytes, digest: string, type: string): Page => ({
  status: 200,
  headers: [
    ['Content-Length', String(content.length)],
    ['Content-Type', type],
    ['Docker-Content-Digest', digest],
    ['Etag', `"${digest}"`],
  ],
  body: content,
});

function put({ store }: Registry, asked: Asked, name: string, reference: string): Page {
  const type = (asked.headers['content-type'] ?? '').replace(/;.*/, '');
  const found = parts(asked.body);
  if (found === undefined) return refusal('MANIFEST_INVALID', offset(asked.body));
  if (![schema2, list, ociManifest, ociIndex].includes(type) || found.schemaVersion !== 2)
    return refusal('MANIFEST_INVALID', {});
  if (isDigest(reference) && digestOf(asked.body) !== reference) return refusal('DIGEST_INVALID');
  if (!isDigest(reference) && !/^\w[\w.-]{0,127}$/.test(reference)) return refusal('TAG_INVALID');
  const missing = missingParts(store, name, found);
  if (missing !== undefined) return refusal('MANIFEST_BLOB_UNKNOWN', missing);
  const digest = store.putManifest(name, asked.body, isDigest(reference) ? '' : reference);
  return empty(201, [
    ['Docker-Content-Digest', digest],
    ['Location', `${asked.scheme}://${asked.headers['host'] ?? ''}/v2/${name}/manifests/${digest}`],
  ]);
}

/** Where reading JSON failed, as Go's decoder counts. */
function offset(body: Bytes): object {
  return body.trim() === '' ? {} : { Offset: 1 };
}

/** The first thing that a manifest names and that this repository has not. */
function missingParts(store: Store, name: string, found: Parts): string | undefined {
  for (const { digest = '' } of found.manifests ?? [])
    if (store.manifest(name, digest) === undefined) return digest;
  const blobs = [
    ...(found.layers ?? []).filter(({ urls }) => urls === undefined),
    ...(found.config === undefined ? [] : [found.config]),
  ];
  for (const { digest = '' } of blobs) if (!store.hasLayer(name, digest)) return digest;
  return undefined;
}

function remove({ store, settings }: Registry, name: string, reference: string): Page {
  if (!settings.mayDelete) return refusal('UNSUPPORTED');
  if (!isDigest(reference)) return refusal('DIGEST_INVALID');
  if (store.manifest(name, reference) === undefined) return refusal('MANIFEST_UNKNOWN');
  store.deleteManifest(name, reference);
  return empty(202);
}
