import { text, type Bytes } from '#sim/base/bytes';
import { readTar, type TarEntry } from '#sim/base/tar';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { publishedSize } from '#sim/registry/index';
import type { DaemonRow, ImageRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import type { Reply } from '../../http/answer';
import { isRefusal, type Refusal } from '../../http/refusal';
import { flag, type ApiRequest } from '../../http/request';
import { beginStream, endStream, sendJson } from '../../http/stream';
import type { Connection } from '../../http/verb';
import { announceImage } from '../../state/events';
import { imageKey, shortId } from '../../state/images';
import { familiarName, parseReference, tagged } from '../../state/reference';
import { digestOf, digestOfBytes, readConfigText } from '../config-text';
import { gunzip, layerArchive, readLayer } from '../layer-archive';
import { fits, platformsOf } from '../platform';
import { progressOf } from '../progress';
import { hasLayer, storeImage, storeLayer, tagImage } from '../store';

/** Bytes a second at which layers are unpacked. */
const rate = 200e6;

/** A layer that has been unpacked, for its progress bar. */
interface NewLayer {
  id: string;
  size: number;
}

/** What came of an archive: what is to be said, or why not all of it was taken. */
interface Outcome {
  layers: NewLayer[];
  lines: string[];
  failed: string;
}

/** POST /images/load: images from an archive, plain or compressed. Refusals come in the stream: its head has been sent before. */
export function* load(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'close' | 'keep'> {
  const platforms = platformsOf(request);
  if (isRefusal(platforms)) return platforms;
  const { fd } = connection;
  if ((yield* beginStream(p, connection)) !== undefined) return 'close';
  const { layers, lines, failed } = p.do((sim) =>
    unpack(sim, sim.daemons.need(connection.daemon), request.body, (image) =>
      platforms.every((platform) => fits(image, platform)),
    ),
  );
  for (const { id, size } of layers) {
    const ms = (size / rate) * 1000;
    const steps = Math.min(8, Math.ceil(ms / 50));
    for (let step = 1; step <= steps; step += 1) {
      yield* p.sleep(ms / steps);
      if (flag(request, 'quiet')) continue;
      yield* sendJson(p, fd, progressOf('Loading layer', id, (size * step) / steps, size), '\r\n');
    }
  }
  for (const stream of lines) yield* sendJson(p, fd, stream === '' ? {} : { stream }, '\r\n');
  if (failed !== '') yield* sendJson(p, fd, { errorDetail: { message: failed }, error: failed }, '\r\n');
  yield* endStream(p, fd);
  return 'keep';
}

interface Listed {
  Config?: string;
  RepoTags?: string[] | null;
  Layers?: string[] | null;
}

/** As moby, image/tarexport/load.go. */
function unpack(sim: Sim, daemon: DaemonRow, body: Bytes, isWanted: (image: ImageRow) => boolean): Outcome {
  const outcome: Outcome = { layers: [], lines: [], failed: '' };
  const fail = (failed: string): Outcome => ({ ...outcome, failed });
  const plain = gunzip(body);
  if (plain === undefined || (plain.length < 512 && plain !== '')) return fail('unexpected EOF');
  const entries = plain === '' ? [] : readTar(plain);
  if (entries === undefined) return fail('archive/tar: invalid tar header');
  if (isCutOff(plain, entries)) return fail('unexpected EOF');
  const folder = `/var/lib/docker/tmp/docker-import-${sim.random.below(4_000_000_000)}`;
  const found = new Map(entries.map((entry) => [entry.name.replace(/^(\.?\/)+/, ''), entry]));
  const list = found.get('manifest.json')?.data;
  if (list === undefined) return fail(`open ${folder}/repositories: no such file or directory`);
  let named = 0;
  const ids: string[] = [];
  for (const one of readList(list)) {
    const taken = takeImage(sim, daemon, found, one, folder, outcome.layers);
    if (typeof taken === 'string') return fail(taken);
    if (!isWanted(taken)) continue;
    const image = storeImage(sim, taken);
    for (const name of one.RepoTags ?? []) {
      named += 1;
      outcome.lines.push(...rename(sim, daemon, name, image.id), `Loaded image: ${name}\n`);
    }
    ids.push(`Loaded image ID: ${image.id}\n`);
    announceImage(sim, daemon, 'load', image.id, image.id);
  }
  if (named === 0) outcome.lines.push(ids.join(''));
  return outcome;
}

/** An archive ends with an empty block; one that was cut off ends in the middle of an entry. */
function isCutOff(plain: Bytes, entries: readonly TarEntry[]): boolean {
  if (/^\0*$/.test(plain.slice(-512))) return false;
  return entries.length === 0 || plain.length % 512 !== 0 || !plain.endsWith('\0');
}

function readList(list: Bytes): Listed[] {
  try {
    const value: unknown = JSON.parse(text(list));
    return Array.isArray(value) ? (value as Listed[]) : [];
  } catch {
    return [];
  }
}

/** One image of the archive with its layers in the store; or what is wrong with it. */
function takeImage(
  sim: Sim,
  daemon: DaemonRow,
  found: ReadonlyMap<string, TarEntry>,
  one: Listed,
  folder: string,
  fresh: NewLayer[],
): ImageRow | string {
  const missing = (path: string) => `open ${folder}/${path}: no such file or directory`;
  const config = found.get(one.Config ?? '')?.data;
  if (config === undefined) return missing(one.Config ?? '');
  const source = text(config);
  const read = readConfigText(source);
  if (read === undefined) return 'invalid character in configuration';
  const paths = one.Layers ?? [];
  if (paths.length !== read.layers.length)
    return `invalid manifest, layers length mismatch: expected ${paths.length}, got ${read.layers.length}`;
  const id = digestOf(source);
  let size = 0;
  for (const [i, path] of paths.entries()) {
    const content = found.get(path)?.data;
    if (content === undefined) return missing(path);
    const diffId = read.layers[i] ?? '';
    const taken = takeLayer(sim, daemon.id, content, diffId);
    if (typeof taken === 'string')
      return taken === ''
        ? `layer ${i} is no archive`
        : `invalid diffID for layer ${i}: expected "${diffId}", got "${taken}"`;
    if (taken.isNew) fresh.push({ id: shortId(diffId), size: Math.max(1, taken.size) });
    size += taken.size;
  }
  const known = sim.images.peek(imageKey(daemon.id, id));
  return known === undefined ? { ...read, id, daemon: daemon.id, parent: '', size } : { ...known };
}

/** A layer as it came (plain or compressed), into the store. Answers its size, or the digest that it has instead of the expected one. */
export function takeLayer(
  sim: Sim,
  daemon: number,
  content: Bytes,
  diffId: string,
): { size: number; isNew: boolean } | string {
  const tar = gunzip(content);
  if (tar === undefined) return '';
  const known = files.layerTree(sim, diffId);
  const actual = digestOfBytes(tar);
  const isPublished = known !== undefined && layerArchive(known).diffId === actual;
  if (actual !== diffId && !isPublished) return actual;
  const tree = known ?? readLayer(tar);
  if (tree === undefined) return '';
  const size = sim.layers.peek(diffId)?.size ?? publishedSize(diffId) ?? files.layerSize(tree);
  if (known === undefined) sim.layers.insert(diffId, { tree, size });
  const isNew = !hasLayer(sim, daemon, diffId);
  storeLayer(sim, daemon, diffId, size);
  return { size, isNew };
}

/** Gives the image its name; another that had it loses it, and that is said. */
function rename(sim: Sim, daemon: DaemonRow, name: string, id: string): string[] {
  const reference = parseReference(name);
  if (isRefusal(reference)) return [];
  const full = tagged(reference);
  const before = tagImage(sim, daemon, full, id);
  if (before === undefined) return [];
  return [
    `The image ${familiarName(full)} already exists, renaming the old one with ID ${before} to empty string\n`,
  ];
}
