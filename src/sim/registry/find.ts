import type { LayerTree } from '#sim/world/files';
import { Later } from '#sim/base/later';
import { momentOf, offer, offeredLayer } from './offer';
import { readMadeDiffId } from './made-layer';
import { releaseOf } from './releases';
import type { Architecture, Family, ImageFacts, LayerFacts, OfferedImage, Refused } from './types';

/** What Docker Hub has: the repositories. */
export const catalogue = new Later<readonly Family[]>('images');

const usual: readonly Architecture[] = ['amd64', 'arm64'];

/** What was worked out of the catalogue, which never changes: image → offer, and diff id → layer. */
const offers = new Map<string, OfferedImage>();
const layers = new Map<string, { facts: LayerFacts; architecture: Architecture; created: number }>();
const trees = new Map<string, LayerTree>();

/** `docker.io/library/nginx` → the family of that repository. */
function familyOf(repository: string): Family | undefined {
  const path = repository.replace(/^(docker\.io|index\.docker\.io|registry-1\.docker\.io)\//, '');
  const name = path.includes('/') ? path : `library/${path}`;
  return catalogue.value.find((family) => family.repository === name);
}

/**
 * What Docker Hub answers for a repository (`docker.io/library/nginx`, or shorter) and a tag or digest (`sha256:…`).
 * The refusals are in the words that dockerd passes on.
 */
export function find(
  repository: string,
  reference: string,
  architecture: Architecture = 'amd64',
  /** for a Windows host, and for which: `10.0.20348` */
  windows?: string,
): OfferedImage | Refused {
  const family = familyOf(repository);
  const familiar = repository.replace(/^docker\.io\//, '').replace(/^library\//, '');
  if (family === undefined) {
    const why =
      "repository does not exist or may require 'docker login': denied: requested access to the resource is denied";
    return { status: 404, message: `pull access denied for ${familiar}, ${why}` };
  }
  const found = reference.startsWith('sha256:')
    ? family.images.filter((image) => hasDigest(family, image, reference))
    : family.images.filter((image) => image.tags.includes(reference));
  const made = found.length > 0 || reference.startsWith('sha256:') ? undefined : madeFor(family, reference);
  const all = made === undefined ? found : [made];
  const facts = all.find((image) => (image.windows === undefined) === (windows === undefined)) ?? all[0];
  const separator = reference.startsWith('sha256:') ? '@' : ':';
  if (facts === undefined) {
    const message = `manifest for ${familiar}${separator}${reference} not found: manifest unknown: manifest unknown`;
    return { status: 404, message };
  }
  const none = (platform: string): Refused => ({
    status: 404,
    message: `no matching manifest for ${platform} in the manifest list entries`,
  });
  if (windows !== undefined) {
    const own = all.filter((image) => image.windows !== undefined && architecture === 'amd64');
    return own.length === 0 ? none(`windows/${architecture} ${windows}`) : forWindows(family, own, windows);
  }
  if (facts.windows !== undefined || !(facts.architectures ?? usual).includes(architecture))
    return none(`linux/${architecture}`);
  return offered(family, facts, architecture);
}

const buildOf = (version: string) => Number(version.split('.')[2] ?? 0);

/**
 * Which of several versions of Windows a host takes: its own build, or the newest that is not newer than it. moby,
 * distribution/pull_v2_windows.go: what is newer
 * does not count.
 */
function forWindows(family: Family, images: readonly ImageFacts[], host: string): OfferedImage | Refused {
  const sorted = [...images].sort((a, b) => buildOf(b.windows ?? '') - buildOf(a.windows ?? ''));
  const fitting = sorted.find((image) => buildOf(image.windows ?? '') <= buildOf(host));
  if (fitting !== undefined) return offered(family, fitting, 'amd64');
  return {
    status: 404,
    message: `no matching manifest for windows/amd64 ${host} in the manifest list entries`,
  };
}

const releases = new Map<string, ImageFacts | undefined>();

/** A release that the catalogue does not list by itself. */
function madeFor(family: Family, tag: string): ImageFacts | undefined {
  const key = `${family.repository}:${tag}`;
  if (!releases.has(key)) releases.set(key, releaseOf(family, tag));
  return releases.get(key);
}

export function isRefused(found: OfferedImage | Refused): found is Refused {
  return 'status' in found;
}

function offered(family: Family, facts: ImageFacts, architecture: Architecture): OfferedImage {
  const key = `${family.repository}:${facts.tags[0] ?? ''} ${architecture} ${facts.windows ?? ''}`;
  let made = offers.get(key);
  if (made === undefined) {
    made = offer(family, facts, architecture);
    offers.set(key, made);
  }
  return made;
}

function hasDigest(family: Family, facts: ImageFacts, digest: string): boolean {
  return (facts.architectures ?? usual).some((architecture) => {
    const one = offered(family, facts, architecture);
    return one.digest === digest || one.manifestDigest === digest;
  });
}

/** Repositories and tags there are, for `docker search` and completion: `library/nginx` → tags. */
export function repositories(): ReadonlyMap<string, readonly string[]> {
  return new Map(
    catalogue.value.map(({ repository, images }) => [repository, images.flatMap(({ tags }) => tags)]),
  );
}

/** The content of a published layer by its diff id: what is handed to every transaction as `layerSource`. */
export function layerSource(diffId: string): LayerTree | undefined {
  const known = trees.get(diffId);
  if (known !== undefined) return known;
  if (layers.size === 0) indexLayers();
  const found = layers.get(diffId) ?? layerOfRelease(diffId);
  if (found === undefined) return undefined;
  const tree = builtFor(found.facts.tree(), found.architecture, found.created);
  trees.set(diffId, tree);
  return tree;
}

/** What a published layer takes unpacked, bytes; undefined for layers that nobody has published. */
export function publishedSize(diffId: string): number | undefined {
  if (layers.size === 0) indexLayers();
  return (layers.get(diffId) ?? layerOfRelease(diffId))?.facts.size;
}

/** A layer whose diff id says by itself which release it belongs to. */
function layerOfRelease(
  diffId: string,
): { facts: LayerFacts; architecture: Architecture; created: number } | undefined {
  const read = readMadeDiffId(
    diffId,
    catalogue.value.map(({ repository }) => repository),
  );
  if (read === undefined) return undefined;
  const family = familyOf(read.repository);
  const image = family === undefined ? undefined : madeFor(family, read.tag);
  const facts = image?.layers[read.index];
  if (image === undefined || facts === undefined) return undefined;
  return { facts, architecture: read.architecture, created: momentOf(facts.created ?? image.created) };
}

function indexLayers(): void {
  for (const { images } of catalogue.value) {
    for (const { layers: parts, architectures = usual, created } of images) {
      for (const architecture of architectures) {
        for (const facts of parts)
          layers.set(offeredLayer(facts, architecture).diffId, {
            facts,
            architecture,
            created: momentOf(facts.created ?? created),
          });
      }
    }
  }
}

/** The same files with programs compiled for that processor, and as old as the layer where they say nothing else. */
function builtFor(tree: LayerTree, arch: Architecture, mtime: number): LayerTree {
  const built: LayerTree = {};
  for (const [path, entry] of Object.entries(tree)) {
    built[path] =
      entry.type === 'file' && entry.exe !== undefined ? { ...entry, exe: { ...entry.exe, arch } } : entry;
  }
  const root = tree[''];
  built[''] = { ...(root?.type === 'dir' ? root : { type: 'dir' }), mtime };
  return built;
}
