import { isFail, strerror } from '#sim/base/fail';
import { Quit, tool } from '../tool';

/** ldd(1): what the loader would look for. */
export const ldd = tool({
  name: 'ldd',
  usage: '[OPTION]... FILE...',
  summary: 'Shows shared libraries that programs need',
  options: {},
  origin: 'glibc',
  *run(t) {
    for (const path of t.operands) {
      const stat = t.p.stat(path);
      if (isFail(stat)) throw new Quit(`${path}: ${strerror(stat)}`);
      const needs = stat.exe?.needs ?? [];
      if (stat.exe === undefined || needs.length === 0) {
        yield* t.p.out('\tnot a dynamic executable\n');
        return 1;
      }
      const folders = [
        '/lib/x86_64-linux-gnu',
        '/usr/lib/x86_64-linux-gnu',
        '/lib64',
        '/lib',
        '/usr/lib',
        '/usr/local/lib',
      ];
      for (const name of needs) {
        const at = folders.find((folder) => t.p.exists(`${folder}/${name}`));
        yield* t.p.out(
          `\t${name} => ${at === undefined ? 'not found' : `${at}/${name} (0x00007f0000000000)`}\n`,
        );
      }
    }
    return 0;
  },
});

/** file(1): by the first bytes, and by what the name of a text says. */
export const file = tool({
  name: 'file',
  usage: '[-bchiklLNnprsvzZ0] [file ...]',
  summary: 'Says what files are',
  options: { brief: 'b,brief' },
  *run(t) {
    for (const path of t.operands) {
      const stat = t.p.lstat(path);
      const say = (kind: string) => t.say(t.has('brief') ? `${kind}\n` : `${path}: ${kind}\n`);
      if (isFail(stat)) say(`cannot open \`${path}' (${strerror(stat)})`);
      else if (stat.type === 'dir') say('directory');
      else if (stat.type === 'symlink') {
        const target = t.p.readLink(path);
        say(`symbolic link to ${isFail(target) ? '' : target}`);
      } else if (stat.type !== 'file')
        say(
          stat.type === 'fifo'
            ? 'fifo (named pipe)'
            : stat.type === 'socket'
              ? 'socket'
              : 'character special',
        );
      else if (stat.size === 0) say('empty');
      else {
        const content = t.p.readFile(path);
        say(isFail(content) ? 'regular file, no read permission' : kindOf(content));
      }
    }
    yield* t.drain();
    return 0;
  },
});

const magic: readonly [string, string][] = [
  ['\x7fELF', 'ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked'],
  ['\x1f\x8b', 'gzip compressed data'],
  ['PK\x03\x04', 'Zip archive data'],
  ['\x89PNG', 'PNG image data'],
  ['%PDF', 'PDF document'],
  ['-----BEGIN CERTIFICATE', 'PEM certificate'],
];

function kindOf(content: string): string {
  const known = magic.find(([start]) => content.startsWith(start));
  if (known !== undefined) return known[1];
  if (content.slice(257, 262) === 'ustar') return 'POSIX tar archive (GNU)';
  const shell = /^#! ?(\S+?)( \S+)?\n/.exec(content);
  if (shell !== null)
    return `${(shell[1] ?? '').endsWith('/bash') ? 'Bourne-Again shell' : (shell[1] ?? '').endsWith('/sh') ? 'POSIX shell' : `a ${shell[1] ?? ''}${shell[2] ?? ''}`} script, ASCII text executable`;
  if (/^\s*[[{]/.test(content) && isJson(content)) return 'JSON text data';
  if (/[\0-\x08\x0e-\x1a]/.test(content)) return 'data';
  return `${/[\x80-\xff]/.test(content) ? 'Unicode text, UTF-8 text' : 'ASCII text'}${content.includes('\r\n') ? ', with CRLF line terminators' : ''}`;
}

function isJson(content: string): boolean {
  try {
    JSON.parse(content);
    return true;
  } catch {
    return false;
  }
}

/** strings(1) */
export const strings = tool({
  name: 'strings',
  usage: '[option(s)] [file(s)]',
  summary: 'Shows texts in binary files',
  options: { least: 'n,bytes=NUMBER', all: 'a,all' },
  origin: 'binutils',
  *run(t) {
    const least = Number(t.value('least') ?? 4);
    for (const path of t.operands) {
      const content = t.p.readFile(path);
      if (isFail(content)) throw new Quit(`'${path}': No such file`);
      for (const [text] of content.matchAll(new RegExp(`[\\t\\x20-\\x7e]{${least},}`, 'g')))
        t.say(`${text}\n`);
      yield* t.drain();
    }
    return 0;
  },
});

const table = Array.from({ length: 256 }, (_, i) => {
  let crc = i << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc >>> 0;
});

/** cksum(1): POSIX's CRC. */
export const cksum = tool({
  name: 'cksum',
  usage: '[FILE]...',
  summary: 'Shows checksums and sizes',
  options: {},
  busybox: { usage: 'FILE...' },
  *run(t) {
    for (const path of t.operandsOr('-')) {
      const content = path === '-' ? yield* t.p.readAll(0) : t.p.readFile(path);
      if (isFail(content)) {
        yield* t.refuse(path, content);
        continue;
      }
      let crc = 0;
      const feed = (code: number) => (crc = ((crc << 8) ^ (table[((crc >>> 24) ^ code) & 255] ?? 0)) >>> 0);
      for (let i = 0; i < content.length; i++) feed(content.charCodeAt(i));
      for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) feed(rest & 255);
      t.say(`${(~crc >>> 0).toString()} ${content.length}${path === '-' ? '' : ` ${path}`}\n`);
    }
    yield* t.drain();
    return undefined;
  },
});

/** mountpoint(1) */
export const mountpoint = tool({
  name: 'mountpoint',
  usage: '[-qd] directory',
  summary: 'Says whether something is mounted on a directory',
  options: { quiet: 'q,quiet' },
  origin: 'util-linux',
  busybox: { usage: '[-q] <[-dn] DIR | -x DEVICE>' },
  *run(t) {
    const [path = ''] = t.operands;
    const real = t.p.realPath(path);
    if (isFail(real)) throw new Quit(`${path}: No such file or directory`);
    const mounts = t.p.readText('/proc/self/mounts');
    const isOne = !isFail(mounts) && mounts.split('\n').some((line) => line.split(' ')[1] === real);
    if (!t.has('quiet')) yield* t.p.out(`${path} is ${isOne ? '' : 'not '}a mountpoint\n`);
    return isOne ? 0 : t.isBusybox ? 1 : 32;
  },
});

/** whereis(1): programs only. */
export const whereis = tool({
  name: 'whereis',
  usage: '[options] name...',
  summary: 'Says where programs are',
  options: { binaries: 'b' },
  origin: 'util-linux',
  *run(t) {
    for (const name of t.operands) {
      const found = ['/usr/bin', '/usr/sbin', '/bin', '/sbin', '/usr/local/bin', '/usr/local/sbin']
        .map((folder) => `${folder}/${name}`)
        .filter((path) => t.p.exists(path));
      t.say(`${name}:${found.map((path) => ` ${path}`).join('')}\n`);
    }
    yield* t.drain();
    return 0;
  },
});
