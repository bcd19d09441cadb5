import type { DaemonRow, ImageRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { invalid, isRefusal, notFound, type Refusal } from '../http/refusal';
import { familiarName, parseReference, tagged } from './reference';

export function imageKey(daemon: number, id: string): string {
  return `${daemon} ${id}`;
}

export function peekImage(sim: Sim, daemon: number, id: string): Readonly<ImageRow> | undefined {
  return sim.images.peek(imageKey(daemon, id));
}

export function* imagesOf(sim: Sim, daemon: number): Generator<Readonly<ImageRow>> {
  for (const row of sim.images.all()) if (row.daemon === daemon) yield row;
}

/** Finds an image as `docker inspect` does: by id, by the beginning of it, by name, by digest. */
export function findImage(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  given: string,
): Readonly<ImageRow> | Refusal {
  const bare = given.replace(/^sha256:/, '');
  if (/^[0-9a-f]{64}$/.test(bare)) {
    return peekImage(sim, daemon.id, `sha256:${bare}`) ?? notFound(`No such image: ${given}`);
  }
  const reference = parseReference(given);
  if (!isRefusal(reference)) {
    const id =
      reference.digest === ''
        ? daemon.references[tagged(reference)]
        : daemon.digests[`${reference.repository}@${reference.digest}`];
    const row = id === undefined ? undefined : peekImage(sim, daemon.id, id);
    if (row !== undefined) return row;
  }
  const byPrefix = /^[0-9a-f]+$/.test(bare) ? imageByPrefix(sim, daemon.id, bare) : undefined;
  if (byPrefix !== undefined) return byPrefix;
  if (isRefusal(reference)) return reference;
  const name = reference.digest === '' ? familiarName(tagged(reference)) : given;
  return notFound(`No such image: ${name}`);
}

function imageByPrefix(sim: Sim, daemon: number, prefix: string): Readonly<ImageRow> | Refusal | undefined {
  let found: Readonly<ImageRow> | undefined;
  for (const row of imagesOf(sim, daemon)) {
    if (!row.id.startsWith(`sha256:${prefix}`)) continue;
    if (found !== undefined) return invalid(`multiple IDs found with provided prefix: ${prefix}`);
    found = row;
  }
  return found;
}

/** Its names with tags, as people write them, in order. */
export function tagsOf(daemon: Readonly<DaemonRow>, id: string): string[] {
  return namesOf(daemon.references, id);
}

/** Its names with digests. */
export function digestsOf(daemon: Readonly<DaemonRow>, id: string): string[] {
  return namesOf(daemon.digests, id);
}

function namesOf(table: Readonly<Record<string, string>>, id: string): string[] {
  const found: string[] = [];
  for (const name in table) if (table[name] === id) found.push(familiarName(name));
  return found.sort();
}

/** The first 12 digits of an id, without its algorithm. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
