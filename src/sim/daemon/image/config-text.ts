import { utf8, type Bytes } from '#sim/base/bytes';
import { daysFromCivil } from '#sim/base/calendar';
import { hexDigest } from '#sim/base/digest';
import { configText as publishedText } from '#sim/registry/index';
import type { HistoryEntry, ImageRow } from '#sim/world/docker';
import type { ImageConfig } from '#sim/world/docker-config';
import { goTime } from '../time';

type Unnamed = Omit<ImageRow, 'id'>;

/** sha256:… of a text. */
export function digestOf(content: string): string {
  return digestOfBytes(utf8(content));
}

export function digestOfBytes(content: Bytes): string {
  return `sha256:${hexDigest('sha256', content)}`;
}

/** The id of an image that was made here: the digest of its configuration. */
export function imageIdOf(image: Unnamed): string {
  return digestOf(image.text ?? madeText(image));
}

/** An image's configuration as registries and archives have it, JSON: its digest is the image's id. */
export function configTextOf(image: Readonly<ImageRow>): string {
  if (image.text !== undefined) return image.text;
  const published = publishedText(image);
  return digestOf(published) === image.id ? published : madeText(image);
}

/** As dockerd writes what it made itself (moby, image/image.go): its top-level names sorted. */
function madeText(image: Unnamed): string {
  const history = image.history.map((step) => ({
    created: goTime(step.created),
    ...(step.createdBy === '' ? {} : { created_by: step.createdBy }),
    ...(step.comment === '' ? {} : { comment: step.comment }),
    ...(step.isEmpty ? { empty_layer: true } : {}),
  }));
  return goJson({
    architecture: image.architecture,
    ...(image.author === '' ? {} : { author: image.author }),
    ...(image.comment === '' ? {} : { comment: image.comment }),
    config: wholeConfig(image.config),
    created: goTime(image.created),
    ...(image.dockerVersion === '' ? {} : { docker_version: image.dockerVersion }),
    ...(history.length === 0 ? {} : { history }),
    os: image.os,
    rootfs: { type: 'layers', ...(image.layers.length === 0 ? {} : { diff_ids: image.layers }) },
  });
}

/** JSON as Go's encoder writes it: `<`, `>` and `&` escaped. */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

/** An image's part of a container's configuration with the fields that are always there, in Go's order. */
export function wholeConfig(config: Readonly<ImageConfig>): object {
  const { ExposedPorts, Healthcheck, StopSignal, Shell } = config;
  return {
    ...{ Hostname: '', Domainname: '', User: config.User },
    ...{ AttachStdin: false, AttachStdout: false, AttachStderr: false },
    ...(ExposedPorts === undefined ? {} : { ExposedPorts }),
    ...{ Tty: false, OpenStdin: false, StdinOnce: false, Env: config.Env, Cmd: config.Cmd },
    ...(Healthcheck === undefined ? {} : { Healthcheck }),
    ...{ Image: '', Volumes: config.Volumes, WorkingDir: config.WorkingDir, Entrypoint: config.Entrypoint },
    ...{ OnBuild: config.OnBuild, Labels: config.Labels },
    ...(StopSignal === undefined ? {} : { StopSignal }),
    ...(Shell === undefined ? {} : { Shell }),
  };
}

/** The fields of a configuration text, as far as dockerd reads them. */
interface Text {
  architecture?: string;
  author?: string;
  comment?: string;
  config?: Partial<ImageConfig> | null;
  created?: string;
  docker_version?: string;
  history?:
    | { created?: string; created_by?: string; comment?: string; author?: string; empty_layer?: boolean }[]
    | null;
  os?: string;
  rootfs?: { type?: string; diff_ids?: string[] | null } | null;
}

/** An image from its configuration's text, without its place and its size; undefined when the text is no configuration. */
export function readConfigText(
  source: string,
): Omit<ImageRow, 'id' | 'daemon' | 'size' | 'parent'> | undefined {
  let value: Text;
  try {
    value = JSON.parse(source) as Text;
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !Array.isArray(value.rootfs?.diff_ids ?? []))
    return undefined;
  const created = momentOf(value.created);
  return {
    created,
    architecture: value.architecture ?? '',
    os: value.os ?? '',
    config: configOf(value.config ?? {}),
    author: value.author ?? '',
    comment: value.comment ?? '',
    dockerVersion: value.docker_version ?? '',
    layers: value.rootfs?.diff_ids ?? [],
    history: (value.history ?? []).map((step): HistoryEntry => ({
      created: momentOf(step.created),
      createdBy: step.created_by ?? '',
      comment: step.comment ?? '',
      isEmpty: step.empty_layer === true,
    })),
    taggedAt: 0,
    text: source,
  };
}

function configOf(config: Partial<ImageConfig>): ImageConfig {
  const given = <T>(value: T | null | undefined): value is T => value !== undefined && value !== null;
  const { ExposedPorts, StopSignal, Shell, Healthcheck } = config;
  return {
    User: config.User ?? '',
    ...(given(ExposedPorts) ? { ExposedPorts } : {}),
    Env: config.Env ?? null,
    Entrypoint: config.Entrypoint ?? null,
    Cmd: config.Cmd ?? null,
    Volumes: config.Volumes ?? null,
    WorkingDir: config.WorkingDir ?? '',
    OnBuild: config.OnBuild ?? null,
    Labels: config.Labels ?? null,
    ...(given(StopSignal) ? { StopSignal } : {}),
    ...(given(Shell) ? { Shell } : {}),
    ...(given(Healthcheck) ? { Healthcheck } : {}),
  };
}

/** RFC 3339 with any fraction → ms since 1970; 0 for none and for Go's zero time. */
function momentOf(time: string | undefined): number {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?/.exec(time ?? '');
  if (parts === null || parts[1] === '0001') return 0;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const whole = ((daysFromCivil(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
  return whole * 1000 + Number(parts[7] ?? 0) * 1000;
}
