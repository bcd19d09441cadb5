import { utf8 } from '#sim/base/bytes';
import type { ContainerRow, DaemonRow, ImageRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { json, type Reply } from '../http/answer';
import { conflict, invalid, isRefusal, type Refusal } from '../http/refusal';
import { parseJson } from '../http/go-json';
import { flag } from '../http/request';
import type { Call } from '../http/verb';
import { announceImage } from '../state/events';
import { containersOf, isUp } from '../state/find';
import { findImage, imagesOf, peekImage, shortId } from '../state/images';
import { familiarName, parseReference, tagged } from '../state/reference';
import { dropImage } from './store';

/** A row of the answer. */
export type Removed = { Untagged: string } | { Deleted: string };

/** DELETE /images/{name}: takes a name away, and with the last name the image. */
export function remove({ sim, daemon, request }: Call): Reply | Refusal {
  const given = request.vars['name'] ?? '';
  if (given.trim() === '') return invalid('image name cannot be blank');
  const wrong = wrongPlatform(request.query['platforms'] ?? []);
  if (wrong !== undefined) return wrong;
  const image = findImage(sim, daemon, given);
  if (isRefusal(image)) return image;
  const removed = removeImage(sim, daemon, image, given, flag(request, 'force'), !flag(request, 'noprune'));
  return Array.isArray(removed) ? json(removed) : removed;
}

/** Platforms come as JSON. */
function wrongPlatform(platforms: readonly string[]): Refusal | undefined {
  for (const one of platforms) {
    const read = parseJson(utf8(one));
    if (isRefusal(read))
      return invalid(`failed to parse platform: ${read.message.replace('invalid JSON: ', '')}`);
  }
  return undefined;
}

/** As moby's ImageDelete (daemon/images/image_delete.go). */
export function removeImage(
  sim: Sim,
  daemon: DaemonRow,
  image: Readonly<ImageRow>,
  given: string,
  force: boolean,
  prune: boolean,
): Removed[] | Refusal {
  const names = referencesTo(daemon, image.id);
  const byName = nameGiven(daemon, image.id, given);
  const removed: Removed[] = [];
  if (byName !== undefined) {
    const others = names.filter((name) => name !== byName && !isDigest(name));
    const isLast = others.length === 0;
    const user = isLast ? userOf(sim, image, () => true) : undefined;
    if (user !== undefined && !force) {
      const using = `container ${user.id.slice(0, 12)} is using its referenced image ${shortId(image.id)}`;
      return conflict(`conflict: unable to remove repository reference "${given}" (must force) - ${using}`);
    }
    untag(sim, daemon, byName, image.id, removed);
    dropDigestsOf(sim, daemon, byName, image.id, removed);
    if (!isLast || user !== undefined) return removed;
    return deleteRest(sim, daemon, image, force, prune, removed);
  }
  const wrong = conflictOf(sim, image, names, force);
  if (wrong !== undefined) return wrong;
  for (const name of names) untag(sim, daemon, name, image.id, removed);
  return deleteRest(sim, daemon, image, force, prune, removed);
}

const isDigest = (name: string) => name.includes('@');

function referencesTo(daemon: Readonly<DaemonRow>, id: string): string[] {
  const all = { ...daemon.references, ...daemon.digests };
  return Object.keys(all)
    .filter((name) => all[name] === id)
    .sort();
}

/** The full name, when the image was asked for by one. */
function nameGiven(daemon: Readonly<DaemonRow>, id: string, given: string): string | undefined {
  const reference = parseReference(given);
  if (isRefusal(reference)) return undefined;
  const name = reference.digest === '' ? tagged(reference) : `${reference.repository}@${reference.digest}`;
  const points = reference.digest === '' ? daemon.references[name] : daemon.digests[name];
  return points === id ? name : undefined;
}

function untag(sim: Sim, daemon: DaemonRow, name: string, id: string, removed: Removed[]): void {
  delete daemon.references[name];
  delete daemon.digests[name];
  announceImage(sim, daemon, 'untag', id, id);
  removed.push({ Untagged: familiarName(name) });
}

/** With the last tag of a repository its digests go too. */
function dropDigestsOf(sim: Sim, daemon: DaemonRow, name: string, id: string, removed: Removed[]): void {
  if (isDigest(name)) return;
  const repository = name.slice(0, name.lastIndexOf(':'));
  const hasOther = Object.keys(daemon.references).some(
    (one) => daemon.references[one] === id && one.startsWith(`${repository}:`),
  );
  if (hasOther) return;
  for (const one of Object.keys(daemon.digests)) {
    if (daemon.digests[one] === id && one.startsWith(`${repository}@`)) untag(sim, daemon, one, id, removed);
  }
}

/** After its last name: the image itself, unless something still needs it, and then what it was made from. */
function deleteRest(
  sim: Sim,
  daemon: DaemonRow,
  image: Readonly<ImageRow>,
  force: boolean,
  prune: boolean,
  removed: Removed[],
): Removed[] | Refusal {
  if (hasChildren(sim, image) || referencesTo(daemon, image.id).length > 0) return removed;
  if (userOf(sim, image, (row) => isUp(row) || !force) !== undefined) return removed;
  announceImage(sim, daemon, 'delete', image.id, image.id);
  const layers = dropImage(sim, image);
  removed.push({ Deleted: image.id }, ...layers.map((id) => ({ Deleted: id })));
  const parent = prune && image.parent !== '' ? peekImage(sim, daemon.id, image.parent) : undefined;
  if (parent === undefined || referencesTo(daemon, parent.id).length > 0) return removed;
  return deleteRest(sim, daemon, parent, force, prune, removed);
}

function hasChildren(sim: Sim, image: Readonly<ImageRow>): boolean {
  for (const row of imagesOf(sim, image.daemon)) if (row.parent === image.id) return true;
  return false;
}

function userOf(
  sim: Sim,
  image: Readonly<ImageRow>,
  counts: (row: Readonly<ContainerRow>) => boolean,
): Readonly<ContainerRow> | undefined {
  for (const row of containersOf(sim, image.daemon)) if (row.image === image.id && counts(row)) return row;
  return undefined;
}

/** Why an image cannot be deleted by its id: what even force cannot do, then what it can. */
function conflictOf(
  sim: Sim,
  image: Readonly<ImageRow>,
  names: readonly string[],
  force: boolean,
): Refusal | undefined {
  const cannot = (how: string, why: string) =>
    conflict(`conflict: unable to delete ${shortId(image.id)} (${how}) - ${why}`);
  if (hasChildren(sim, image)) return cannot('cannot be forced', 'image has dependent child images');
  const running = userOf(sim, image, isUp);
  if (running !== undefined) {
    return cannot('cannot be forced', `image is being used by running container ${running.id.slice(0, 12)}`);
  }
  if (force) return undefined;
  const repositories = new Set(names.map((name) => name.replace(/[:@][^/]*$/, '')));
  const tags = names.filter((name) => !isDigest(name));
  if (repositories.size > 1 || tags.length > 1)
    return cannot('must be forced', 'image is referenced in multiple repositories');
  const stopped = userOf(sim, image, () => true);
  return stopped === undefined
    ? undefined
    : cannot('must be forced', `image is being used by stopped container ${stopped.id.slice(0, 12)}`);
}
