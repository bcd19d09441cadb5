import type { ImageConfig } from '#sim/world/docker-config';
import type { HistoryEntry } from '#sim/world/docker';
import type { LayerTree } from '#sim/world/files';
import type { MadeLayer } from './made-layer';

/** What is known of one layer of a published image. */
export interface LayerFacts {
  /** first 12 hex digits of its digest, where they are known; otherwise they are made from `name` */
  digest?: string;
  /** what distinguishes a layer whose digest is not known, such as `redis:7.2 2` */
  name?: string;
  /** in no list of the catalogue, but of a release made from one that is (releases.ts) */
  made?: MadeLayer;
  /** compressed, as it is transferred */
  bytes: number;
  /** unpacked, as it lies on a disk */
  size: number;
  /** the step that made it, for `docker history` */
  by: string;
  /** steps after it that changed nothing but the configuration */
  then?: readonly string[];
  /** when it was made, where images of several families share it; otherwise its image says it */
  created?: string;
  /** what is in it; made when somebody looks */
  tree: () => LayerTree;
}

/** What is known of one published image: one value in the file of its family. */
export interface ImageFacts {
  tags: readonly string[];
  /** when it was made, such as `2023-01-11` or with a time */
  created: string;
  /** base first */
  layers: readonly LayerFacts[];
  config: ConfigFacts;
  /** architectures it is published for; amd64 and arm64 unless it says otherwise */
  architectures?: readonly Architecture[];
  /** for Windows, and for which: `10.0.20348.5622`; Linux when absent */
  windows?: string;
}

export type Architecture = 'amd64' | 'arm64';

export interface ConfigFacts {
  cmd?: readonly string[];
  entrypoint?: readonly string[];
  /** after PATH, which is first in every image */
  env?: Readonly<Record<string, string>>;
  /** such as `80/tcp` */
  ports?: readonly string[];
  volumes?: readonly string[];
  workdir?: string;
  user?: string;
  stopSignal?: string;
  labels?: Readonly<Record<string, string>>;
}

/** All published images of one repository. */
export interface Family {
  /** without host: `library/nginx` */
  repository: string;
  images: readonly ImageFacts[];
}

/** A layer as a registry offers it. */
export interface OfferedLayer {
  /** sha256:… of the compressed blob */
  digest: string;
  /** sha256:… of the unpacked one: key of its content */
  diffId: string;
  /** compressed, bytes */
  bytes: number;
  /** unpacked, bytes */
  size: number;
}

/** An image as a registry offers it, for one platform. */
export interface OfferedImage {
  /** what `docker pull` prints as Digest: of the list of all platforms */
  digest: string;
  /** that list, JSON */
  index: string;
  platforms: { architecture: string; os: string; variant?: string }[];
  /** without host: `library/nginx` */
  repository: string;
  /** digest and text of this platform's manifest */
  manifestDigest: string;
  manifest: string;
  /** sha256:… of the configuration: the image's id */
  id: string;
  /** the configuration blob, JSON */
  configText: string;
  os: 'linux' | 'windows';
  /** of Windows alone */
  osVersion?: string;
  architecture: Architecture;
  /** ms since 1970 */
  created: number;
  config: ImageConfig;
  history: HistoryEntry[];
  /** base first */
  layers: OfferedLayer[];
}

/** Why a registry gives nothing, in the words that the daemon passes on. */
export interface Refused {
  /** HTTP status of the daemon's answer */
  status: 404 | 500;
  message: string;
}
