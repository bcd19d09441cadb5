import type { Refusal } from '../refusal';
import { writeList, type Noun, type View } from './list';
import { joinLabels } from './text';
import { humanSize } from './units';

/** A volume, as `GET /volumes` lists it. */
export interface Volume {
  readonly Name: string;
  readonly Driver: string;
  readonly Scope: string;
  readonly Mountpoint: string;
  readonly CreatedAt?: string;
  readonly Labels: Readonly<Record<string, string>> | null;
  readonly Options?: Readonly<Record<string, string>> | null;
  readonly UsageData?: { readonly Size: number; readonly RefCount: number } | null;
}

export const volumeNoun: Noun<Volume> = {
  typeName: '*formatter.volumeContext',
  columns: {
    Availability: ['AVAILABILITY', () => 'N/A'],
    Driver: ['DRIVER', (v) => v.Driver],
    Group: ['GROUP', () => 'N/A'],
    Labels: ['LABELS', (v) => joinLabels(v.Labels)],
    Links: ['LINKS', (v) => (v.UsageData ? String(v.UsageData.RefCount) : 'N/A')],
    Mountpoint: ['MOUNTPOINT', (v) => v.Mountpoint],
    Name: ['VOLUME NAME', (v) => v.Name],
    Scope: ['SCOPE', (v) => v.Scope],
    Size: ['SIZE', (v) => (v.UsageData ? humanSize(v.UsageData.Size, 4) : 'N/A')],
    Status: ['STATUS', () => 'N/A'],
  },
  methods: (v) => ({ Label: { arity: 1, call: ([name]) => v.Labels?.[String(name)] ?? '' } }),
  printed(v) {
    const map = (record: Readonly<Record<string, string>> | null | undefined): string =>
      `map[${Object.entries(record ?? {})
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => `${key}:${value}`)
        .join(' ')}]`;
    const fields = [
      v.CreatedAt ?? '',
      v.Driver,
      map(v.Labels),
      v.Mountpoint,
      v.Name,
      map(v.Options),
      v.Scope,
    ];
    return `{{<nil>} {<nil> ${fields.join(' ')} map[] <nil>}}`;
  },
};

/** The rows of `docker volume ls`. */
export function writeVolumes(
  rows: readonly Volume[],
  asked: { readonly format: string; readonly quiet: boolean },
  view: View,
): string | Refusal {
  return writeList(volumeNoun, rows, volumeFormat(asked), view);
}

function volumeFormat({ format, quiet }: { format: string; quiet: boolean }): string {
  if (format === 'table') return quiet ? '{{.Name}}' : 'table {{.Driver}}\t{{.Name}}';
  if (format !== 'raw') return format;
  return quiet ? 'name: {{.Name}}' : 'name: {{.Name}}\\ndriver: {{.Driver}}\\n';
}
