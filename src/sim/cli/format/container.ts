import { familiarWithoutDigest } from '../reference';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { execute, GoNil, GoStruct, parse } from '../template';
import { rowValue, writeList, type Noun, type View } from './list';
import { displayPorts, type Port } from './ports';
import { ellipsis, goTime, joinLabels, quoted, shortId } from './text';
import { humanDuration, humanSize } from './units';

/** A row of `GET /containers/json`. */
export interface ContainerSummary {
  readonly Id: string;
  readonly Names: readonly string[] | null;
  readonly Image: string;
  readonly ImageID: string;
  readonly Command: string;
  /** Seconds since 1970. */
  readonly Created: number;
  readonly Ports: readonly Port[] | null;
  readonly SizeRw?: number;
  readonly SizeRootFs?: number;
  readonly Labels: Readonly<Record<string, string>> | null;
  readonly State: string;
  readonly Status: string;
  readonly Mounts?:
    readonly { readonly Name?: string; readonly Source: string; readonly Driver?: string }[] | null;
  readonly NetworkSettings?: { readonly Networks?: Readonly<Record<string, unknown>> | null } | null;
  readonly ImageManifestDescriptor?: {
    readonly platform?: { readonly os?: string; readonly architecture?: string };
  };
}

export const containerNoun: Noun<ContainerSummary> = {
  typeName: '*formatter.ContainerContext',
  columns: {
    Command: ['COMMAND', (c, view) => quoted(view.truncate ? ellipsis(c.Command, 20) : c.Command)],
    CreatedAt: ['CREATED AT', (c) => goTime(c.Created * 1000)],
    ID: ['CONTAINER ID', (c, view) => (view.truncate ? shortId(c.Id) : c.Id)],
    Image: ['IMAGE', shownImage],
    Labels: ['LABELS', (c) => joinLabels(c.Labels)],
    LocalVolumes: [
      'LOCAL VOLUMES',
      (c) => String((c.Mounts ?? []).filter((m) => m.Driver === 'local').length),
    ],
    Mounts: ['MOUNTS', shownMounts],
    Names: ['NAMES', shownNames],
    Networks: ['NETWORKS', (c) => Object.keys(c.NetworkSettings?.Networks ?? {}).join(',')],
    Platform: ['PLATFORM', shownPlatform],
    Ports: ['PORTS', (c) => displayPorts(c.Ports ?? [])],
    RunningFor: ['CREATED', (c, view) => `${humanDuration(view.now - c.Created * 1000)} ago`],
    Size: ['SIZE', shownSize],
    State: ['STATE', (c) => c.State],
    Status: ['STATUS', (c) => c.Status],
  },
  methods: (c) => ({ Label: { arity: 1, call: ([name]) => c.Labels?.[String(name)] ?? '' } }),
};

function shownImage(c: ContainerSummary, view: View): string {
  if (c.Image === '') return '<no image>';
  if (!view.truncate) return c.Image;
  if (shortId(c.ImageID) === shortId(c.Image)) return shortId(c.ImageID);
  return familiarWithoutDigest(c.Image) ?? c.Image;
}

function shownNames(c: ContainerSummary, view: View): string {
  const names = (c.Names ?? []).map((name) => name.slice(1));
  const own = view.truncate ? names.find((name) => !name.includes('/')) : undefined;
  return own ?? names.join(',');
}

function shownMounts(c: ContainerSummary, view: View): string {
  const names = (c.Mounts ?? []).map((mount) => mount.Name || mount.Source);
  return names.map((name) => (view.truncate ? ellipsis(name, 15) : name)).join(',');
}

function shownSize(c: ContainerSummary): string {
  const own = humanSize(c.SizeRw ?? 0);
  return (c.SizeRootFs ?? 0) > 0 ? `${own} (virtual ${humanSize(c.SizeRootFs ?? 0)})` : own;
}

function shownPlatform(c: ContainerSummary): GoStruct | GoNil {
  const platform = c.ImageManifestDescriptor?.platform;
  if (!platform) return new GoNil('formatter.Platform');
  const printed = [platform.os, platform.architecture].filter(Boolean).join('/');
  return new GoStruct('*formatter.Platform', {}, { printed, json: platform });
}

const table = 'table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}';
/** What `--format raw` stands for. */
export const raw = `container_id: {{.ID}}
image: {{.Image}}
command: {{.Command}}
created_at: {{.CreatedAt}}
state: {{- pad .State 1 0}}
status: {{- pad .Status 1 0}}
names: {{.Names}}
labels: {{- pad .Labels 1 0}}
ports: {{- pad .Ports 1 0}}
`;

/** The rows of `docker ps`. */
export function writeContainers(
  rows: readonly ContainerSummary[],
  asked: { readonly format: string; readonly quiet: boolean; readonly size: boolean },
  view: View,
): string | Refusal {
  return writeList(containerNoun, rows, containerFormat(asked), view);
}

function containerFormat(asked: { format: string; quiet: boolean; size: boolean }): string {
  if (asked.format === 'raw') {
    if (asked.quiet) return 'container_id: {{.ID}}';
    return asked.size ? `${raw}size: {{.Size}}\\n` : raw;
  }
  if (asked.quiet) return '{{.ID}}';
  if (asked.format !== 'table' && asked.format !== '') return asked.format;
  return asked.size ? `${table}\t{{.Size}}` : table;
}

const empty: ContainerSummary = {
  ...{ Id: '', Names: null, Image: '', ImageID: '', Command: '', Created: 0, Ports: null },
  ...{ Labels: null, State: '', Status: '' },
};

/**
 * Tries a `--format` before anything is asked of the engine, as `docker ps` does: a mistake in it shows at once, and
 * `.Size` in it means that sizes must be asked for.
 */
export function tryContainerFormat(format: string): { readonly needsSize: boolean } | Refusal {
  const template = parse(format);
  if (isRefusal(template)) return refuse(`failed to parse template: ${template.refused}`);
  let needsSize = false;
  const ask = (): string => {
    needsSize = true;
    return '';
  };
  const value = rowValue(containerNoun, empty, { truncate: false, now: 0 });
  const { Size: _size, ...others } = value.fields;
  const probe = new GoStruct(value.typeName, others, {
    hidden: { ...containerNoun.methods?.(empty), Size: { arity: 0, call: ask } },
    // `{{json .}}` asks for every column.
    get json() {
      return ask();
    },
  });
  const tried = execute(template, probe);
  if (isRefusal(tried)) return refuse(`failed to execute template: ${tried.refused}`);
  return { needsSize };
}
