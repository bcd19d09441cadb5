import { isFail, strerror } from '#sim/base/fail';
import { civilTime, months, twoDigits } from '#sim/base/calendar';
import type { Stat } from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { Names } from '../users';
import { macTool, type Letters } from './options';

interface Entry {
  name: string;
  path: string;
  stat: Stat;
}

type Flags = Letters['flags'];

const marks: Readonly<Record<string, string>> = { dir: '/', symlink: '@', fifo: '|', socket: '=' };
const letters: Readonly<Record<string, string>> = {
  dir: 'd',
  symlink: 'l',
  fifo: 'p',
  socket: 's',
  device: 'c',
};
/** LSCOLORS' default: exfxcxdxbxegedabagacad */
const colours: Readonly<Record<string, string>> = { dir: '34', symlink: '35', socket: '32', fifo: '33' };

function permissions({ type, mode: own }: Stat): string {
  const mode = type === 'symlink' ? 0o755 : own;
  const bits = [...'rwxrwxrwx'].map((letter, i) => ((mode & (0o400 >> i)) === 0 ? '-' : letter));
  if ((mode & 0o4000) !== 0) bits[2] = bits[2] === 'x' ? 's' : 'S';
  if ((mode & 0o2000) !== 0) bits[5] = bits[5] === 'x' ? 's' : 'S';
  if ((mode & 0o1000) !== 0) bits[8] = bits[8] === 'x' ? 't' : 'T';
  return (letters[type] ?? '-') + bits.join('');
}

/** `1.2K` for people (-h), with BSD's `B` for bytes. */
function human(bytes: number): string {
  let value = bytes;
  for (const unit of ['B', 'K', 'M', 'G', 'T']) {
    if (value < 1000) return `${unit === 'B' || value >= 10 ? Math.round(value) : value.toFixed(1)}${unit}`;
    value /= 1024;
  }
  return `${Math.round(value)}P`;
}

/** Files of the last half year with the time, older ones with the year. */
function date(ms: number, now: number): string {
  const at = civilTime(ms);
  const day = `${months[at.month - 1] ?? ''} ${String(at.day).padStart(2)}`;
  const isRecent = Math.abs(now - ms) < 182 * 86_400_000;
  return isRecent ? `${day} ${twoDigits(at.hour)}:${twoDigits(at.minute)}` : `${day}  ${at.year}`;
}

function shown(entry: Entry, flags: Flags, isColoured: boolean): string {
  const { type, mode } = entry.stat;
  const isProgram = type === 'file' && (mode & 0o111) !== 0;
  const mark = flags['F'] === true ? (marks[type] ?? (isProgram ? '*' : '')) : '';
  const colour = isProgram ? '31' : colours[type];
  return (
    (isColoured && colour !== undefined ? `\x1b[${colour}m${entry.name}\x1b[39;49m\x1b[0m` : entry.name) +
    mark
  );
}

/** APFS counts what is in a directory, besides `.` and `..`. */
function links(p: Proc, stat: Stat, path: string): number {
  const inside = stat.type === 'dir' ? p.readDir(path) : [];
  return stat.type === 'dir' && !isFail(inside) ? inside.length + 2 : stat.nlink;
}

function longLines(p: Proc, entries: readonly Entry[], flags: Flags, isColoured: boolean): string[] {
  const names = new Names(p);
  const now = p.now();
  const rows = entries.map(({ stat, path }) => [
    permissions(stat),
    String(links(p, stat, path)),
    flags['n'] === true ? String(stat.uid) : (names.user(stat.uid) ?? String(stat.uid)),
    flags['n'] === true ? String(stat.gid) : (names.group(stat.gid) ?? String(stat.gid)),
    flags['h'] === true ? human(stat.size) : String(stat.size),
  ]);
  const width = (at: number) => Math.max(0, ...rows.map((row) => (row[at] ?? '').length));
  return entries.map((entry, i) => {
    const [mode = '', count = '', user = '', group = '', size = ''] = rows[i] ?? [];
    const target = entry.stat.type === 'symlink' ? p.readLink(entry.path) : undefined;
    const arrow = target === undefined || isFail(target) ? '' : ` -> ${target}`;
    return `${mode}  ${count.padStart(width(1))} ${user.padEnd(width(2))}  ${group.padEnd(width(3))}  ${size.padStart(width(4))} ${date(entry.stat.mtime, now)} ${shown(entry, flags, isColoured)}${arrow}`;
  });
}

/** Columns, filled downwards; tab stops of eight as BSD's ls sets them. */
function columns(entries: readonly Entry[], flags: Flags, isColoured: boolean, cols: number): string[] {
  const plain = entries.map((entry) => shown(entry, flags, false));
  const width = (Math.floor(Math.max(0, ...plain.map((name) => name.length)) / 8) + 1) * 8;
  const count = Math.max(1, Math.floor(cols / width));
  const rows = Math.ceil(entries.length / count);
  return Array.from({ length: rows }, (_none, row) => {
    const indexes = Array.from({ length: count }, (_also, column) => column * rows + row).filter(
      (i) => i < entries.length,
    );
    return indexes
      .map((i, at) => {
        const entry = entries[i];
        const name = entry === undefined ? '' : shown(entry, flags, isColoured);
        return at === indexes.length - 1 ? name : name + ' '.repeat(width - (plain[i] ?? '').length);
      })
      .join('');
  });
}

function arrange(entries: readonly Entry[], flags: Flags): Entry[] {
  const sorted = entries.toSorted((a, b) => {
    if (flags['S'] === true && a.stat.size !== b.stat.size) return b.stat.size - a.stat.size;
    if (flags['t'] === true && a.stat.mtime !== b.stat.mtime) return b.stat.mtime - a.stat.mtime;
    return a.name < b.name ? -1 : 1;
  });
  return flags['r'] === true ? sorted.reverse() : sorted;
}

function* print(p: Proc, entries: readonly Entry[], flags: Flags): Steps<void> {
  const isTty = p.isTty(1);
  const isColoured = isTty && (flags['G'] === true || p.env['CLICOLOR'] !== undefined);
  const all = arrange(entries, flags);
  const lines =
    flags['l'] === true || flags['n'] === true
      ? longLines(p, all, flags, isColoured)
      : isTty && flags['1'] !== true
        ? columns(all, flags, isColoured, p.tty(1)?.cols ?? 80)
        : all.map((entry) => shown(entry, flags, isColoured));
  if (lines.length > 0) yield* p.out(`${lines.join('\n')}\n`);
}

const blocks = (stat: Stat) => (stat.type === 'file' ? Math.ceil(stat.size / 4096) * 8 : 0);

function* list(p: Proc, folder: string, flags: Flags): Steps<number> {
  const found = p.readDir(folder);
  if (isFail(found)) {
    yield* p.err(`ls: ${folder}: ${strerror(found)}\n`);
    return 1;
  }
  const names = found
    .map(({ name }) => name)
    .filter((name) => flags['a'] === true || flags['A'] === true || !name.startsWith('.'));
  if (flags['a'] === true) names.push('.', '..');
  const entries = names.flatMap((name): Entry[] => {
    const path = `${folder === '/' ? '' : folder}/${name}`;
    const stat = p.lstat(path);
    return isFail(stat) ? [] : [{ name, path, stat }];
  });
  if (flags['l'] === true || flags['n'] === true)
    yield* p.out(`total ${entries.reduce((sum, { stat }) => sum + blocks(stat), 0)}\n`);
  yield* print(p, entries, flags);
  if (flags['R'] !== true) return 0;
  let status = 0;
  for (const { name, path, stat } of arrange(entries, flags)) {
    if (stat.type !== 'dir' || name === '.' || name === '..') continue;
    yield* p.out(`\n${path}:\n`);
    status = Math.max(status, yield* list(p, path, flags));
  }
  return status;
}

/** ls(1) of BSD: other words for what is not there, no quotes around names, blocks of 512 bytes. */
export const ls = macTool({
  name: 'ls',
  letters: '1AFGRSadhlnrt',
  usage: 'ls [-1AFGRSadhlnrt] [file ...]',
  *run(p, { flags, operands }) {
    const files: Entry[] = [];
    const folders: string[] = [];
    let status = 0;
    for (const path of operands.length === 0 ? ['.'] : operands.toSorted()) {
      const stat = flags['l'] === true ? p.lstat(path) : p.stat(path);
      if (isFail(stat)) {
        yield* p.err(`ls: ${path}: ${strerror(stat)}\n`);
        status = 1;
      } else if (stat.type === 'dir' && flags['d'] !== true) folders.push(path);
      else files.push({ name: path, path, stat });
    }
    yield* print(p, files, flags);
    const isNamed = operands.length > 1;
    for (const [i, folder] of folders.entries()) {
      if (isNamed) yield* p.out(`${i > 0 || files.length > 0 ? '\n' : ''}${folder}:\n`);
      status = Math.max(status, yield* list(p, folder, flags));
    }
    return status;
  },
});
