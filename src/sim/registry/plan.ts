import type { OfferedLayer } from './types';

/** moby, daemon/config/config.go: DefaultMaxConcurrentDownloads */
const downloadsAtOnce = 3;
/** Unpacked bytes a second, one layer at a time: moby#21814 (1.5 GB in 35–40 s). */
const unpackRate = 40e6;
/** Asking for a blob, being sent elsewhere, and the first byte of it: ms */
const perLayer = 80;
/** Token, list of platforms, manifest and configuration: ms */
const before = 900;
/** Checking the digest and registering an unpacked layer: ms */
const perUnpack = 15;

/** When what happens to a layer: ms since the pull began. */
export interface LayerPlan extends OfferedLayer {
  /** it was there already: nothing of the rest happens */
  isPresent: boolean;
  /** [ms, bytes that have come] where the rate of the download changes: the first is its start, the last its end */
  download: readonly (readonly [ms: number, bytes: number])[];
  unpackStart: number;
  unpackEnd: number;
}

export interface PullPlan {
  /** ms until the list of layers is known */
  known: number;
  layers: readonly LayerPlan[];
  /** ms until the image is there */
  end: number;
}

interface Download {
  index: number;
  left: number;
  bytes: number;
  points: [number, number][];
}

/**
 * How a pull goes: at most three downloads at once that share the bandwidth (bytes a second), while layers are unpacked
 * one after another from the base up (facts/physics.md, section 2). `known`: ms until the list of layers is known.
 */
export function planPull(
  layers: readonly OfferedLayer[],
  isPresent: (layer: OfferedLayer) => boolean,
  bandwidth: number,
  known = before,
): PullPlan {
  const points = downloadAll(layers, isPresent, bandwidth, known);
  const plans: LayerPlan[] = [];
  let free = known;
  for (const [index, layer] of layers.entries()) {
    const download = points.get(index);
    if (download === undefined) {
      plans.push({ ...layer, isPresent: true, download: [], unpackStart: known, unpackEnd: known });
      continue;
    }
    const unpackStart = Math.max(free, download.at(-1)?.[0] ?? known);
    const unpackEnd = unpackStart + perUnpack + (layer.size / unpackRate) * 1000;
    plans.push({ ...layer, isPresent: false, download, unpackStart, unpackEnd });
    free = unpackEnd;
  }
  return { known, layers: plans, end: free + perUnpack };
}

function downloadAll(
  layers: readonly OfferedLayer[],
  isPresent: (layer: OfferedLayer) => boolean,
  bandwidth: number,
  known: number,
): Map<number, [number, number][]> {
  const waiting: Download[] = [];
  const seen = new Set<string>();
  for (const [index, layer] of layers.entries()) {
    if (isPresent(layer) || seen.has(layer.digest)) continue;
    seen.add(layer.digest);
    waiting.push({ index, left: layer.bytes, bytes: layer.bytes, points: [] });
  }
  const done = new Map(waiting.map(({ index, points }) => [index, points]));
  const active: Download[] = [];
  let now = known;
  while (waiting.length > 0 || active.length > 0) {
    while (active.length < downloadsAtOnce && waiting.length > 0) {
      const next = waiting.shift();
      if (next !== undefined) active.push(next);
      next?.points.push([now + perLayer, 0]);
    }
    now = runUntilOneEnds(active, now, bandwidth);
  }
  return done;
}

/** Lets the active downloads run until the first of them ends, and takes it away. Answers when that is. */
function runUntilOneEnds(active: Download[], from: number, bandwidth: number): number {
  let now = from;
  for (;;) {
    const flowing = active.filter(({ points }) => (points[0]?.[0] ?? 0) <= now);
    const nextStart = Math.min(
      ...active.map(({ points }) => points[0]?.[0] ?? 0).filter((start) => start > now),
      Infinity,
    );
    const rate = bandwidth / 1000 / Math.max(1, flowing.length);
    const soonest = Math.min(...flowing.map(({ left }) => left / rate), Infinity);
    const until = Math.min(nextStart, now + soonest);
    for (const one of flowing) {
      one.left = Math.max(0, one.left - rate * (until - now));
      one.points.push([until, one.bytes - one.left]);
    }
    now = until;
    const ended = active.findIndex(({ left, points }) => left < 0.5 && points.length > 1);
    if (ended >= 0) {
      active.splice(ended, 1);
      return now;
    }
  }
}

/** Bytes of a layer that have come by then. */
export function downloadedAt(layer: LayerPlan, ms: number): number {
  let before: readonly [number, number] | undefined;
  for (const point of layer.download) {
    if (point[0] > ms) {
      if (before === undefined) return 0;
      return before[1] + ((point[1] - before[1]) * (ms - before[0])) / (point[0] - before[0]);
    }
    before = point;
  }
  return before?.[1] ?? 0;
}

/** Bytes of an unpacking layer that are written by then, of its compressed size: what the progress bar counts. */
export function unpackedAt(layer: LayerPlan, ms: number): number {
  if (ms <= layer.unpackStart) return 0;
  if (ms >= layer.unpackEnd) return layer.bytes;
  return (layer.bytes * (ms - layer.unpackStart)) / (layer.unpackEnd - layer.unpackStart);
}
