import { strftime } from '#sim/base/strftime';
import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { zoneOf } from '../../dates';
import { baseName, joinPath } from '../../paths';
import { quoted } from '../../quoting';
import { Input, Quit, tool, type Tool } from '../../tool';
import { changesBetween, type Change } from './edit-script';

const options = {
  unified: 'u',
  unifiedLines: 'U,unified=NUM',
  brief: 'q,brief',
  same: 's,report-identical-files',
  ignoreCase: 'i,ignore-case',
  ignoreSpace: 'w,ignore-all-space',
  spaceChange: 'b,ignore-space-change',
  blankLines: 'B,ignore-blank-lines',
  recursive: 'r,recursive',
  newFile: 'N,new-file',
  label: 'L,label=LABEL',
  text: 'a,text',
  normal: ',normal',
  sideBySide: 'y,side-by-side',
  stripCr: ',strip-trailing-cr',
  color: ',color[=WHEN]',
  expandTabs: 't,expand-tabs',
  minimal: 'd,minimal',
} as const;

type Option = keyof typeof options;
type Diff = Tool<Option>;

interface Side {
  name: string;
  lines: string[];
  /** the last line has no end */
  lacksEnd: boolean;
  mtime: number;
  bytes: Bytes;
}

function keysOf(t: Diff, lines: readonly string[]): string[] {
  return lines.map((line) => {
    let key = line;
    if (t.has('ignoreSpace')) key = key.replace(/\s+/g, '');
    if (t.has('spaceChange')) key = key.replace(/\s+$/, '').replace(/\s+/g, ' ');
    return t.has('ignoreCase') ? key.toLowerCase() : key;
  });
}

function* readSide(t: Diff, name: string): Steps<Side | undefined> {
  const stat = name === '-' ? t.p.statFd(0) : t.p.stat(name);
  const isMissing = isFail(stat) && t.has('newFile') && stat.error === 'ENOENT';
  const fd = isMissing ? undefined : name === '-' ? 0 : t.p.open(name);
  if (isFail(fd)) {
    yield* t.refuse(t.isBusybox ? `can't stat '${name}'` : name, fd, 2);
    return undefined;
  }
  const bytes = fd === undefined ? asBytes('') : yield* new Input(t as unknown as Tool, fd).all();
  const lines = bytes.split('\n');
  const lacksEnd = lines.at(-1) !== '';
  if (!lacksEnd) lines.pop();
  return { name, lines, lacksEnd, bytes, mtime: isFail(stat) ? 0 : stat.mtime };
}

const range = (from: number, to: number) =>
  to - from <= 1 ? String(from === to ? from : to) : `${String(from + 1)},${String(to)}`;
const noEnd = '\\ No newline at end of file\n';

function shownLines(side: Side, from: number, to: number, mark: string): string {
  return side.lines
    .slice(from, to)
    .map((line, i) => `${mark}${line}\n${side.lacksEnd && from + i === side.lines.length - 1 ? noEnd : ''}`)
    .join('');
}

function normal(a: Side, b: Side, changes: readonly Change[]): string {
  return changes
    .map(({ fromA, toA, fromB, toB }) => {
      const letter = fromA === toA ? 'a' : fromB === toB ? 'd' : 'c';
      const separator = letter === 'c' ? '---\n' : '';
      return `${range(fromA, toA)}${letter}${range(fromB, toB)}\n${shownLines(a, fromA, toA, '< ')}${separator}${shownLines(b, fromB, toB, '> ')}`;
    })
    .join('');
}

/** Changes whose context touches, together. */
function hunks(changes: readonly Change[], context: number): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && change.fromA - last.toA <= 2 * context) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

const unifiedRange = (from: number, to: number) =>
  to - from === 1 ? String(to) : `${String(to === from ? from : from + 1)},${String(to - from)}`;

function unified(t: Diff, a: Side, b: Side, changes: readonly Change[]): string {
  const context = Number(t.value('unifiedLines') ?? 3);
  const labels = t.values('label');
  const zone = zoneOf(t.p.env.TZ);
  const head = ({ name, mtime }: Side, i: number) =>
    labels[i] ?? (t.isBusybox ? name : `${name}\t${strftime('%Y-%m-%d %H:%M:%S.%N %z', mtime, zone)}`);
  let out = `--- ${head(a, 0)}\n+++ ${head(b, 1)}\n`;
  for (const group of hunks(changes, context)) {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) continue;
    const lead = Math.min(context, first.fromA);
    const tail = Math.min(context, a.lines.length - last.toA);
    out += `@@ -${unifiedRange(first.fromA - lead, last.toA + tail)} +${unifiedRange(first.fromB - lead, last.toB + tail)} @@\n`;
    let at = first.fromA - lead;
    for (const { fromA, toA, fromB, toB } of group) {
      out += shownLines(a, at, fromA, ' ') + shownLines(a, fromA, toA, '-') + shownLines(b, fromB, toB, '+');
      at = toA;
    }
    out += shownLines(a, at, last.toA + tail, ' ');
  }
  return out;
}

function* compareFiles(t: Diff, first: string, second: string, command: string | undefined): Steps<number> {
  const a = yield* readSide(t, first);
  const b = yield* readSide(t, second);
  if (a === undefined || b === undefined) return 2;
  const end = (side: Side) => (side.lacksEnd ? '\0' : '');
  const keys = (side: Side) => {
    const all = keysOf(t, side.lines);
    if (side.lacksEnd && all.length > 0) all[all.length - 1] += end(side);
    return all;
  };
  const isBinary = (a.bytes.includes('\0') || b.bytes.includes('\0')) && !t.has('text');
  if (isBinary && a.bytes !== b.bytes) {
    t.say(`${t.has('brief') ? 'Files' : 'Binary files'} ${first} and ${second} differ\n`);
    return t.has('brief') ? 1 : 2;
  }
  const changes = changesBetween(keys(a), keys(b)).filter(
    ({ fromA, toA, fromB, toB }) =>
      !t.has('blankLines') ||
      [...a.lines.slice(fromA, toA), ...b.lines.slice(fromB, toB)].some((line) => line !== ''),
  );
  if (changes.length === 0) {
    if (t.has('same')) t.say(`Files ${first} and ${second} are identical\n`);
    return 0;
  }
  if (t.has('brief')) t.say(`Files ${first} and ${second} differ\n`);
  else {
    if (command !== undefined) t.say(`${command} ${first} ${second}\n`);
    const isUnified = t.isBusybox || t.has('unified') || t.has('unifiedLines');
    t.put(asBytes(isUnified ? unified(t, a, b, changes) : normal(a, b, changes)));
  }
  return 1;
}

function* compareFolders(t: Diff, first: string, second: string): Steps<number> {
  const [left, right] = [t.p.readDir(first), t.p.readDir(second)];
  const names = (list: typeof left) => (isFail(list) ? [] : list.map(({ name }) => name));
  const all = [...new Set([...names(left), ...names(right)])].toSorted();
  let status = 0;
  const flags = t.words.filter((word) => word.startsWith('-')).join(' ');
  for (const name of all) {
    const [inLeft, inRight] = [names(left).includes(name), names(right).includes(name)];
    if ((!inLeft || !inRight) && !t.has('newFile')) {
      t.say(`Only in ${inLeft ? first : second}: ${name}\n`);
      status = Math.max(status, 1);
      continue;
    }
    const [one, two] = [joinPath(first, name), joinPath(second, name)];
    const [a, b] = [t.p.stat(one), t.p.stat(two)];
    const areFolders = !isFail(a) && !isFail(b) && a.type === 'dir' && b.type === 'dir';
    if (areFolders && !t.has('recursive')) t.say(`Common subdirectories: ${one} and ${two}\n`);
    else if (areFolders) status = Math.max(status, yield* compareFolders(t, one, two));
    else
      status = Math.max(status, yield* compareFiles(t, one, two, `diff${flags === '' ? '' : ` ${flags}`}`));
    yield* t.drain();
  }
  return status;
}

export const diff = tool<Option>({
  name: 'diff',
  usage: '[OPTION]... FILES',
  summary: 'Compares files line by line',
  options,
  refused: [
    '-c',
    '-C',
    '--context',
    '-e',
    '--ed',
    '-n',
    '--rcs',
    '-W',
    '--width',
    '-p',
    '-F',
    '-D',
    '--ifdef',
    '-x',
    '--exclude',
    '-X',
    '-S',
    '-I',
    '-E',
    '-Z',
    '-T',
    '-l',
    '--from-file',
    '--to-file',
    '--left-column',
    '--suppress-common-lines',
    '--horizon-lines',
    '--speed-large-files',
    '--no-dereference',
  ],
  origin: 'GNU diffutils',
  usageStatus: 2,
  busybox: { usage: '[-abBdiNqrTstw] [-L LABEL] [-S FILE] [-U LINES] FILE1 FILE2' },
  *run(t) {
    const [first, second, extra] = t.operands;
    const wrong = (message: string) =>
      new Quit(
        t.isBusybox ? '' : `${message}\n${t.name}: Try '${t.name} --help' for more information.`,
        t.isBusybox ? 1 : 2,
        t.isBusybox,
      );
    if (first === undefined) throw wrong("missing operand after 'diff'");
    if (second === undefined) throw wrong(`missing operand after ${quoted(first)}`);
    if (extra !== undefined) throw wrong(`extra operand ${quoted(extra)}`);
    if (t.has('sideBySide')) throw new Quit('-y is not available in this world', 2);
    const [a, b] = [t.p.stat(first), t.p.stat(second)];
    const isFolder = (stat: typeof a) => !isFail(stat) && stat.type === 'dir';
    if (isFolder(a) && isFolder(b)) return yield* compareFolders(t, first, second);
    const one = isFolder(a) ? joinPath(first, baseName(second)) : first;
    const two = isFolder(b) ? joinPath(second, baseName(first)) : second;
    return yield* compareFiles(t, one, two, undefined);
  },
});
