import { isFail, type Fail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { zoneOf } from '../dates';
import { globRegex } from '../glob';
import { joinPath } from '../paths';
import { quoted, quotedIfNeeded } from '../quoting';
import { Quit, tool, type Tool } from '../tool';
import { Names } from '../users';
import { colourOf, colourOfBusybox, diskBlocks, entryOf, indicator, type Entry } from './ls-entry';
import { busyboxColumns, commaList, gnuColumns, type Cell } from './ls-layout';
import { blockText, longColumns, type LongStyle } from './ls-long';
import { humanSize, humanSizeBusybox } from '../sizes';

const options = {
  all: 'a,all',
  almostAll: 'A,almost-all',
  escape: 'b,escape',
  noBackups: 'B,ignore-backups',
  ctime: 'c',
  columns: 'C',
  color: ',color[=WHEN]',
  directory: 'd,directory',
  unsorted: 'f',
  classify: 'F,classify[=WHEN]',
  fileType: ',file-type',
  format: ',format=WORD',
  fullTime: ',full-time',
  noOwner: 'g',
  dirsFirst: ',group-directories-first',
  noGroup: 'G,no-group',
  human: 'h,human-readable',
  si: ',si',
  followArgs: 'H,dereference-command-line',
  indicatorStyle: ',indicator-style=WORD',
  inode: 'i,inode',
  ignore: 'I,ignore=PATTERN',
  kibibytes: 'k,kibibytes',
  long: 'l',
  follow: 'L,dereference',
  commas: 'm',
  numeric: 'n,numeric-uid-gid',
  literal: 'N,literal',
  longNoGroup: 'o',
  slash: 'p',
  hideControl: 'q,hide-control-chars',
  hide: ',hide=PATTERN',
  quote: 'Q,quote-name',
  reverse: 'r,reverse',
  recursive: 'R,recursive',
  size: 's,size',
  bySize: 'S',
  sort: ',sort=WORD',
  time: ',time=WORD',
  timeStyle: ',time-style=TIME_STYLE',
  byTime: 't',
  atime: 'u',
  unsortedU: 'U',
  byVersion: 'v',
  width: 'w,width=COLS',
  across: 'x',
  byExtension: 'X',
  one: '1',
  zero: ',zero',
} as const;

type Option = keyof typeof options;
type Ls = Tool<Option>;

const sortWords: Readonly<Record<string, Option>> = {
  size: 'bySize',
  time: 'byTime',
  version: 'byVersion',
  extension: 'byExtension',
  none: 'unsortedU',
};

const extension = (name: string) => (name.lastIndexOf('.') > 0 ? name.slice(name.lastIndexOf('.')) : '');
const byName = (a: Entry, b: Entry) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** Version order: runs of digits compare as numbers. */
function compareVersions(a: string, b: string): number {
  const pieces = /\d+|\D+/g;
  const left = a.match(pieces) ?? [];
  const right = b.match(pieces) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    if (x === y) continue;
    const difference = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : x < y ? -1 : 1;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function sorted(t: Ls, entries: Entry[]): Entry[] {
  const word = t.value('sort');
  const order =
    t.last('bySize', 'byTime', 'byExtension', 'byVersion', 'unsorted', 'unsortedU') ??
    (word === undefined ? undefined : sortWords[word]);
  if (order === 'unsorted' || order === 'unsortedU') return entries;
  const compare: Partial<Record<Option, (a: Entry, b: Entry) => number>> = {
    bySize: (a, b) => b.stat.size - a.stat.size || byName(a, b),
    byTime: (a, b) => b.stat.mtime - a.stat.mtime || byName(a, b),
    byExtension: (a, b) =>
      extension(a.name) < extension(b.name) ? -1 : extension(a.name) > extension(b.name) ? 1 : byName(a, b),
    byVersion: (a, b) => compareVersions(a.name, b.name) || byName(a, b),
  };
  const result = entries.toSorted((order === undefined ? undefined : compare[order]) ?? byName);
  if (t.has('reverse')) result.reverse();
  if (!t.has('dirsFirst')) return result;
  const isDirectory = (entry: Entry) => entry.stat.type === 'dir' || entry.targetStat?.type === 'dir';
  return [...result.filter(isDirectory), ...result.filter((entry) => !isDirectory(entry))];
}

const isLong = (t: Ls) => {
  const last = t.last(
    'long',
    'noOwner',
    'longNoGroup',
    'numeric',
    'fullTime',
    'columns',
    'across',
    'commas',
    'one',
    'format',
  );
  // -1 does not undo -l
  const given =
    t.has('long') || t.has('noOwner') || t.has('longNoGroup') || t.has('numeric') || t.has('fullTime');
  if (last === 'format') return /^(long|verbose)$/.test(t.value('format') ?? '');
  return given && last !== 'columns' && last !== 'across' && last !== 'commas';
};

function styleOf(t: Ls): LongStyle {
  const timeStyle = t.value('timeStyle');
  const isNumeric = t.has('numeric');
  const style: LongStyle = {
    isBusybox: t.isBusybox,
    human: t.has('human') ? 1024 : t.has('si') ? 1000 : false,
    numericIds: isNumeric,
    owner: !t.has('noOwner'),
    group: !t.has('noGroup') && !t.has('longNoGroup'),
    inode: t.has('inode'),
    blocks: t.has('size'),
    fullTime: t.has('fullTime') || timeStyle === 'full-iso',
    now: t.p.now(),
    zone: zoneOf(t.p.env.TZ),
    names: new Names(t.p),
  };
  if (timeStyle === undefined || timeStyle === 'full-iso' || timeStyle === 'locale') return style;
  if (timeStyle === 'long-iso') return { ...style, timeStyle: ['%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M'] };
  if (timeStyle === 'iso') return { ...style, timeStyle: ['%m-%d %H:%M', '%Y-%m-%d '] };
  if (timeStyle.startsWith('+')) {
    const [recent = '', old = recent] = timeStyle.slice(1).split('\n');
    return { ...style, timeStyle: [recent, old] };
  }
  throw new Quit(`invalid argument ${t.quote(timeStyle)} for ${t.quote('time style')}`, 2, true);
}

/** How names are dressed: quotes, colour, indicator. */
function cellOf(t: Ls, entry: Entry, isAligned: boolean): Cell {
  const quoting =
    t.has('literal') || t.isBusybox ? 'none' : t.has('quote') ? 'c' : t.isTtyOut ? 'shell' : 'none';
  const shown =
    quoting === 'shell'
      ? quotedIfNeeded(entry.name)
      : quoting === 'c'
        ? `"${entry.name.replace(/["\\]/g, '\\$&')}"`
        : entry.name;
  const lead = isAligned && quoting === 'shell' && shown === entry.name ? ' ' : '';
  const when = t.has('color') ? (t.value('color') ?? 'always') : 'never';
  const { LS_COLORS, COLORTERM, TERM } = t.p.env;
  const isKnown =
    t.isBusybox ||
    LS_COLORS !== undefined ||
    COLORTERM !== undefined ||
    (TERM !== undefined && TERM !== 'dumb');
  const isColoured =
    isKnown && (/^(always|yes|force)$/.test(when) || (/^(auto|tty|if-tty)$/.test(when) && t.isTtyOut));
  const colour = !isColoured
    ? ''
    : t.isBusybox
      ? colourOfBusybox(entry.stat)
      : colourOf(entry.stat, t.p.env.LS_COLORS === undefined ? '' : entry.name);
  const reset = t.isBusybox ? '\x1b[m' : '\x1b[0m';
  const text = colour === '' ? shown : `\x1b[${colour}m${shown}${reset}`;
  const style = indicatorOf(t);
  const mark = style === undefined ? '' : indicator(entry.stat, style);
  return { text: lead + text + mark, width: lead.length + shown.length + mark.length };
}

function indicatorOf(t: Ls): 'classify' | 'file-type' | 'slash' | undefined {
  const word = t.value('indicatorStyle');
  if (t.has('classify')) {
    const when = t.value('classify') ?? 'always';
    return /^(auto|tty|if-tty)$/.test(when) && !t.isTtyOut ? undefined : 'classify';
  }
  if (t.has('fileType')) return 'file-type';
  if (t.has('slash')) return 'slash';
  return word === 'classify' || word === 'file-type' || word === 'slash' ? word : undefined;
}

function listed(t: Ls, entries: Entry[], style: LongStyle, beside: Entry[] = []): string {
  const before = entries.length === 0 ? '' : shownEntries(t, entries, style, beside);
  // GNU resets the terminal before the first colour
  return t.isBusybox ? before : before.replace('\x1b[', '\x1b[0m\x1b[');
}

function shownEntries(t: Ls, entries: Entry[], style: LongStyle, beside: Entry[]): string {
  const isAligned = t.isTtyOut && !t.isBusybox && entries.some(({ name }) => quotedIfNeeded(name) !== name);
  const cells = entries.map((entry) => cellOf(t, entry, isAligned));
  if (isLong(t))
    return longListing(entries, cells, longColumns(entries, style, beside), (entry) => arrowTarget(t, entry));
  const before = entries.map((entry) => prefixOf(entry, entries, style));
  const prefixed = cells.map((cell, i) => ({
    text: (before[i] ?? '') + cell.text,
    width: (before[i] ?? '').length + cell.width,
  }));
  const layout = t.last('columns', 'across', 'commas', 'one', 'zero') ?? (t.isTtyOut ? 'columns' : 'one');
  const width = Number(t.value('width') ?? t.p.tty(1)?.cols ?? t.p.env.COLUMNS ?? 80) || 80;
  if (layout === 'commas') return commaList(prefixed, width);
  if (layout === 'zero') return prefixed.map(({ text }) => `${text}\0`).join('');
  if (layout === 'one') return prefixed.map(({ text }) => `${text}\n`).join('');
  return (t.isBusybox ? busyboxColumns : gnuColumns)(prefixed, width, layout === 'across');
}

function longListing(
  entries: Entry[],
  cells: Cell[],
  columns: string[],
  target: (entry: Entry) => string,
): string {
  return entries
    .map((entry, i) => {
      const arrow = entry.target === undefined ? '' : ` -> ${target(entry)}`;
      // a link's own mark is left out before its arrow
      const name = (cells[i]?.text ?? '').replace(/@$/, (mark) => (arrow === '' ? mark : ''));
      return `${columns[i] ?? ''}${name}${arrow}\n`;
    })
    .join('');
}

function arrowTarget(t: Ls, entry: Entry): string {
  const { target = '', targetStat } = entry;
  if (t.isBusybox || targetStat === undefined)
    return t.isTtyOut && !t.isBusybox ? quotedIfNeeded(target) : target;
  return cellOf(t, { name: target, stat: targetStat }, false).text;
}

function prefixOf(entry: Entry, all: readonly Entry[], style: LongStyle): string {
  const inode = String(entry.stat.ino);
  const blocks = blockText(entry.stat, style);
  const inodeWidth = style.isBusybox ? 7 : Math.max(...all.map(({ stat }) => String(stat.ino).length));
  const blocksWidth = style.isBusybox ? 6 : Math.max(...all.map(({ stat }) => blockText(stat, style).length));
  return (
    (style.inode ? `${inode.padStart(inodeWidth)} ` : '') +
    (style.blocks ? `${blocks.padStart(blocksWidth)} ` : '')
  );
}

function isShown(t: Ls, name: string): boolean {
  if (name.startsWith('.') && !t.has('all') && !t.has('almostAll') && !t.has('unsorted')) return false;
  if (t.has('noBackups') && name.endsWith('~')) return false;
  const patterns = [...t.values('ignore'), ...t.values('hide')];
  return !patterns.some((pattern) => globRegex(pattern).test(name));
}

function readDirectory(t: Ls, path: string): Entry[] | Fail {
  const found = t.p.readDir(path);
  if (isFail(found)) return found;
  const names = found.map(({ name }) => name).filter((name) => isShown(t, name));
  if (t.has('all') || t.has('unsorted')) names.unshift('.', '..');
  return names.flatMap((name) => entryOf(t.p, joinPath(path, name), name, t.has('follow')) ?? []);
}

function* listDirectory(
  t: Ls,
  path: string,
  style: LongStyle,
  isTitled: boolean,
  isFirst: boolean,
): Steps<void> {
  const found = readDirectory(t, path);
  if (isFail(found)) {
    yield* t.refuse(
      t.isBusybox ? `can't open '${path}'` : `cannot open directory ${quoted(path)}`,
      found,
      isTitled && !t.isBusybox ? 1 : t.isBusybox ? 1 : 2,
    );
    return;
  }
  const entries = sorted(t, found);
  if (isTitled) t.say(`${isFirst ? '' : '\n'}${t.isTtyOut && !t.isBusybox ? quotedIfNeeded(path) : path}:\n`);
  if (isLong(t) || t.has('size')) t.say(`total ${totalText(t, entries, style)}\n`);
  t.say(listed(t, entries, style));
  yield* t.drain();
  if (!t.has('recursive')) return;
  for (const { name, stat } of entries) {
    if (stat.type === 'dir' && name !== '.' && name !== '..')
      yield* listDirectory(t, joinPath(path, name), style, true, false);
  }
}

function totalText(t: Ls, entries: readonly Entry[], style: LongStyle): string {
  const blocks = entries.reduce((sum, { stat }) => sum + diskBlocks(stat), 0);
  if (style.human === false) return String(blocks);
  // busybox pads the figure for the human eye
  return t.isBusybox
    ? humanSizeBusybox(blocks * 1024)
        .replace('.0', '')
        .padEnd(7)
    : humanSize(blocks * 1024, style.human);
}

export const ls = tool<Option>({
  name: 'ls',
  usage: '[OPTION]... [FILE]...',
  summary: 'Lists files, in the working directory unless others are named',
  options,
  refused: [
    '-D',
    '--dired',
    '-T',
    '--tabsize',
    '-Z',
    '--context',
    '--author',
    '--block-size',
    '--hyperlink',
    '--quoting-style',
    '--show-control-chars',
  ],
  usageStatus: 2,
  busybox: { usage: '[-1AaCxdLHRFplinshrSXvctu] [-w WIDTH] [FILE]...', lacks: 'bBfGINmoqQU' },
  *run(t) {
    const style = styleOf(t);
    const files: Entry[] = [];
    const directories: string[] = [];
    const isFollowing =
      t.has('follow') || t.has('followArgs') || !(isLong(t) || t.has('directory') || t.has('classify'));
    for (const path of t.operandsOr('.')) {
      const entry = entryOf(t.p, path, path, isFollowing);
      if (entry === undefined) {
        const reason = t.p.lstat(path);
        if (isFail(reason))
          yield* t.refuse(t.isBusybox ? path : `cannot access ${quoted(path)}`, reason, t.isBusybox ? 1 : 2);
      } else if (entry.stat.type === 'dir' && !t.has('directory')) directories.push(path);
      else files.push(entry);
    }
    const folders = sorted(
      t,
      directories.flatMap((path) => entryOf(t.p, path, path, true) ?? []),
    );
    t.say(listed(t, sorted(t, files), style, folders));
    const isTitled = t.operands.length > 1 || t.has('recursive');
    for (const [i, { name: path }] of folders.entries())
      yield* listDirectory(t, path, style, isTitled, i === 0 && files.length === 0);
    return undefined;
  },
});
