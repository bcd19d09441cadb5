import { strftime, type Zone } from '#sim/base/strftime';
import { isFail } from '#sim/base/fail';
import type { Stat } from '#sim/files/index';
import { zoneOf } from '../dates';
import { modeText } from '../modes';
import { quoted } from '../quoting';
import { Quit, tool } from '../tool';
import { Names } from '../users';
import { diskBlocks } from './ls-entry';
import { deviceNumbers } from './ls-long';

const kinds: Readonly<Record<Stat['type'], string>> = {
  dir: 'directory',
  file: 'regular file',
  symlink: 'symbolic link',
  device: 'character special file',
  fifo: 'fifo',
  socket: 'socket',
};
const typeBits: Readonly<Record<Stat['type'], number>> = {
  dir: 0o040000,
  file: 0o100000,
  symlink: 0o120000,
  device: 0o020000,
  fifo: 0o010000,
  socket: 0o140000,
};

interface Subject {
  path: string;
  stat: Stat;
  target: string | undefined;
  names: Names;
  zone: Zone;
  isBusybox: boolean;
}

const timeText = ({ stat, zone, isBusybox }: Subject) =>
  strftime(isBusybox ? '%Y-%m-%d %H:%M:%S.%N %z' : '%Y-%m-%d %H:%M:%S.%N %z', stat.mtime, zone);
const seconds = ({ stat }: Subject) => String(Math.floor(stat.mtime / 1000));

/** Letters of `-c`. Access and birth times are the time of change: the world keeps one. */
const letters: Readonly<Record<string, (s: Subject) => string>> = {
  a: ({ stat }) => (stat.mode & 0o7777).toString(8),
  A: ({ stat }) => modeText(stat.type, stat.mode),
  b: ({ stat }) => String(diskBlocks(stat) * 2),
  B: () => '512',
  d: ({ stat }) => String(stat.dev),
  D: ({ stat }) => stat.dev.toString(16),
  f: ({ stat }) => (typeBits[stat.type] | stat.mode).toString(16),
  F: ({ stat }) => (stat.type === 'file' && stat.size === 0 ? 'regular empty file' : kinds[stat.type]),
  g: ({ stat }) => String(stat.gid),
  G: ({ stat, names }) => names.group(stat.gid) ?? 'UNKNOWN',
  h: ({ stat }) => String(stat.nlink),
  i: ({ stat }) => String(stat.ino),
  n: ({ path }) => path,
  N: ({ path, target }) => (target === undefined ? quoted(path) : `${quoted(path)} -> ${quoted(target)}`),
  o: () => '4096',
  s: ({ stat }) => String(stat.size),
  t: ({ stat }) => Number(deviceNumbers(stat.type === 'device' ? (stat.device ?? '') : '')[0]).toString(16),
  T: ({ stat }) => Number(deviceNumbers(stat.type === 'device' ? (stat.device ?? '') : '')[1]).toString(16),
  u: ({ stat }) => String(stat.uid),
  U: ({ stat, names }) => names.user(stat.uid) ?? 'UNKNOWN',
  w: (s) => (s.isBusybox ? timeText(s) : timeText(s)),
  W: seconds,
  x: timeText,
  X: seconds,
  y: timeText,
  Y: seconds,
  z: timeText,
  Z: seconds,
  '%': () => '%',
};

function formatted(format: string, subject: Subject): string {
  return format.replace(/%([-0]*)(\d*)([a-zA-Z%])/g, (all, flags: string, width: string, letter: string) => {
    const text = letters[letter]?.(subject);
    if (text === undefined) return all.length === 2 ? '?' : all;
    if (width === '') return text;
    return flags.includes('-')
      ? text.padEnd(Number(width))
      : text.padStart(Number(width), flags.includes('0') ? '0' : ' ');
  });
}

const escapes = (format: string) =>
  format.replace(/\\([nt\\0])/g, (_all, char: string) => ({ n: '\n', t: '\t', '0': '\0' })[char] ?? char);

function whole(s: Subject): string {
  const { stat } = s;
  const device =
    stat.type === 'device' ? `     Device type: ${deviceNumbers(stat.device ?? '').join(',')}` : '';
  const file =
    s.target === undefined
      ? s.path
      : s.isBusybox
        ? `'${s.path}' -> '${s.target}'`
        : `${s.path} -> ${s.target}`;
  const pad = (text: string, width: number) => text.padEnd(width);
  const mode = `(${(stat.mode & 0o7777).toString(8).padStart(4, '0')}/${modeText(stat.type, stat.mode)})`;
  const ids = `Uid: (${String(stat.uid).padStart(5)}/${(s.names.user(stat.uid) ?? 'UNKNOWN').padStart(8)})   Gid: (${String(stat.gid).padStart(5)}/${(s.names.group(stat.gid) ?? 'UNKNOWN').padStart(8)})`;
  const kind = letters.F?.(s) ?? '';
  const dev = s.isBusybox
    ? `${stat.dev.toString(16)}h/${String(stat.dev)}d`
    : `${String(stat.dev >> 8)},${String(stat.dev & 255)}`;
  const time = timeText(s);
  const head =
    `  File: ${file}\n` +
    `  Size: ${pad(String(stat.size), 10)}\tBlocks: ${pad(String(diskBlocks(stat) * 2), 10)} IO Block: ${pad('4096', 6)} ${kind}\n` +
    `Device: ${dev}\tInode: ${pad(String(stat.ino), 11)} Links: ${device === '' ? String(stat.nlink) : pad(String(stat.nlink), 5)}${device}\n` +
    `Access: ${mode}  ${ids}\n`;
  return `${head}Access: ${time}\nModify: ${time}\nChange: ${time}\n${s.isBusybox ? '' : ` Birth: ${time}\n`}`;
}

export const stat = tool({
  name: 'stat',
  usage: '[OPTION]... FILE...',
  summary: 'Shows what is known of files',
  options: {
    dereference: 'L,dereference',
    format: 'c,format=FORMAT',
    printf: ',printf=FORMAT',
    terse: 't,terse',
  },
  refused: ['-f', '--file-system', '--cached'],
  busybox: { usage: '[-ltf] [-c FMT] FILE...' },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    const names = new Names(t.p);
    const zone = zoneOf(t.p.env.TZ);
    const printfFormat = t.value('printf');
    const format = printfFormat === undefined ? t.value('format') : escapes(printfFormat);
    for (const path of t.operands) {
      const found = t.has('dereference') ? t.p.stat(path) : t.p.lstat(path);
      if (isFail(found)) {
        yield* t.refuse(t.isBusybox ? `can't stat '${path}'` : `cannot statx ${quoted(path)}`, found);
        continue;
      }
      const target = found.type === 'symlink' ? t.p.readLink(path) : undefined;
      const subject: Subject = {
        path,
        stat: found,
        target: isFail(target) ? undefined : target,
        names,
        zone,
        isBusybox: t.isBusybox,
      };
      if (t.has('terse')) t.say(`${formatted('%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o', subject)}\n`);
      else if (format === undefined) t.say(whole(subject));
      else t.say(formatted(format, subject) + (printfFormat === undefined ? '\n' : ''));
    }
    return undefined;
  },
});
