/** What an image is made for. */
export interface Platform {
  os: string;
  architecture: string;
  variant?: string;
}

export const manifestV2 = 'application/vnd.docker.distribution.manifest.v2+json';
export const manifestList = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
export const ociIndex = 'application/vnd.oci.image.index.v1+json';

/** What dockerd takes, in its order of preference. */
export const accepted = [manifestList, ociIndex, manifestV2, ociManifest] as const;

/** What names a blob or a manifest. */
export interface Descriptor {
  mediaType: string;
  size: number;
  digest: string;
  platform?: Platform;
}

/** The manifest of one image, or a list of manifests by platform. */
export type Manifest =
  { kind: 'image'; config: Descriptor; layers: Descriptor[] } | { kind: 'list'; manifests: Descriptor[] };

/** Reads a manifest of any sort that dockerd takes; undefined for others. */
export function readManifest(source: string): Manifest | undefined {
  let value: { config?: Descriptor; layers?: Descriptor[]; manifests?: Descriptor[] } | null;
  try {
    value = JSON.parse(source) as typeof value;
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value.manifests)) return { kind: 'list', manifests: value.manifests };
  if (value.config === undefined || !Array.isArray(value.layers)) return undefined;
  return { kind: 'image', config: value.config, layers: value.layers };
}

/** The manifest that dockerd pushes: schema 2, indented by three blanks. */
export function manifestText(
  config: { digest: string; size: number },
  layers: readonly { digest: string; size: number }[],
): string {
  const value = {
    schemaVersion: 2,
    mediaType: manifestV2,
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: config.size,
      digest: config.digest,
    },
    layers: layers.map(({ digest, size }) => ({
      mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
      size,
      digest,
    })),
  };
  return JSON.stringify(value, null, 3);
}

/** The entry of a list for a platform; undefined when there is none. */
export function choose(manifests: readonly Descriptor[], wanted: Platform): Descriptor | undefined {
  return manifests.find(
    ({ platform }) => platform?.os === wanted.os && platform.architecture === wanted.architecture,
  );
}
