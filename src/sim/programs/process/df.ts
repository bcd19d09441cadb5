import { isFail } from '#sim/base/fail';
import type { StatFs } from '#sim/files/index';
import { quoted } from '../quoting';
import { humanSize, humanSizeBusybox, parseSize } from '../sizes';
import { tool, type Tool } from '../tool';

const options = {
  all: 'a,all',
  blockSize: 'B,block-size=SIZE',
  human: 'h,human-readable',
  si: 'H,si',
  inodes: 'i,inodes',
  kilobytes: 'k',
  megabytes: 'm',
  local: 'l,local',
  portability: 'P,portability',
  showType: 'T,print-type',
  type: 't,type=TYPE',
  excludeType: 'x,exclude-type=TYPE',
  total: ',total',
  sync: ',sync',
  noSync: ',no-sync',
} as const;

type Option = keyof typeof options;
/** Part of a disk that is kept for root: ext4's five in a hundred. */
const reserved = 0.05;

interface Line {
  source: string;
  type: string;
  size: number;
  used: number;
  free: number;
  at: string;
}

function lineOf(fs: StatFs): Line {
  const keeps = fs.type === 'ext4' || fs.type === 'overlay' ? fs.size * reserved : 0;
  return {
    source: fs.source,
    type: fs.type,
    size: fs.size,
    used: fs.used,
    free: Math.max(0, fs.size - fs.used - keeps),
    at: fs.at,
  };
}

/** What is mounted, each filesystem once, without those that have no size unless -a. */
function mounted(t: Tool<Option>): Line[] {
  const text = t.p.readText('/proc/self/mounts');
  if (isFail(text)) return [];
  const lines: Line[] = [];
  for (const row of text.split('\n')) {
    const at = row
      .split(' ')[1]
      ?.replace(/\\(\d{3})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
    if (at === undefined) continue;
    const fs = t.p.statFs(at);
    if (isFail(fs) || (fs.size === 0 && !t.has('all'))) continue;
    const line = {
      ...lineOf(fs),
      source: row.split(' ')[0] ?? fs.source,
      type: row.split(' ')[2] ?? fs.type,
      at,
    };
    const isSame = (one: Line) =>
      one.at === at || (line.source.startsWith('/dev/') && one.source === line.source && !t.isBusybox);
    if (!t.has('all') && lines.some(isSame)) continue;
    lines.push(line);
  }
  return lines;
}

const percentOf = ({ used, free }: Line) =>
  used + free === 0 ? '0%' : `${String(Math.ceil((used / (used + free)) * 100))}%`;

function sizeText(t: Tool<Option>, bytes: number): string {
  const last = t.last('human', 'si', 'kilobytes', 'megabytes', 'blockSize');
  if (last === 'human') return t.isBusybox ? (bytes === 0 ? '0' : humanSizeBusybox(bytes)) : humanSize(bytes);
  if (last === 'si') return humanSize(bytes, 1000);
  const block = t.value('blockSize') ?? '';
  const unit =
    last === 'megabytes'
      ? 1024 ** 2
      : last === 'blockSize'
        ? (parseSize(block) ?? parseSize(`1${block}`) ?? 1024)
        : 1024;
  return String(Math.ceil(bytes / unit));
}

function heads(t: Tool<Option>): string[] {
  const last = t.last('human', 'si', 'kilobytes', 'megabytes', 'blockSize');
  const isHuman = last === 'human' || last === 'si';
  const type = t.has('showType') ? ['Type'] : [];
  if (t.has('inodes')) return ['Filesystem', ...type, 'Inodes', 'IUsed', 'IFree', 'IUse%', 'Mounted on'];
  const block = t.value('blockSize') ?? '';
  const blocks = isHuman
    ? 'Size'
    : t.has('portability')
      ? '1024-blocks'
      : last === 'megabytes'
        ? '1M-blocks'
        : last === 'blockSize'
          ? `${/^\d/.test(block) ? block : `1${block}`}-blocks`
          : '1K-blocks';
  const free = isHuman && !t.isBusybox ? 'Avail' : 'Available';
  return [
    'Filesystem',
    ...type,
    blocks,
    'Used',
    free,
    t.has('portability') ? 'Capacity' : 'Use%',
    'Mounted on',
  ];
}

function cellsOf(t: Tool<Option>, line: Line): string[] {
  const type = t.has('showType') ? [line.type] : [];
  if (t.has('inodes')) {
    const total = Math.round(line.size / 16_384);
    const used = Math.min(total, Math.round(line.used / 65_536));
    return [
      line.source,
      ...type,
      String(total),
      String(used),
      String(total - used),
      total === 0 ? '-' : `${String(Math.ceil((used / total) * 100))}%`,
      line.at,
    ];
  }
  return [
    line.source,
    ...type,
    sizeText(t, line.size),
    sizeText(t, line.used),
    sizeText(t, line.free),
    percentOf(line),
    line.at,
  ];
}

function gnuTable(rows: readonly string[][], hasType: boolean): string {
  const leftColumns = hasType ? 2 : 1;
  const widths = (rows[0] ?? []).map((_head, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const atLeast = [14, ...(hasType ? [4] : []), 5, 5, 5];
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => {
            if (i === row.length - 1) return cell;
            const width = Math.max(widths[i] ?? 0, atLeast[i] ?? 0);
            return i < leftColumns ? cell.padEnd(width) : cell.padStart(width);
          })
          .join(' ')}\n`,
    )
    .join('');
}

function busyboxTable(rows: readonly string[][], hasType: boolean): string {
  const widths = hasType ? [20, 10, 9, 9, 9, 4] : [20, 9, 9, 9, 4];
  return rows
    .map((row) => {
      const [source = '', ...rest] = row;
      const cells = rest.map((cell, i) =>
        i === rest.length - 1
          ? cell
          : hasType && i === 0
            ? cell.padEnd(10)
            : cell.padStart(widths[i + 1] ?? 0),
      );
      const isLong = source.length > 20;
      return `${isLong ? `${source}\n${' '.repeat(20)}` : source.padEnd(20)} ${cells.join(' ')}\n`;
    })
    .join('');
}

export const df = tool<Option>({
  name: 'df',
  usage: '[OPTION]... [FILE]...',
  summary: 'Shows the room on filesystems',
  options,
  refused: ['--output'],
  busybox: { usage: '[-PkmhTai] [-B SIZE] [-t TYPE] [FILESYSTEM]...' },
  *run(t) {
    const lines: Line[] = [];
    const failures: string[] = [];
    if (t.operands.length === 0) lines.push(...mounted(t));
    for (const path of t.operands) {
      const fs = t.p.statFs(path);
      if (isFail(fs)) failures.push(path);
      else lines.push(lineOf(fs));
    }
    if (!t.isBusybox)
      for (const path of failures)
        yield* t.complain(`${path === '' ? quoted(path) : path}: No such file or directory`);
    const types = t.values('type');
    const excluded = t.values('excludeType');
    const shown = lines.filter(
      ({ type }) => (types.length === 0 || types.includes(type)) && !excluded.includes(type),
    );
    if (shown.length > 0 || t.isBusybox) {
      const all = t.has('total') ? [...shown, totalOf(shown)] : shown;
      const rows = [heads(t), ...all.map((line) => cellsOf(t, line))];
      t.say(t.isBusybox ? busyboxTable(rows, t.has('showType')) : gnuTable(rows, t.has('showType')));
    }
    if (t.isBusybox) for (const path of failures) yield* t.complain(`${path}: can't find mount point`);
    return undefined;
  },
});

function totalOf(lines: readonly Line[]): Line {
  const sum = (of: (line: Line) => number) => lines.reduce((all, line) => all + of(line), 0);
  return {
    source: 'total',
    type: '-',
    size: sum(({ size }) => size),
    used: sum(({ used }) => used),
    free: sum(({ free }) => free),
    at: '-',
  };
}
