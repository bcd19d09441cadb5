import { asBytes, text, utf8, type Bytes } from './bytes';

/** One thing in a tar archive (POSIX ustar; long names as GNU writes them). */
export interface TarEntry {
  /** without a leading slash; directories without a trailing one */
  name: string;
  type: 'file' | 'dir' | 'symlink' | 'link' | 'fifo' | 'char' | 'block';
  /** permission bits */
  mode: number;
  uid: number;
  gid: number;
  /** seconds since 1970 */
  mtime: number;
  /** target of links */
  linkName?: string;
  /** of files */
  data?: Bytes;
}

const block = 512;
const types = { file: '0', link: '1', symlink: '2', char: '3', block: '4', dir: '5', fifo: '6' } as const;
const typeOf: Readonly<Record<string, TarEntry['type']>> = {
  ...{
    '\0': 'file',
    '0': 'file',
    '1': 'link',
    '2': 'symlink',
    '3': 'char',
    '4': 'block',
    '5': 'dir',
    '6': 'fifo',
  },
};

const field = (value: string, width: number): string => value.slice(0, width).padEnd(width, '\0');
const octal = (value: number, width: number): string =>
  `${Math.trunc(value)
    .toString(8)
    .padStart(width - 1, '0')}\0`;
const padded = (data: string): string => data + '\0'.repeat((block - (data.length % block)) % block);

function header(entry: TarEntry, name: string, typeFlag: string, size: number, linkName: string): string {
  const before =
    field(name, 100) +
    octal(entry.mode, 8) +
    octal(entry.uid, 8) +
    octal(entry.gid, 8) +
    octal(size, 12) +
    octal(Math.max(entry.mtime, 0), 12);
  const after =
    typeFlag +
    field(linkName, 100) +
    'ustar\0' +
    '00' +
    field('', 32) +
    field('', 32) +
    octal(0, 8) +
    octal(0, 8);
  const rest = field('', 155 + 12);
  const blank = before + ' '.repeat(8) + after + rest;
  let sum = 0;
  for (let i = 0; i < block; i += 1) sum += blank.charCodeAt(i);
  return before + `${sum.toString(8).padStart(6, '0')}\0 ` + after + rest;
}

/** Names that do not fit the header go before it, as GNU tar has them. */
function long(entry: TarEntry, typeFlag: 'L' | 'K', name: string): string {
  return header({ ...entry, mode: 0 }, '././@LongLink', typeFlag, name.length + 1, '') + padded(`${name}\0`);
}

/** An archive of these entries, with the two empty blocks that end it. */
export function writeTar(entries: readonly TarEntry[]): Bytes {
  let out = '';
  for (const entry of entries) {
    const name = utf8(entry.type === 'dir' ? `${entry.name}/` : entry.name);
    const target = utf8(entry.linkName ?? '');
    const data = entry.type === 'file' ? (entry.data ?? '') : '';
    if (name.length > 100) out += long(entry, 'L', name);
    if (target.length > 100) out += long(entry, 'K', target);
    out += header(entry, name, types[entry.type], data.length, target) + padded(data);
  }
  return asBytes(out + '\0'.repeat(2 * block));
}

const until0 = (bytes: string): string => {
  const end = bytes.indexOf('\0');
  return end < 0 ? bytes : bytes.slice(0, end);
};
const number = (bytes: string): number => parseInt(until0(bytes).trim() || '0', 8);

/** `18 path=some/name\n` records of a pax header. */
function readPax(data: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const line of data.split('\n')) {
    const parts = /^\d+ ([^=]+)=([\s\S]*)$/.exec(line);
    if (parts) fields[parts[1] ?? ''] = parts[2] ?? '';
  }
  return fields;
}

/** The entries of an archive, up to its end or to what is no archive any more; undefined when it is none at all. */
export function readTar(archive: Bytes): TarEntry[] | undefined {
  const entries: TarEntry[] = [];
  let longName: { path?: string; linkpath?: string } = {};
  for (let at = 0; at + block <= archive.length;) {
    const head = archive.slice(at, at + block);
    if (/^\0+$/.test(head)) break;
    if (head.slice(257, 262) !== 'ustar') return entries.length > 0 ? entries : undefined;
    const size = number(head.slice(124, 136));
    const data = archive.slice(at + block, at + block + size);
    at += block + Math.ceil(size / block) * block;
    const flag = head[156] ?? '0';
    if (flag === 'L') longName = { ...longName, path: until0(data) };
    else if (flag === 'K') longName = { ...longName, linkpath: until0(data) };
    else if (flag === 'x') longName = { ...longName, ...readPax(data) };
    const type = typeOf[flag];
    if (!type) continue;
    entries.push(entryOf(head, type, data, longName));
    longName = {};
  }
  return entries;
}

function entryOf(
  head: string,
  type: TarEntry['type'],
  data: string,
  long: { path?: string; linkpath?: string },
): TarEntry {
  const isGnu = head.slice(257, 265) === 'ustar  \0';
  const prefix = isGnu ? '' : until0(head.slice(345, 500));
  const short = until0(head.slice(0, 100));
  const name = text(asBytes(long.path ?? (prefix === '' ? short : `${prefix}/${short}`)));
  const linkName = text(asBytes(long.linkpath ?? until0(head.slice(157, 257))));
  return {
    name: name === '/' ? name : name.replace(/\/+$/, ''),
    type,
    mode: number(head.slice(100, 108)) & 0o7777,
    uid: number(head.slice(108, 116)),
    gid: number(head.slice(116, 124)),
    mtime: number(head.slice(136, 148)),
    ...(linkName !== '' && { linkName }),
    ...(type === 'file' && { data: asBytes(data) }),
  };
}
