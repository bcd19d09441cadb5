import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';

/** One member of an archive. */
export interface TarMember {
  name: string;
  type: 'file' | 'dir' | 'symlink' | 'link' | 'fifo' | 'device';
  mode: number;
  uid: number;
  gid: number;
  user: string;
  group: string;
  /** bytes of content */
  size: number;
  /** ms since 1970 */
  mtime: number;
  /** target of a symbolic or hard link */
  target: string;
}

const flags: Readonly<Record<TarMember['type'], string>> = {
  file: '0',
  link: '1',
  symlink: '2',
  device: '3',
  dir: '5',
  fifo: '6',
};
const types: Readonly<Record<string, TarMember['type']>> = {
  '0': 'file',
  '\0': 'file',
  '1': 'link',
  '2': 'symlink',
  '3': 'device',
  '4': 'device',
  '5': 'dir',
  '6': 'fifo',
  '7': 'file',
};

const field = (value: string, length: number) => value.slice(0, length).padEnd(length, '\0');
const octal = (value: number, length: number) =>
  `${Math.floor(value)
    .toString(8)
    .padStart(length - 1, '0')}\0`;
export const blockSize = 512;

export function padding(size: number): string {
  return '\0'.repeat((blockSize - (size % blockSize)) % blockSize);
}

/** The header of a member in GNU's format (tar(5)), with a long name's extra member before it. */
export function tarHeader(member: TarMember): Bytes {
  const name = utf8(member.type === 'dir' && !member.name.endsWith('/') ? `${member.name}/` : member.name);
  const target = utf8(member.target);
  let before = '';
  if (target.length > 100) before += longMember('K', target);
  if (name.length > 100) before += longMember('L', name);
  return asBytes(before + header(name, member, flags[member.type], target));
}

function longMember(flag: string, value: string): string {
  const content = `${value}\0`;
  const member: TarMember = {
    name: '',
    type: 'file',
    mode: 0,
    uid: 0,
    gid: 0,
    user: 'root',
    group: 'root',
    size: content.length,
    mtime: 0,
    target: '',
  };
  return header('././@LongLink', member, flag, '') + content + padding(content.length);
}

function header(name: string, member: TarMember, flag: string, target: string): string {
  const size = member.type === 'file' ? member.size : 0;
  const start =
    field(name, 100) +
    octal(member.mode & 0o7777, 8) +
    octal(member.uid, 8) +
    octal(member.gid, 8) +
    octal(size, 12) +
    octal(member.mtime / 1000, 12);
  const end = flag + field(target, 100) + 'ustar  \0' + field(member.user, 32) + field(member.group, 32);
  const whole = `${start}        ${end}`.padEnd(blockSize, '\0');
  let sum = 0;
  for (let i = 0; i < blockSize; i++) sum += whole.charCodeAt(i);
  return `${start}${sum.toString(8).padStart(6, '0')}\0 ${end}`.padEnd(blockSize, '\0');
}

/** Two empty blocks end an archive; GNU fills up to 20 blocks. */
export function tarEnd(length: number): Bytes {
  const whole = length + 2 * blockSize;
  return asBytes('\0'.repeat(Math.ceil(whole / 10_240) * 10_240 - length));
}

const string = (bytes: string) => {
  const end = bytes.indexOf('\0');
  return text(asBytes(end < 0 ? bytes : bytes.slice(0, end)));
};

function number(bytes: string): number {
  if (bytes.charCodeAt(0) & 0x80) {
    // base 256, for what octal has no room for
    let value = bytes.charCodeAt(0) & 0x7f;
    for (let i = 1; i < bytes.length; i++) value = value * 256 + bytes.charCodeAt(i);
    return value;
  }
  return Number.parseInt(bytes.replace(/[\0 ]/g, ''), 8) || 0;
}

/** Reads members one after another: each with where its content begins. Understands ustar, GNU and pax. Undefined: this is no archive. */
export function readTar(bytes: Bytes): { member: TarMember; from: number }[] | undefined {
  const members: { member: TarMember; from: number }[] = [];
  let longName: string | undefined;
  let longTarget: string | undefined;
  let pax: Record<string, string> = {};
  for (let at = 0; at + blockSize <= bytes.length;) {
    const block = bytes.slice(at, at + blockSize);
    if (/^\0*$/.test(block)) break;
    if (!hasSum(block)) return undefined;
    const flag = block.charAt(156);
    const size = number(block.slice(124, 136));
    const from = at + blockSize;
    at = from + Math.ceil(size / blockSize) * blockSize;
    const content = () => bytes.slice(from, from + size);
    if (flag === 'L') longName = string(content());
    else if (flag === 'K') longTarget = string(content());
    else if (flag === 'x') pax = readPax(asBytes(content()));
    else if (flag !== 'g') {
      const member = readMember(block, flag, size);
      member.name = pax.path ?? longName ?? member.name;
      member.target = pax.linkpath ?? longTarget ?? member.target;
      if (pax.mtime !== undefined) member.mtime = Math.floor(Number(pax.mtime) * 1000);
      members.push({ member, from });
      [longName, longTarget, pax] = [undefined, undefined, {}];
    }
  }
  return members;
}

function readMember(block: string, flag: string, size: number): TarMember {
  const prefix = block.slice(257, 263) === 'ustar\0' ? string(block.slice(345, 500)) : '';
  const short = string(block.slice(0, 100));
  const name = prefix === '' ? short : `${prefix}/${short}`;
  return {
    name,
    type: flag === '0' && name.endsWith('/') ? 'dir' : (types[flag] ?? 'file'),
    mode: number(block.slice(100, 108)) & 0o7777,
    uid: number(block.slice(108, 116)),
    gid: number(block.slice(116, 124)),
    size,
    mtime: number(block.slice(136, 148)) * 1000,
    target: string(block.slice(157, 257)),
    user: string(block.slice(265, 297)),
    group: string(block.slice(297, 329)),
  };
}

function hasSum(block: string): boolean {
  let sum = 8 * 32;
  for (let i = 0; i < blockSize; i++) if (i < 148 || i >= 156) sum += block.charCodeAt(i);
  return sum === number(block.slice(148, 156));
}

function readPax(content: Bytes): Record<string, string> {
  const values: Record<string, string> = {};
  for (let at = 0; at < content.length;) {
    const found = /^(\d+) ([^=]+)=/.exec(content.slice(at, at + 200));
    if (found === null) break;
    const length = Number(found[1]);
    values[found[2] ?? ''] = text(asBytes(content.slice(at + found[0].length, at + length - 1)));
    at += length;
  }
  return values;
}
