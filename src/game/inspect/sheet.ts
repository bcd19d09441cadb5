import type { Sim, SimEvent } from '#sim/index';

/** What the inspector shows of one thing. Names are words of the interface, texts are as they are in the world. */
export interface Sheet {
  kind: SheetKind;
  title: string;
  pairs: Pair[];
  sections: Section[];
  /** what it hangs together with, by ids of the stage */
  links: Link[];
}

export type SheetKind =
  | 'container'
  | 'image'
  | 'layer'
  | 'volume'
  | 'bind'
  | 'network'
  | 'machine'
  | 'vm'
  | 'kernel'
  | 'daemon'
  | 'client'
  | 'disk'
  | 'process'
  | 'registry'
  | 'request'
  | 'build';

export interface Pair {
  name: PairName;
  text: string;
}

export type PairName =
  | 'state'
  | 'image'
  | 'command'
  | 'created'
  | 'started'
  | 'exit'
  | 'health'
  | 'restarts'
  | 'pid'
  | 'memory'
  | 'limit'
  | 'cpu-time'
  | 'written'
  | 'ports'
  | 'id'
  | 'size'
  | 'wasted'
  | 'layers'
  | 'tags'
  | 'driver'
  | 'subnet'
  | 'gateway'
  | 'bridge'
  | 'path'
  | 'users'
  | 'os'
  | 'kernel'
  | 'cores'
  | 'disk'
  | 'uptime'
  | 'socket'
  | 'program'
  | 'parent'
  | 'cwd'
  | 'user'
  | 'namespaces'
  | 'cgroups'
  | 'processes'
  | 'containers'
  | 'images'
  | 'networks'
  | 'volumes'
  | 'status'
  | 'took'
  | 'error'
  | 'isolated';

export type SectionName =
  | 'logs'
  | 'env'
  | 'mounts'
  | 'networks'
  | 'processes'
  | 'changes'
  | 'layers'
  | 'labels'
  | 'checks'
  | 'members'
  | 'users'
  | 'images'
  | 'requests'
  | 'events'
  | 'request'
  | 'answer'
  | 'log'
  | 'steps'
  | 'history';

export type Section =
  | { name: SectionName; kind: 'lines'; lines: string[] }
  | { name: SectionName; kind: 'rows'; rows: string[][] }
  | { name: SectionName; kind: 'layers'; layers: LayerSheet[] };

/** One layer of an image, as image explorers show it. */
export interface LayerSheet {
  id: string;
  /** bytes on disk */
  size: number;
  /** the instruction that made it */
  by: string;
  /** how many images stand on it */
  images: number;
  files: LayerFile[];
  /** how many more there are */
  more: number;
  /** bytes below it that it hides: they are stored and carried, and nobody sees them */
  wasted: number;
}

export interface LayerFile {
  path: string;
  bytes: number;
  /** new, laid over one of a lower layer, or taking one away */
  what: 'new' | 'over' | 'gone';
}

export interface Link {
  /** as on the stage: `crate:ID`, `image:DAEMON ID` … */
  id: string;
  kind: SheetKind;
  text: string;
}

/** What an inspector looks at. */
export interface Look {
  sim: Sim;
  /** what happened lately */
  events: readonly SimEvent[];
}

/** `rest`: the id behind its kind. Undefined where there is no such thing any more. */
export type Inspector = (look: Look, rest: string) => Sheet | undefined;

/** Bytes as Docker writes them: decimal units, three figures. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : Number(size.toPrecision(3))} ${units[unit] ?? ''}`;
}

/** Memory: binary units. */
export function memoryText(bytes: number): string {
  return bytes >= 2 ** 30 ? `${(bytes / 2 ** 30).toFixed(2)} GiB` : `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}

export function pair(name: PairName, text: string | number): Pair {
  return { name, text: String(text) };
}

/** Without those that have nothing to say. */
export function said(pairs: readonly Pair[]): Pair[] {
  return pairs.filter(({ text }) => text !== '');
}

export function filled(sections: readonly Section[]): Section[] {
  return sections.filter((one) =>
    one.kind === 'lines'
      ? one.lines.length > 0
      : one.kind === 'rows'
        ? one.rows.length > 0
        : one.layers.length > 0,
  );
}

/** `2026-01-05 09:00:06`, as the machine's clock says it in UTC. `ms`: since 1970; 0 is never. */
export function whenText(ms: number): string {
  if (ms === 0) return '';
  const days = Math.floor(ms / 86_400_000);
  const rest = Math.floor((ms - days * 86_400_000) / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  // Days since 1970 as a date of the Gregorian calendar (Howard Hinnant, chrono-compatible low-level date algorithms).
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  const date = `${year}-${two(month)}-${two(day)}`;
  return `${date} ${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
}
