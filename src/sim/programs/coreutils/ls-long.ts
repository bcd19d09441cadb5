import { strftime, type Zone } from '#sim/base/strftime';
import type { Stat } from '#sim/files/index';
import { modeText } from '../modes';
import { humanSize, humanSizeBusybox } from '../sizes';
import type { Names } from '../users';
import { diskBlocks, type Entry } from './ls-entry';

export interface LongStyle {
  isBusybox: boolean;
  human: false | 1024 | 1000;
  numericIds: boolean;
  owner: boolean;
  group: boolean;
  inode: boolean;
  blocks: boolean;
  fullTime: boolean;
  /** strftime formats that --time-style gave: for recent files, for others */
  timeStyle?: [string, string];
  now: number;
  zone: Zone;
  names: Names;
}

const halfYear = (31_556_952 / 2) * 1000;

function timeText(stat: Stat, style: LongStyle): string {
  const isRecent = stat.mtime > style.now - halfYear && stat.mtime <= style.now + 1000;
  if (style.fullTime && style.isBusybox) return strftime('%Y-%m-%d %H:%M:%S %z', stat.mtime, style.zone);
  if (style.fullTime) return strftime('%Y-%m-%d %H:%M:%S.%N %z', stat.mtime, style.zone);
  const formats = style.timeStyle ?? ['%b %e %H:%M', '%b %e  %Y'];
  return strftime(isRecent ? formats[0] : formats[1], stat.mtime, style.zone);
}

function sizeText(stat: Stat, style: LongStyle): string {
  if (stat.type === 'device') {
    const [major = '0', minor = '0'] = deviceNumbers(stat.device ?? '');
    return style.isBusybox ? `${major.padStart(4)},${minor.padStart(4)}` : `${major}, ${minor.padStart(3)}`;
  }
  if (style.human === false) return String(stat.size);
  return style.isBusybox ? humanSizeBusybox(stat.size) : humanSize(stat.size, style.human);
}

/** Documentation/admin-guide/devices.txt of the kernel. */
const knownDevices: Readonly<Record<string, string>> = {
  null: '1,3',
  zero: '1,5',
  full: '1,7',
  random: '1,8',
  urandom: '1,9',
  kmsg: '1,11',
  tty: '5,0',
  console: '5,1',
  ptmx: '5,2',
  fuse: '10,229',
  tty0: '4,0',
  tty1: '4,1',
  sda: '8,0',
  kvm: '10,232',
  sda1: '8,1',
};

/** Major and minor number of a device by name (`null`, `pts/3`). */
export function deviceNumbers(device: string): string[] {
  const pts = /^(?:pts\/)(\d+)$/.exec(device);
  if (pts !== null) return ['136', pts[1] ?? '0'];
  const numbers = /^(\d+)[:,](\d+)$/.exec(device);
  if (numbers !== null) return [numbers[1] ?? '0', numbers[2] ?? '0'];
  return (knownDevices[device] ?? '0,0').split(',');
}

/**
 * The columns before a name. GNU fits them to the listing and `beside` (the directories that will follow), busybox has
 * fixed widths.
 */
export function longColumns(
  entries: readonly Entry[],
  style: LongStyle,
  beside: readonly Entry[] = [],
): string[] {
  const all = [...entries, ...beside].map(({ stat }) => ({
    inode: String(stat.ino),
    blocks: blockText(stat, style),
    mode: modeText(stat.type, stat.mode),
    links: String(stat.nlink),
    user: style.numericIds ? String(stat.uid) : (style.names.user(stat.uid) ?? String(stat.uid)),
    group: style.numericIds ? String(stat.gid) : (style.names.group(stat.gid) ?? String(stat.gid)),
    size: sizeText(stat, style),
    time: timeText(stat, style),
  }));
  const rows = all.slice(0, entries.length);
  type Row = (typeof rows)[number];
  const width = (key: keyof Row) => Math.max(...all.map((row) => row[key].length));
  if (style.isBusybox) {
    return rows.map((row) => {
      const start =
        (style.inode ? `${row.inode.padStart(7)} ` : '') + (style.blocks ? `${row.blocks.padStart(6)} ` : '');
      const ids = style.numericIds
        ? `${row.user.padEnd(8)} ${row.group.padEnd(8)}`
        : `${row.user.slice(0, 8).padEnd(8)} ${row.group.slice(0, 8).padEnd(8)}`;
      const size = style.human === false ? row.size.padStart(9) : row.size.padStart(7);
      return `${start}${row.mode} ${row.links.padStart(4)} ${ids} ${size} ${row.time} `;
    });
  }
  const [inode, blocks, links, user, group, size] = (
    ['inode', 'blocks', 'links', 'user', 'group', 'size'] as const
  ).map(width) as [number, number, number, number, number, number];
  const idText = (text: string, columns: number) =>
    style.numericIds ? text.padStart(columns) : text.padEnd(columns);
  return rows.map(
    (row) =>
      (style.inode ? `${row.inode.padStart(inode)} ` : '') +
      (style.blocks ? `${row.blocks.padStart(blocks)} ` : '') +
      `${row.mode} ${row.links.padStart(links)} ` +
      (style.owner ? `${idText(row.user, user)} ` : '') +
      (style.group ? `${idText(row.group, group)} ` : '') +
      `${row.size.padStart(size)} ${row.time} `,
  );
}

export function blockText(stat: Stat, style: Pick<LongStyle, 'human' | 'isBusybox'>): string {
  const blocks = diskBlocks(stat);
  if (style.human === false || blocks === 0) return String(blocks);
  return style.isBusybox
    ? humanSizeBusybox(blocks * 1024).replace('.0', '')
    : humanSize(blocks * 1024, style.human);
}
