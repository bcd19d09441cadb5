import { utf8 } from '#sim/base/bytes';
import { daysFromCivil, isoSeconds } from '#sim/base/calendar';
import { hexDigest } from '#sim/base/digest';
import type { HistoryEntry } from '#sim/world/docker';
import type { ImageConfig } from '#sim/world/docker-config';
import { madeDiffId } from './made-layer';
import type {
  Architecture,
  ConfigFacts,
  Family,
  ImageFacts,
  LayerFacts,
  OfferedImage,
  OfferedLayer,
} from './types';

const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const digestOf = (text: string) => `sha256:${hexDigest('sha256', utf8(text))}`;

/** A layer's digests and sizes. Known digests are 12 digits long: the rest is made from them, always the same. */
export function offeredLayer(facts: LayerFacts, architecture: Architecture): OfferedLayer {
  const name = facts.digest ?? facts.name ?? facts.by;
  const made = hexDigest('sha256', utf8(`layer ${name}`));
  const hex = (facts.digest ?? '') + made.slice((facts.digest ?? '').length);
  const { bytes, size } = facts;
  if (facts.made !== undefined) {
    const digest = architecture === 'amd64' ? `sha256:${hex}` : digestOf(`${architecture} ${hex}`);
    return { digest, diffId: madeDiffId(facts.made, architecture), bytes, size };
  }
  if (architecture === 'amd64')
    return { digest: `sha256:${hex}`, diffId: digestOf(`diff ${hex}`), bytes, size };
  const other = `${architecture} ${hex}`;
  return { digest: digestOf(other), diffId: digestOf(`diff ${other}`), bytes, size };
}

function configOf(facts: ConfigFacts, isWindows: boolean): ImageConfig {
  const env = { ...(isWindows ? {} : { PATH: usualPath }), ...facts.env };
  const set = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]));
  return {
    User: facts.user ?? '',
    ...(facts.ports === undefined ? {} : { ExposedPorts: set(facts.ports) }),
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    Entrypoint: facts.entrypoint === undefined ? null : [...facts.entrypoint],
    Cmd: facts.cmd === undefined ? null : [...facts.cmd],
    Volumes: facts.volumes === undefined ? null : set(facts.volumes),
    WorkingDir: facts.workdir ?? '',
    OnBuild: null,
    Labels: facts.labels === undefined ? null : { ...facts.labels },
    ...(facts.stopSignal === undefined ? {} : { StopSignal: facts.stopSignal }),
  };
}

function historyOf(layers: readonly LayerFacts[], created: number): HistoryEntry[] {
  const entry = (createdBy: string, isEmpty: boolean): HistoryEntry => ({
    created,
    createdBy,
    comment: '',
    isEmpty,
  });
  return layers.flatMap(({ by, then = [] }) => [entry(by, false), ...then.map((step) => entry(step, true))]);
}

/** `2023-01-11`, or with a time after it, as ms since 1970. */
export function momentOf(created: string): number {
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = created
    .split(/[-T:Z]/)
    .map(Number);
  return daysFromCivil(year, month, day) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Builds what the registry offers of an image for one architecture: configuration, manifest, and their digests. */
export function offer(family: Family, facts: ImageFacts, architecture: Architecture): OfferedImage {
  const own = forPlatform(facts, architecture);
  const others = (facts.architectures ?? both).map((one) =>
    one === architecture ? own : forPlatform(facts, one),
  );
  const index = indexOf(others);
  return {
    digest: digestOf(index),
    index,
    repository: family.repository,
    platforms: others.map(platformOf),
    ...own,
  };
}

type PlatformOffer = Omit<OfferedImage, 'digest' | 'index' | 'repository' | 'platforms'>;

function forPlatform(facts: ImageFacts, architecture: Architecture): PlatformOffer {
  const created = momentOf(facts.created);
  const layers = facts.layers.map((layer) => offeredLayer(layer, architecture));
  const config = configOf(facts.config, facts.windows !== undefined);
  const history = historyOf(facts.layers, created);
  const diffIds = layers.map(({ diffId }) => diffId);
  const { windows } = facts;
  const text = configText({ architecture, config, created, history, layers: diffIds, windows });
  const id = digestOf(text);
  const manifest = manifestOf(id, utf8(text).length, layers);
  const manifestDigest = digestOf(manifest);
  return {
    ...{ manifestDigest, manifest, id, configText: text, architecture },
    ...(windows === undefined ? { os: 'linux' } : { os: 'windows', osVersion: windows }),
    ...{ created, config, history, layers },
  };
}

function platformOf({
  architecture,
  os,
  osVersion,
}: Pick<OfferedImage, 'architecture' | 'os' | 'osVersion'>): {
  architecture: string;
  os: string;
  variant?: string;
} {
  return {
    architecture,
    os,
    ...(osVersion === undefined ? {} : { 'os.version': osVersion }),
    ...(architecture === 'arm64' ? { variant: 'v8' } : {}),
  };
}

/** The list of all platforms: the same whichever of them one asks for. */
function indexOf(offers: readonly PlatformOffer[]): string {
  const manifests = offers.map((one) => ({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: one.manifestDigest,
    size: utf8(one.manifest).length,
    platform: platformOf(one),
  }));
  return JSON.stringify(
    { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests },
    null,
    2,
  );
}

/** The configuration of a published image as its registry has it, JSON. `layers`: diff ids, base first. */
export function configText(image: {
  architecture: string;
  config: ImageConfig;
  created: number;
  history: readonly HistoryEntry[];
  layers: readonly string[];
  windows?: string | undefined;
}): string {
  const time = `${isoSeconds(image.created)}Z`;
  return JSON.stringify({
    architecture: image.architecture,
    config: image.config,
    created: time,
    history: image.history.map(({ createdBy, isEmpty }) => ({
      created: time,
      created_by: createdBy,
      ...(isEmpty ? { empty_layer: true } : {}),
    })),
    os: image.windows === undefined ? 'linux' : 'windows',
    ...(image.windows === undefined ? {} : { 'os.version': image.windows }),
    rootfs: { type: 'layers', diff_ids: image.layers },
  });
}

const both: readonly Architecture[] = ['amd64', 'arm64'];

function manifestOf(config: string, size: number, layers: readonly OfferedLayer[]): string {
  const value = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config, size },
    layers: layers.map(({ digest, bytes }) => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      digest,
      size: bytes,
    })),
  };
  return JSON.stringify(value, null, 2);
}
