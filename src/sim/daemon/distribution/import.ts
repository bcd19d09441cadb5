import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import { request as httpRequest } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { ImageRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { engineVersion } from '../api/version';
import { applyChanges } from '../container/commit-changes';
import type { Reply } from '../http/answer';
import { broken, invalid, isRefusal, refuse, type Refusal } from '../http/refusal';
import { param, type ApiRequest } from '../http/request';
import { beginStream, endStream, sendJson } from '../http/stream';
import type { Connection } from '../http/verb';
import { imageIdOf, digestOfBytes } from '../image/config-text';
import { emptyImageConfig } from '../image/empty-config';
import { gunzip, readLayer } from '../image/layer-archive';
import type { Platform } from '../image/platform';
import { progressBar } from '../image/progress';
import { platformOf } from '../image/pull';
import { storeImage, storeLayer, tagImage } from '../image/store';
import { announceImage } from '../state/events';
import { familiarName, parseReference, tagged, type Reference } from '../state/reference';
import { dialRegistry } from '#sim/distribution/endpoint';

/** Bytes a second at which an archive is unpacked. */
const rate = 200e6;

/** POST /images/create?fromSrc=: an image of one layer, made of an archive of files (in the body, or behind a URL). */
export function* importImage(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'close' | 'keep'> {
  const { fd, daemon } = connection;
  const name = nameOf(request);
  if (isRefusal(name)) return name;
  const platform = p.do((sim) => platformOf(sim, daemon, param(request, 'platform')));
  if (isRefusal(platform)) return platform;
  if (platform.os !== 'linux') return invalid('operating system is not supported');
  const config = applyChanges(emptyImageConfig(), request.query['changes'] ?? []);
  if (isRefusal(config)) return config;
  const from = param(request, 'fromSrc');
  const fetched = from === '-' ? { body: request.body, url: '' } : yield* download(p, from);
  if (isRefusal(fetched)) return fetched;
  const message = param(request, 'message') || `Imported from ${from}`;
  const made = p.do((sim) => makeImage(sim, daemon, fetched.body, { name, platform, message, config }));
  if (isRefusal(made)) return made;
  if ((yield* beginStream(p, connection)) !== undefined) return 'close';
  if (fetched.url !== '') {
    yield* sendJson(p, fd, { status: `Downloading from ${fetched.url}` }, '\r\n');
    const total = Math.max(1, fetched.body.length);
    const progress = { progressDetail: { current: total, total }, progress: progressBar(total, total) };
    yield* sendJson(p, fd, { status: 'Importing', ...progress }, '\r\n');
  }
  yield* p.sleep((made.size / rate) * 1000);
  yield* sendJson(p, fd, { status: made.id }, '\r\n');
  yield* endStream(p, fd);
  return 'keep';
}

function nameOf(request: ApiRequest): Reference | null | Refusal {
  const repository = param(request, 'repo');
  if (repository === '') return null;
  const tag = param(request, 'tag');
  if (tag !== '' && !/^\w[\w.-]{0,127}$/.test(tag)) return invalid('invalid tag format');
  const reference = parseReference(tag === '' ? repository : `${repository}:${tag}`);
  if (!isRefusal(reference) && reference.digest !== '') return invalid('cannot import digest reference');
  return reference;
}

interface Wanted {
  name: Reference | null;
  platform: Platform;
  message: string;
  config: ImageRow['config'];
}

function makeImage(
  sim: Sim,
  daemonId: number,
  body: Bytes,
  { name, platform, message, config }: Wanted,
): { id: string; size: number } | Refusal {
  const tar = gunzip(body);
  const tree = tar === undefined || (tar !== '' && tar.length < 512) ? undefined : readLayer(tar);
  if (tar === undefined || tree === undefined)
    return broken(
      tar === undefined || tar.length < 512 ? 'unexpected EOF' : 'archive/tar: invalid tar header',
    );
  const diffId = digestOfBytes(tar);
  const size = files.layerSize(tree);
  if (!sim.layers.has(diffId)) sim.layers.insert(diffId, { tree, size });
  storeLayer(sim, daemonId, diffId, size);
  const made: Omit<ImageRow, 'id'> = {
    daemon: daemonId,
    created: sim.now,
    architecture: platform.architecture,
    os: platform.os,
    config,
    author: '',
    comment: message,
    dockerVersion: engineVersion,
    parent: '',
    layers: [diffId],
    size,
    history: [{ created: sim.now, createdBy: '', comment: message, isEmpty: false }],
    taggedAt: 0,
  };
  const { id } = storeImage(sim, { ...made, id: imageIdOf(made) });
  const daemon = sim.daemons.need(daemonId);
  if (name !== null) {
    tagImage(sim, daemon, tagged(name), id);
    announceImage(sim, daemon, 'tag', id, familiarName(tagged(name)));
  }
  announceImage(sim, daemon, 'import', id, id);
  return { id, size };
}

/** What lies behind a URL, for dockerd's own HTTP client. */
function* download(p: Proc, from: string): Steps<{ body: Bytes; url: string } | Refusal> {
  const url = /^[a-z]+:\/\//.test(from) ? from : `http://${from}`;
  const parts = /^(https?):\/\/([^/:]+)(?::(\d+))?(\/.*)?$/.exec(url);
  if (parts === null) return invalid(`parse ${JSON.stringify(url)}: invalid URI for request`);
  const [, scheme = 'http', name = '', port, path = '/'] = parts;
  const number = Number(port ?? (scheme === 'https' ? 443 : 80));
  const fail = (why: string) => broken(`Get ${JSON.stringify(url)}: ${why}`);
  const dialled = yield* dialRegistry(p, { host: name, name, port: number, isInsecure: true }, number);
  if ('failed' in dialled) return fail(dialled.failed);
  const host = port === undefined ? name : `${name}:${port}`;
  const headers = [
    ['Host', host] as const,
    ['User-Agent', 'Go-http-client/1.1'] as const,
    ['Connection', 'close'] as const,
  ];
  const answer = yield* httpRequest(p, dialled.fd, { method: 'GET', path, headers });
  if (isFail(answer)) return fail('EOF');
  const body = yield* answer.body.readAll();
  p.close(dialled.fd);
  if (isFail(body)) return fail('unexpected EOF');
  if (answer.status < 400) return { body: asBytes(body), url };
  const words = `failed to GET ${url} with status ${answer.status} ${answer.reason}`;
  return refuse(answer.status === 404 ? 404 : 500, `${words}: ${body}`);
}
