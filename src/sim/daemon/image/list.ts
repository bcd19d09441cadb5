import type { DaemonRow, ImageRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { json, type Reply } from '../http/answer';
import { broken, isRefusal, type Refusal } from '../http/refusal';
import { booleanFilter, filtersOf, flag, hasLabels, type Filters } from '../http/request';
import type { Call } from '../http/verb';
import { containersOf } from '../state/find';
import { findImage, imagesOf } from '../state/images';
import { familiarName } from '../state/reference';
import { untilOf } from '../system/until';
import { forVersion, imageSummary } from './summary';

const known = ['before', 'dangling', 'label', 'reference', 'since', 'until'];

/** GET /images/json: newest first; without `all`, no images that are only steps to others. */
export function list({ sim, daemon, request }: Call): Reply | Refusal {
  const filters = filtersOf(request, known);
  if (isRefusal(filters)) return filters;
  const matches = compile(sim, daemon, filters);
  if (isRefusal(matches)) return matches;
  const images = [...imagesOf(sim, daemon.id)];
  const parents = new Set(images.map(({ parent }) => parent));
  const names = new Set(Object.values(daemon.references));
  const shown = images.filter(
    (row) => (flag(request, 'all') || names.has(row.id) || !parents.has(row.id)) && matches(row),
  );
  shown.sort((a, b) => b.created - a.created || (a.id < b.id ? -1 : 1));
  const wantsShared = flag(request, 'shared-size');
  return json(
    shown.map((row) => {
      const { containers, shared } = countsOf(sim, row, wantsShared);
      const summary = imageSummary(daemon, row, { containers, shared });
      return forVersion(request, narrowed(summary, filters));
    }),
  );
}

/** With a filter on references only the names that fit it are listed. */
function narrowed(summary: object, { reference }: Filters): object {
  if (reference === undefined || reference.length === 0) return summary;
  const { RepoTags, RepoDigests } = summary as { RepoTags: string[]; RepoDigests: string[] };
  return {
    ...summary,
    RepoTags: RepoTags.filter((name) => reference.some((one) => fitsReference(name, one))),
    RepoDigests: RepoDigests.filter((name) =>
      reference.some((one) => fitsReference(`${name.split('@')[0] ?? ''}:`, one)),
    ),
  };
}

function countsOf(
  sim: Sim,
  row: Readonly<ImageRow>,
  wantsShared: boolean,
): { containers: number; shared: number } {
  let containers = 0;
  for (const { image } of containersOf(sim, row.daemon)) if (image === row.id) containers += 1;
  if (!wantsShared) return { containers, shared: -1 };
  let shared = 0;
  for (const layer of row.layers) {
    const stored = sim.storedLayers.peek(`${row.daemon} ${layer}`);
    if (stored !== undefined && stored.images > 1) shared += stored.size;
  }
  return { containers, shared };
}

type Test = (row: Readonly<ImageRow>) => boolean;

function compile(sim: Sim, daemon: Readonly<DaemonRow>, filters: Filters): Test | Refusal {
  const dangling = booleanFilter(filters, 'dangling');
  if (isRefusal(dangling)) return dangling;
  let [after, before] = [-Infinity, Infinity];
  for (const one of filters['until'] ?? []) {
    const until = untilOf({ until: [one] }, sim.now);
    if (typeof until !== 'number') return broken(until.message);
    before = Math.min(before, until);
  }
  for (const name of filters['before'] ?? []) {
    const image = findImage(sim, daemon, name);
    if (isRefusal(image)) return image;
    before = Math.min(before, image.created);
  }
  for (const name of filters['since'] ?? []) {
    const image = findImage(sim, daemon, name);
    if (isRefusal(image)) return image;
    after = Math.max(after, image.created);
  }
  const named = new Map<string, string[]>();
  for (const [name, id] of Object.entries(daemon.references))
    named.set(id, [...(named.get(id) ?? []), familiarName(name)]);
  const digests = new Map<string, string[]>();
  for (const [name, id] of Object.entries(daemon.digests)) {
    const bare = `${familiarName(name).split('@')[0] ?? ''}:`;
    digests.set(id, [...(digests.get(id) ?? []), bare]);
  }
  const { reference = [], label } = filters;
  if (reference.some((one) => globTest(one) === undefined)) return broken('syntax error in pattern');
  return (row) => {
    const names = named.get(row.id) ?? [];
    if (dangling !== undefined && (names.length === 0) !== dangling) return false;
    if (row.created >= before || row.created <= after || !hasLabels(row.config.Labels, label)) return false;
    const all = [...names, ...(digests.get(row.id) ?? [])];
    return reference.length === 0 || all.some((name) => reference.some((one) => fitsReference(name, one)));
  };
}

/** `nginx`, `ngin*`, `*:1.23`: path.Match on the familiar name, with and without the tag (distribution/reference's FamiliarMatch). */
export function fitsReference(name: string, pattern: string): boolean {
  const test = globTest(pattern);
  return test !== undefined && (test.test(name) || test.test(name.slice(0, name.lastIndexOf(':'))));
}

/** Go's path.Match as a regular expression; undefined where the pattern is broken. */
function globTest(pattern: string): RegExp | undefined {
  const parts = pattern.match(/\\.|\[\^?[^\]]+\]|[^]/g) ?? [];
  if (parts.some((part) => part === '[' || part === '\\')) return undefined;
  const source = parts.map((part) => {
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.length > 2) return part;
    return part.replace(/^\\/, '').replace(/[.+^${}()|\\[\]*?]/g, '\\$&');
  });
  try {
    return new RegExp(`^${source.join('')}$`);
  } catch {
    return undefined;
  }
}
