import type { Bytes } from '#sim/base/bytes';
import { cloneJson } from '#sim/base/json';
import { isFail } from '#sim/base/fail';
import { writeTar, type TarEntry } from '#sim/base/tar';
import * as files from '#sim/files/index';
import type { Steps } from '#sim/kernel/program';
import type { HistoryEntry, ImageRow } from '#sim/world/docker';
import type { BuildResult } from '#sim/world/docker-build';
import type { LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import type { SolvedImage, SolveTarget } from '../../api/buildkit';
import { storedContent } from '../../build/content';
import { imageIdOf } from '../../image/config-text';
import { storeImage, tagImage } from '../../image/store';
import { announceImage } from '../../state/events';
import { imageKey } from '../../state/images';
import { familiarName, parseReference, tagged } from '../../state/reference';
import { isRefusal } from '../../http/refusal';
import type { StageState } from '../plan/stage';
import { withLayers } from '../solve/gather';
import type { Prepared } from './frontend';
import { flush, InternalStep, withRow, type Session } from './session';

/** What becomes of a target's result: an image in the store, files for the client, or nothing. */
export function* exportTarget(session: Session, made: Prepared): Steps<SolvedImage> {
  const target = session.request.targets[made.target];
  if (target === undefined) return { image: '', metadata: {} };
  let image = '';
  for (const [i, exporter] of target.exporters.entries()) {
    if (exporter.type === 'image') image = yield* exportImage(session, made, target, exporter.names);
    else if (exporter.type === 'local' || exporter.type === 'tar')
      yield* exportFiles(session, made, i, exporter.type);
  }
  const materials = made.materials.map(({ uri, digest }) => ({
    uri,
    digest: { sha256: digest.replace(/^sha256:/, '') },
  }));
  return {
    image,
    metadata: { ...(materials.length > 0 ? { materials } : {}), platform: made.options.platform },
  };
}

const grouped = (target: SolveTarget, name: string) =>
  target.name === '' ? name : `[${target.name}] ${name}`;

function* exportImage(
  session: Session,
  made: Prepared,
  target: SolveTarget,
  names: readonly string[],
): Steps<string> {
  const { p } = session;
  const step = new InternalStep(session, grouped(target, 'exporting to image'));
  step.begin();
  const result = resultOf(session, made.stage);
  const done = () => ({ completed: p.now() });
  if (result.layers.length > 0) {
    const started = p.now();
    yield* p.cpu(3);
    step.status('exporting layers', { started, ...done() });
  }
  if (target.inlineCache) step.status('preparing layers for inline cache', done());
  const id = withRow(session, (sim) => writeImage(sim, session.daemon, made.stage, result));
  step.status(`writing image ${id}`, done());
  for (const name of names) {
    const shown = withRow(session, (sim) => nameImage(sim, session.daemon, name, id));
    step.status(`naming to ${shown}`, done());
  }
  step.end();
  yield* flush(session);
  return id;
}

function resultOf(session: Session, stage: StageState): BuildResult {
  return withRow(session, (_sim, row) =>
    stage.op < 0
      ? { layers: [], created: 0 }
      : cloneJson(row.states[stage.op]?.result ?? { layers: [], created: 0 }),
  );
}

/** Times of the history: steps with layers have their layer's, others that of what comes before (or the first new layer). */
function dated(history: readonly HistoryEntry[], layerTimes: readonly number[], now: number): HistoryEntry[] {
  let layer = 0;
  const timed = history.map((entry) => {
    if (entry.isEmpty) return { ...entry };
    const time = layerTimes[layer++] ?? 0;
    return { ...entry, created: entry.created !== 0 ? entry.created : time };
  });
  const firstOpen = timed.findIndex(({ created }) => created === 0);
  const after = timed.slice(Math.max(0, firstOpen)).find(({ created }) => created !== 0)?.created;
  let time = after ?? timed[firstOpen - 1]?.created ?? now;
  for (const entry of timed) {
    if (entry.created === 0) entry.created = time;
    else if (timed.indexOf(entry) > firstOpen && firstOpen >= 0) time = entry.created;
  }
  return timed;
}

function writeImage(sim: Sim, daemonId: number, stage: StageState, result: BuildResult): string {
  const daemon = sim.daemons.need(daemonId);
  const times = result.layers.map((_, i) => layerTime(sim, daemonId, result.layers.slice(0, i + 1)));
  const history = dated(stage.history, times, sim.now);
  const size = result.layers.reduce(
    (sum, id) => sum + (sim.storedLayers.peek(`${daemonId} ${id}`)?.size ?? 0),
    0,
  );
  const row: Omit<ImageRow, 'id'> = {
    ...{ daemon: daemonId, created: history.at(-1)?.created ?? sim.now, architecture: stage.architecture },
    ...{
      os: 'linux',
      config: cloneJson(stage.config),
      author: stage.author,
      comment: 'buildkit.dockerfile.v0',
    },
    ...{ dockerVersion: '', parent: '', layers: [...result.layers], size, history, taggedAt: 0 },
  };
  const id = imageIdOf(row);
  const isNew = sim.images.peek(imageKey(daemonId, id)) === undefined;
  storeImage(sim, { ...row, id });
  if (isNew) announceImage(sim, daemon, 'create', id, id);
  return id;
}

/** When a stack's uppermost layer was made: as the cache knows it. */
function layerTime(sim: Sim, daemon: number, layers: readonly string[]): number {
  let found = 0;
  for (const row of sim.buildCache.all()) {
    const isSame =
      row.daemon === daemon &&
      row.layers.length === layers.length &&
      row.layers.every((layer, i) => layer === layers[i]);
    if (isSame && row.type === 'regular' && row.created > found) found = row.created;
  }
  return found;
}

/** Gives the image a name; answers the name as it is shown: in full, but without `:latest` where nobody asked for it. */
function nameImage(sim: Sim, daemonId: number, name: string, id: string): string {
  const reference = parseReference(name);
  if (isRefusal(reference)) return name;
  const daemon = sim.daemons.need(daemonId);
  tagImage(sim, daemon, tagged(reference), id);
  announceImage(sim, daemon, 'tag', id, familiarName(tagged(reference)));
  return `${reference.repository}${reference.tag === '' ? '' : `:${reference.tag}`}`;
}

function* exportFiles(
  session: Session,
  made: Prepared,
  exporter: number,
  type: 'local' | 'tar',
): Steps<void> {
  const target = session.request.targets[made.target];
  if (target === undefined) return;
  const name = type === 'local' ? 'exporting to client directory' : 'exporting to client tarball';
  const step = new InternalStep(session, grouped(target, name));
  step.begin();
  const started = session.p.now();
  const result = resultOf(session, made.stage);
  const data = withRow(session, (sim) => {
    const { machine } = sim.daemons.need(session.daemon);
    return withLayers(sim, machine, result.layers, (viewer) => {
      const tree = files.treeAt(sim, viewer, '/');
      return writeTar(isFail(tree) ? [] : tarEntries(tree));
    });
  });
  yield* session.p.cpu(1 + data.length / 200_000);
  const completed = session.p.now();
  const current = data.length;
  if (type === 'local') step.status('copying files', { name: 'transferring', current, started, completed });
  else step.status('sending tarball', { started, completed });
  yield* flush(session);
  yield* session.channel.send(`${JSON.stringify({ files: { target: made.target, exporter, data } })}\n`);
  step.end();
  yield* flush(session);
}

/** A tree as an archive has it, directories before what is in them. */
function tarEntries(tree: LayerTree): TarEntry[] {
  const found: TarEntry[] = [];
  for (const path of Object.keys(tree).sort()) {
    const entry = tree[path];
    if (entry === undefined || path === '' || entry.type === 'whiteout' || entry.type === 'device') continue;
    const { uid = 0, gid = 0, mtime = 0 } = { mtime: 0, ...entry };
    const base = { name: path.slice(1), uid, gid, mtime: Math.floor(mtime / 1000) };
    if (entry.type === 'dir') found.push({ ...base, type: 'dir', mode: entry.mode ?? 0o755 });
    else if (entry.type === 'symlink')
      found.push({ ...base, type: 'symlink', mode: 0o777, linkName: entry.target });
    else if (entry.link !== undefined)
      found.push({ ...base, type: 'link', mode: 0o644, linkName: entry.link.slice(1) });
    else found.push({ ...base, type: 'file', mode: entry.mode ?? 0o644, data: wholeContent(entry) });
  }
  return found;
}

function wholeContent(entry: Extract<LayerTree[string], { type: 'file' }>): Bytes {
  return storedContent(entry);
}
