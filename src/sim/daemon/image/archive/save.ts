import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { writeTar, type TarEntry } from '#sim/base/tar';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { DaemonRow, ImageRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import type { Reply } from '../../http/answer';
import { broken, isRefusal, notFound, type Refusal } from '../../http/refusal';
import type { ApiRequest } from '../../http/request';
import type { Connection } from '../../http/verb';
import { announceImage } from '../../state/events';
import { findImage, peekImage } from '../../state/images';
import { familiarName, parseReference, tagged } from '../../state/reference';
import { configTextOf, digestOfBytes, goJson } from '../config-text';
import { layerArchive } from '../layer-archive';
import { fits, platformsOf, shownPlatform, type Platform } from '../platform';
import { legacyConfigs } from './legacy';

/** An image that shall be in the archive, and the names (full, with tags) that it shall have there. */
interface Wanted {
  image: Readonly<ImageRow>;
  names: string[];
}

/** Bytes a second that reading layers and writing an archive go at: a disk's. */
const rate = 400e6;

/** GET /images/get, GET /images/{name}/get: images as one archive, in the OCI layout and in Docker's own at once. */
export function* save(p: Proc, request: ApiRequest, connection: Connection): Steps<Reply | Refusal> {
  const { name } = request.vars;
  const names = name === undefined ? (request.query['names'] ?? []) : [name];
  const platforms = platformsOf(request);
  if (isRefusal(platforms)) return platforms;
  const bytes = p.do((sim): number | Refusal => {
    const wanted = collect(sim, sim.daemons.need(connection.daemon), names, platforms);
    return isRefusal(wanted) ? wanted : wanted.reduce((sum, { image }) => sum + image.size, 0);
  });
  if (isRefusal(bytes)) return bytes;
  yield* p.sleep(20 + (bytes / rate) * 1000);
  return p.do((sim): Reply | Refusal => {
    const daemon = sim.daemons.need(connection.daemon);
    const wanted = collect(sim, daemon, names, platforms);
    if (isRefusal(wanted)) return wanted;
    const archive = archiveOf(sim, wanted);
    if (isRefusal(archive)) return archive;
    for (const { image } of wanted) announceImage(sim, daemon, 'save', image.id, image.id);
    return { status: 200, bytes: archive, type: 'application/x-tar' };
  });
}

/** The images of these names in the order in which they were named, each once. */
function collect(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  names: readonly string[],
  platforms: readonly Platform[],
): Wanted[] | Refusal {
  const found: Wanted[] = [];
  for (const name of names) {
    const resolved = resolve(sim, daemon, name);
    if (isRefusal(resolved)) return resolved;
    for (const one of resolved) {
      const known = found.find(({ image }) => image.id === one.image.id);
      if (known === undefined) found.push(one);
      else known.names.push(...one.names.filter((tag) => !known.names.includes(tag)));
      const missing = platforms.find((platform) => !fits(one.image, platform));
      if (missing !== undefined)
        return notFound(`no suitable export target found for platform ${shownPlatform(missing)}`);
    }
  }
  return found;
}

/** moby, image/tarexport/save.go: a bare name means all of its tags. */
function resolve(sim: Sim, daemon: Readonly<DaemonRow>, given: string): Wanted[] | Refusal {
  if (/^(sha256:)?[0-9a-f]{64}$/.test(given)) {
    const image = findImage(sim, daemon, given);
    return isRefusal(image) ? image : [{ image, names: [] }];
  }
  const reference = parseReference(given);
  if (isRefusal(reference)) return reference;
  if (reference.tag === '' && reference.digest === '') {
    const all = Object.keys(daemon.references).filter(
      (name) => name.replace(/:[^/:]*$/, '') === reference.repository,
    );
    return all.length === 0 ? byId(sim, daemon, given) : taggedImages(sim, daemon, all.sort());
  }
  const id =
    reference.digest === ''
      ? daemon.references[tagged(reference)]
      : daemon.digests[`${reference.repository}@${reference.digest}`];
  const image = id === undefined ? undefined : peekImage(sim, daemon.id, id);
  if (image === undefined) return notFound('reference does not exist');
  return [{ image, names: reference.digest === '' ? [tagged(reference)] : [] }];
}

function byId(sim: Sim, daemon: Readonly<DaemonRow>, given: string): Wanted[] | Refusal {
  const image = /^[0-9a-f]+$/.test(given) ? findImage(sim, daemon, given) : undefined;
  return image === undefined || isRefusal(image)
    ? notFound(`No such image: ${given}`)
    : [{ image, names: [] }];
}

function taggedImages(sim: Sim, daemon: Readonly<DaemonRow>, names: readonly string[]): Wanted[] {
  return names.flatMap((name) => {
    const image = peekImage(sim, daemon.id, daemon.references[name] ?? '');
    return image === undefined ? [] : [{ image, names: [name] }];
  });
}

interface Blob {
  content: Bytes;
  /** ms since 1970 */
  made: number;
}

function archiveOf(sim: Sim, wanted: readonly Wanted[]): Bytes | Refusal {
  const blobs = new Map<string, Blob>();
  const keep = (content: Bytes, made: number): string => {
    const digest = digestOfBytes(content);
    if (!blobs.has(digest)) blobs.set(digest, { content, made });
    return digest;
  };
  const index: object[] = [];
  const list: object[] = [];
  const repositories: Record<string, Record<string, string>> = {};
  for (const { image, names } of wanted) {
    const layers = [];
    for (const diffId of image.layers) {
      const tree = files.layerTree(sim, diffId);
      if (tree === undefined) return broken(`unable to get layer: ${diffId}: layer does not exist`);
      const { tar } = layerArchive(tree);
      layers.push({
        mediaType: 'application/vnd.oci.image.layer.v1.tar',
        size: tar.length,
        digest: keep(tar, image.created),
      });
    }
    const text = utf8(configTextOf(image));
    const config = keep(text, image.created);
    for (const legacy of legacyConfigs(image)) keep(utf8(legacy), image.created);
    const manifest = utf8(manifestOf(config, text.length, layers));
    const entry = { mediaType: manifestType, digest: keep(manifest, 0), size: manifest.length };
    if (names.length === 0) index.push(entry);
    for (const name of names) {
      const tag = name.slice(name.lastIndexOf(':') + 1);
      index.push({
        ...entry,
        annotations: { 'io.containerd.image.name': name, 'org.opencontainers.image.ref.name': tag },
      });
      const top = layers.at(-1)?.digest.replace(/^sha256:/, '') ?? '';
      const repository = familiarName(name.slice(0, name.lastIndexOf(':')));
      repositories[repository] = { ...repositories[repository], [tag]: top };
    }
    list.push(listed(config, names, layers));
  }
  return writeTar(entriesOf(sim, blobs, index, list, repositories));
}

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const blobPath = (digest: string) => `blobs/sha256/${digest.replace(/^sha256:/, '')}`;

type Layer = { mediaType: string; size: number; digest: string };

function manifestOf(config: string, size: number, layers: readonly Layer[]): string {
  return goJson({
    schemaVersion: 2,
    mediaType: manifestType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config, size },
    layers: layers.map(({ mediaType, digest, size: bytes }) => ({ mediaType, digest, size: bytes })),
  });
}

/** An image in manifest.json. */
function listed(config: string, names: readonly string[], layers: readonly Layer[]): object {
  const sources = [...layers]
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .map((layer) => [layer.digest, layer]);
  return {
    Config: blobPath(config),
    RepoTags: names.length === 0 ? null : names.map(familiarName),
    Layers: layers.map(({ digest }) => blobPath(digest)),
    LayerSources: Object.fromEntries(sources) as object,
  };
}

function entriesOf(
  sim: Sim,
  blobs: ReadonlyMap<string, Blob>,
  index: readonly object[],
  list: readonly object[],
  repositories: Readonly<Record<string, Record<string, string>>>,
): TarEntry[] {
  const seconds = (ms: number) => Math.floor(ms / 1000);
  const base = { uid: 0, gid: 0, mtime: 0 };
  const file = (name: string, content: Bytes, mtime = 0): TarEntry => ({
    ...base,
    name,
    type: 'file',
    mode: 0o644,
    mtime,
    data: content,
  });
  const newest = Math.max(0, ...[...blobs.values()].map(({ made }) => made));
  const sortedNames = (table: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.keys(table)
        .sort()
        .map((name) => [name, table[name]]),
    );
  return [
    { ...base, name: 'blobs', type: 'dir', mode: 0o755, mtime: seconds(newest) },
    { ...base, name: 'blobs/sha256', type: 'dir', mode: 0o755, mtime: seconds(sim.now) },
    ...[...blobs.keys()].sort().map((digest) => {
      const { content, made } = blobs.get(digest) ?? { content: asBytes(''), made: 0 };
      return file(blobPath(digest), content, seconds(made));
    }),
    file(
      'index.json',
      utf8(
        goJson({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: index }),
      ),
    ),
    file('manifest.json', utf8(`${goJson(list)}\n`)),
    file('oci-layout', utf8('{"imageLayoutVersion": "1.0.0"}')),
    ...(Object.keys(repositories).length === 0
      ? []
      : [file('repositories', utf8(`${goJson(sortedNames(repositories))}\n`))]),
  ];
}
