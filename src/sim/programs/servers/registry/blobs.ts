import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import { fromBase64, toBase64 } from '../../hash/base64';
import type { Registry } from './api';
import { empty, refusal, type Asked, type Page } from './page';
import { digestOf } from './store';

/** GET, HEAD and DELETE of a blob. */
export function blob({ store, settings }: Registry, asked: Asked, name: string, digest: string): Page {
  const content = store.hasLayer(name, digest) ? store.blob(digest) : undefined;
  if (asked.method === 'DELETE') {
    if (!settings.mayDelete) return refusal('UNSUPPORTED');
    if (content === undefined) return refusal('BLOB_UNKNOWN');
    store.unlinkLayer(name, digest);
    return empty(202, [['Content-Length', '0']]);
  }
  if (!/^[a-z0-9]+:[0-9a-f]{32,}$/.test(digest)) return refusal('DIGEST_INVALID', {});
  if (content === undefined) return refusal('BLOB_UNKNOWN', digest);
  return {
    status: 200,
    headers: [
      ['Accept-Ranges', 'bytes'],
      ['Cache-Control', 'max-age=31536000'],
      ['Content-Length', String(content.length)],
      ['Content-Type', 'application/octet-stream'],
      ['Docker-Content-Digest', digest],
      ['Etag', `"${digest}"`],
    ],
    body: content,
  };
}

const origin = ({ scheme, headers }: Asked) => `${scheme}://${headers['host'] ?? ''}`;

/** Uploads: POST begins one (or mounts a blob), PATCH adds, PUT ends it, GET asks how far it is, DELETE gives it up. */
export function blobUpload(registry: Registry, asked: Asked, name: string, id: string): Page {
  if (asked.method === 'POST') return begin(registry, asked, name);
  if (!isState(registry, asked.query['_state'], name, id))
    return refusal('BLOB_UPLOAD_INVALID', asked.query['_state'] === undefined ? {} : undefined);
  const { store } = registry;
  const before = store.uploaded(name, id);
  if (before === undefined) return refusal('BLOB_UPLOAD_UNKNOWN');
  if (asked.method === 'DELETE') {
    store.endUpload(name, id);
    return empty(204, [['Docker-Upload-Uuid', id]]);
  }
  if (asked.method === 'PUT') return end(registry, asked, name, id, before);
  const length = asked.method === 'PATCH' ? store.append(name, id, asked.body) : before.length;
  const status = asked.method === 'PATCH' ? 202 : 204;
  return empty(status, progress(registry, asked, name, id, length, status === 202));
}

function progress(
  registry: Registry,
  asked: Asked,
  name: string,
  id: string,
  length: number,
  hasLength: boolean,
): [string, string][] {
  const state = encodeURIComponent(stateOf(registry, name, id, length));
  return [
    ...(hasLength ? [['Content-Length', '0'] as [string, string]] : []),
    ['Docker-Upload-Uuid', id],
    ['Location', `${origin(asked)}/v2/${name}/blobs/uploads/${id}?_state=${state}`],
    ['Range', `0-${Math.max(0, length - 1)}`],
  ];
}

function begin(registry: Registry, asked: Asked, name: string): Page {
  const { store } = registry;
  const { mount, from } = asked.query;
  if (
    mount !== undefined &&
    from !== undefined &&
    store.hasLayer(from, mount) &&
    store.blob(mount) !== undefined
  ) {
    store.linkLayer(name, mount);
    return created(asked, name, mount);
  }
  const id = registry.uuid();
  store.beginUpload(name, id, registry.now);
  if (asked.query['digest'] !== undefined) return end(registry, asked, name, id, asBytes(''));
  return empty(202, progress(registry, asked, name, id, 0, true));
}

const created = (asked: Asked, name: string, digest: string): Page =>
  empty(201, [
    ['Content-Length', '0'],
    ['Docker-Content-Digest', digest],
    ['Location', `${origin(asked)}/v2/${name}/blobs/${digest}`],
  ]);

function end({ store }: Registry, asked: Asked, name: string, id: string, before: Bytes): Page {
  const digest = asked.query['digest'];
  if (digest === undefined || !/^sha256:[0-9a-f]{64}$/.test(digest))
    return refusal('DIGEST_INVALID', digest === undefined ? 'digest missing' : 'digest parsing failed');
  const whole = asBytes(before + asked.body);
  if (digestOf(whole) !== digest) return refusal('DIGEST_INVALID', { Digest: digest, Reason: {} });
  store.putBlob(whole);
  store.linkLayer(name, digest);
  store.endUpload(name, id);
  return created(asked, name, digest);
}

/** What the registry gives to the client to bring back: where an upload stands, signed with the registry's secret. */
function stateOf({ settings, now }: Registry, name: string, id: string, offset: number): string {
  const state = JSON.stringify({ Name: name, UUID: id, Offset: offset, StartedAt: now });
  return toBase64(asBytes(signatureOf(settings.secret, state) + utf8(state)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** A keyed digest of 32 bytes. */
function signatureOf(secret: string, state: string): string {
  const hex = hexDigest('sha256', utf8(`${secret}\0${state}`));
  return hex.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));
}

function isState({ settings }: Registry, given: string | undefined, name: string, id: string): boolean {
  if (given === undefined) return false;
  const { bytes } = fromBase64(given.replaceAll('-', '+').replaceAll('_', '/'));
  const state = text(asBytes(bytes.slice(32)));
  if (bytes.slice(0, 32) !== signatureOf(settings.secret, state)) return false;
  const { Name, UUID } = JSON.parse(state) as { Name?: string; UUID?: string };
  return Name === name && UUID === id;
}
