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
  /** of files: all of it, or its beginning where `size` is more */
  data?: Bytes;
  /** of files: what is behind `data` reads as NULs, and is a hole in the archive (GNU sparse, in pax fields) */
  size?: number;
  /** extended attributes by name, such as `user.mime_type` */
  attributes?: Readonly<Record<string, string>>;
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

/** One field of a pax header: `18 path=some/name\n`, with its own length at its head. */
function paxField(name: string, value: string): string {
  const rest = ` ${name}=${value}\n`;
  let length = rest.length + 1;
  while (`${length}${rest}`.length !== length) length = `${length}${rest}`.length;
  return `${length}${rest}`;
}

/** Holes below this many bytes are written out: fields for them would take more. */
const smallestHole = 2048;

/** The fields that only pax has, before the entry that they are about; '' where there are none. */
function pax(entry: TarEntry, name: string, data: string, isSparse: boolean): string {
  let fields = '';
  if (isSparse) {
    fields += paxField('GNU.sparse.size', String(entry.size ?? 0));
    fields += paxField('GNU.sparse.numblocks', '2');
    fields += paxField('GNU.sparse.map', `0,${data.length},${entry.size ?? 0},0`);
    fields += paxField('GNU.sparse.name', name);
  }
  for (const [key, value] of Object.entries(entry.attributes ?? {}))
    fields += paxField(`SCHILY.xattr.${key}`, utf8(value));
  if (fields === '') return '';
  const base = `PaxHeaders.0/${name.slice(name.lastIndexOf('/') + 1)}`;
  return header({ ...entry, mode: 0o644 }, base, 'x', fields.length, '') + padded(fields);
}

/** One entry, with what goes before it. */
export function tarMember(entry: TarEntry): Bytes {
  const name = utf8(entry.type === 'dir' && entry.name !== '/' ? `${entry.name}/` : entry.name);
  const target = utf8(entry.linkName ?? '');
  let data: string = entry.type === 'file' ? (entry.data ?? '') : '';
  const hole = entry.type === 'file' ? Math.max(0, (entry.size ?? 0) - data.length) : 0;
  const isSparse = hole >= smallestHole;
  if (!isSparse) data += '\0'.repeat(hole);
  const before =
    pax(entry, name, data, isSparse) +
    (name.length > 100 ? long(entry, 'L', name) : '') +
    (target.length > 100 ? long(entry, 'K', target) : '');
  return asBytes(before + header(entry, name, types[entry.type], data.length, target) + padded(data));
}

/** An archive of these entries, with the two empty blocks that end it. */
export function writeTar(entries: readonly TarEntry[]): Bytes {
  return asBytes(entries.map(tarMember).join('') + '\0'.repeat(2 * block));
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
  let longName: Extra = {};
  if (archive.length > 0 && archive.length < block) return undefined;
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
    else if (flag === 'S') {
      entries.push(oldSparse(head, data, longName));
      longName = {};
    }
    const type = typeOf[flag];
    if (!type) continue;
    entries.push(entryOf(head, type, data, longName));
    longName = {};
  }
  return entries;
}

/** What went before an entry: long names, and fields of pax. */
interface Extra extends Readonly<Record<string, string | undefined>> {
  path?: string;
  linkpath?: string;
}

/** Pieces of a sparse file (offset and length of each) at their places; the hole at the end is left out. */
function spread(data: string, map: readonly number[]): string {
  let out = '';
  let from = 0;
  for (let i = 0; i + 1 < map.length; i += 2) {
    const [offset = 0, length = 0] = [map[i], map[i + 1]];
    if (length === 0) continue;
    out += '\0'.repeat(Math.max(0, offset - out.length)) + data.slice(from, from + length);
    from += length;
  }
  return out;
}

/** GNU's own form of sparse files, from before pax: four pieces in the header itself. */
function oldSparse(head: string, data: string, long: Extra): TarEntry {
  const map: number[] = [];
  for (let at = 386; at < 386 + 4 * 24; at += 24)
    map.push(number(head.slice(at, at + 12)), number(head.slice(at + 12, at + 24)));
  return { ...entryOf(head, 'file', spread(data, map), long), size: number(head.slice(483, 495)) };
}

/** A file whose pax fields say where its pieces belong (versions 0.1 and 1.0 of GNU's sparse form). */
function paxSparse(data: string, long: Extra): { data: string; size: number } | undefined {
  const size = long['GNU.sparse.size'] ?? long['GNU.sparse.realsize'];
  if (size === undefined) return undefined;
  const given = long['GNU.sparse.map'];
  if (given !== undefined) return { data: spread(data, given.split(',').map(Number)), size: Number(size) };
  const lines = data.split('\n', 1 + 2 * Number(data.split('\n', 1)[0] ?? 0));
  const taken = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const body = data.slice(Math.ceil(taken / block) * block);
  return { data: spread(body, lines.slice(1).map(Number)), size: Number(size) };
}

const attributePrefix = 'SCHILY.xattr.';

function attributesOf(long: Extra): Record<string, string> | undefined {
  const names = Object.keys(long).filter((name) => name.startsWith(attributePrefix));
  if (names.length === 0) return undefined;
  return Object.fromEntries(
    names.map((name) => [name.slice(attributePrefix.length), text(asBytes(long[name] ?? ''))]),
  );
}

function entryOf(head: string, type: TarEntry['type'], packed: string, long: Extra): TarEntry {
  const sparse = type === 'file' ? paxSparse(packed, long) : undefined;
  const data = sparse?.data ?? packed;
  const attributes = attributesOf(long);
  const isGnu = head.slice(257, 265) === 'ustar  \0';
  const prefix = isGnu ? '' : until0(head.slice(345, 500));
  const short = until0(head.slice(0, 100));
  const named = long['GNU.sparse.name'] ?? long.path;
  const name = text(asBytes(named ?? (prefix === '' ? short : `${prefix}/${short}`)));
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
    ...(sparse !== undefined && sparse.size > data.length && { size: sparse.size }),
    ...(attributes !== undefined && { attributes }),
  };
}
