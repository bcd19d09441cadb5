import { isRefusal, type Refusal } from '../refusal';
import { execute, GoStruct, parse } from '../template';
import { containerNoun, type ContainerSummary } from './container';
import { firstName, imageNoun, type ImageSummary } from './image';
import { isTable, rowValue, templateText, writeList, writeRows, type Noun, type View } from './list';
import { parseTime } from './time';
import { humanDuration, humanSize } from './units';
import { volumeNoun, type Volume } from './volume';

/** The answer of `GET /system/df`. */
export interface DiskUsage {
  readonly LayersSize: number;
  readonly Images: readonly ImageSummary[] | null;
  readonly Containers: readonly ContainerSummary[] | null;
  readonly Volumes: readonly Volume[] | null;
  readonly BuildCache: readonly BuildRecord[] | null;
}
interface BuildRecord {
  readonly ID: string;
  readonly Type: string;
  readonly InUse: boolean;
  readonly Shared: boolean;
  readonly Size: number;
  readonly CreatedAt: string;
  readonly LastUsedAt?: string | null;
  readonly UsageCount: number;
}

const headers = {
  Type: 'TYPE',
  TotalCount: 'TOTAL',
  Active: 'ACTIVE',
  Size: 'SIZE',
  Reclaimable: 'RECLAIMABLE',
};
const table = 'table {{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}';
const raw =
  'type: {{.Type}}\ntotal: {{.TotalCount}}\nactive: {{.Active}}\nsize: {{.Size}}\nreclaimable: {{.Reclaimable}}\n';

interface Line {
  readonly type: string;
  readonly typeName: string;
  readonly total: number;
  readonly active: number;
  readonly size: number;
  readonly free: number;
  /** The share of the free part is shown where there is anything at all. */
  readonly showsShare: boolean;
}

const sum = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);
const count = <T>(rows: readonly T[], is: (row: T) => boolean): number => rows.filter(is).length;

const line = (type: string, kind: string, parts: Omit<Line, 'type' | 'typeName' | 'showsShare'>): Line => ({
  ...{ type, typeName: `*formatter.diskUsage${kind}Context` },
  ...parts,
  showsShare: kind !== 'Builder',
});

function linesOf(usage: DiskUsage): Line[] {
  return [
    line('Images', 'Images', imagesPart(usage.Images ?? [], usage.LayersSize)),
    line('Containers', 'Containers', containersPart(usage.Containers ?? [])),
    line('Local Volumes', 'Volumes', volumesPart(usage.Volumes ?? [])),
    line('Build Cache', 'Builder', buildsPart(usage.BuildCache ?? [])),
  ];
}

function imagesPart(images: readonly ImageSummary[], size: number) {
  const isCounted = (image: ImageSummary): boolean =>
    image.Containers !== 0 && image.Size !== -1 && image.SharedSize !== -1;
  const used = sum(images.filter(isCounted), (image) => image.Size - image.SharedSize);
  return { total: images.length, active: count(images, (i) => i.Containers > 0), size, free: size - used };
}

function containersPart(containers: readonly ContainerSummary[]) {
  const isActive = ({ State }: ContainerSummary): boolean =>
    ['running', 'paused', 'restarting'].includes(State);
  const written = (c: ContainerSummary): number => c.SizeRw ?? 0;
  const idle = containers.filter((c) => !isActive(c));
  const active = count(containers, isActive);
  return { total: containers.length, active, size: sum(containers, written), free: sum(idle, written) };
}

function volumesPart(volumes: readonly Volume[]) {
  const sized = volumes.filter((volume) => volume.UsageData && volume.UsageData.Size !== -1);
  const sizeOf = (volume: Volume): number => volume.UsageData?.Size ?? 0;
  const unused = sized.filter((volume) => volume.UsageData?.RefCount === 0);
  const active = count(volumes, (volume) => (volume.UsageData?.RefCount ?? 0) > 0);
  return { total: volumes.length, active, size: sum(sized, sizeOf), free: sum(unused, sizeOf) };
}

function buildsPart(builds: readonly BuildRecord[]) {
  const own = builds.filter((one) => !one.Shared);
  const size = sum(own, (one) => one.Size);
  const used = sum(
    own.filter((one) => one.InUse),
    (one) => one.Size,
  );
  return { total: builds.length, active: count(builds, (one) => one.InUse), size, free: size - used };
}

function lineValue({ type, typeName, total, active, size, free, showsShare }: Line): GoStruct {
  const share = showsShare && size > 0 ? ` (${String(Math.trunc((free * 100) / size))}%)` : '';
  return new GoStruct(typeName, {
    Active: String(active),
    Reclaimable: humanSize(free, 4) + share,
    Size: humanSize(size, 4),
    TotalCount: String(total),
    Type: type,
  });
}

/** The table of `docker system df`. */
export function writeDiskUsage(usage: DiskUsage, format: string): string | Refusal {
  const source = format === 'table' ? table : format === 'raw' ? raw : format;
  return writeRows(linesOf(usage).map(lineValue), source, headers);
}

const buildNoun: Noun<BuildRecord> = {
  typeName: '*formatter.buildCacheContext',
  columns: {
    CacheType: ['CACHE TYPE', (one) => one.Type],
    CreatedSince: ['CREATED', (one, view) => `${since(one.CreatedAt, view)} ago`],
    ID: ['CACHE ID', (one, view) => (view.truncate ? one.ID.slice(0, 12) : one.ID) + (one.InUse ? '*' : '')],
    LastUsedSince: ['LAST USED', (one, view) => (one.LastUsedAt ? `${since(one.LastUsedAt, view)} ago` : '')],
    Shared: ['SHARED', (one) => String(one.Shared)],
    Size: ['SIZE', (one) => humanSize(one.Size)],
    UsageCount: ['USAGE', (one) => String(one.UsageCount)],
  },
};

function since(rfc3339: string, view: View): string {
  return humanDuration(view.now - parseTime(rfc3339));
}

/** `docker system df -v`: the four lists one after the other, or a template over all of them. */
export function writeDiskUsageVerbose(usage: DiskUsage, format: string, now: number): string | Refusal {
  const view: View = { truncate: isTable(format), now };
  const images = (usage.Images ?? []).map(firstName);
  const containers = (usage.Containers ?? []).map((container) => ({ ...container, SizeRootFs: 0 }));
  const volumes = usage.Volumes ?? [];
  const builds = usage.BuildCache ?? [];
  if (format !== 'table') {
    const template = parse(templateText(format));
    if (isRefusal(template)) return template;
    const all = {
      Images: images.map((row) => rowValue(imageNoun, row, view)),
      Containers: containers.map((row) => rowValue(containerNoun, row, view)),
      Volumes: volumes.map((row) => rowValue(volumeNoun, row, view)),
      BuildCache: builds.map((row) => rowValue(buildNoun, row, view)),
    };
    return execute(template, new GoStruct('*formatter.diskUsageContext', all));
  }
  const own = sum(
    builds.filter((one) => !one.Shared),
    (one) => one.Size,
  );
  const parts = [
    'Images space usage:\n\n',
    writeList(imageNoun, images, tables.images, view),
    '\nContainers space usage:\n\n',
    writeList(containerNoun, containers, tables.containers, view),
    '\nLocal Volumes space usage:\n\n',
    writeList(volumeNoun, volumes, tables.volumes, view),
    `\nBuild cache usage: ${humanSize(own, 4)}\n\n`,
    writeList(buildNoun, builds, tables.builds, view),
  ];
  const wrong = parts.find(isRefusal);
  return wrong ?? parts.join('');
}

const tables = {
  images:
    'table {{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}\t{{.SharedSize}}\t{{.UniqueSize}}\t{{.Containers}}',
  containers:
    'table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.LocalVolumes}}\t{{.Size}}\t{{.RunningFor}}\t{{.Status}}\t{{.Names}}',
  volumes: 'table {{.Name}}\t{{.Links}}\t{{.Size}}',
  builds:
    'table {{.ID}}\t{{.CacheType}}\t{{.Size}}\t{{.CreatedSince}}\t{{.LastUsedSince}}\t{{.UsageCount}}\t{{.Shared}}',
};
