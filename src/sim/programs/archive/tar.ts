import { strftime } from '#sim/base/strftime';
import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { standardInput } from '../coreutils/ask';
import { parseDate } from '../date-parse';
import { zoneOf } from '../dates';
import { globRegex } from '../glob';
import { modeText } from '../modes';
import { Quit, tool, type Tool } from '../tool';
import { Names } from '../users';
import { compress, decompress, isGzip } from './gzip-format';
import { excludePattern, TarWriter } from './tar-create';
import { matches, TarExtractor } from './tar-extract';
import { readTar, type TarMember } from './tar-format';

const options = {
  create: 'c,create',
  extract: 'x,extract|get',
  list: 't,list',
  append: 'r,append',
  file: 'f,file=ARCHIVE',
  directory: 'C,directory=DIR',
  gzip: 'z,gzip|gunzip|ungzip',
  auto: 'a,auto-compress',
  verbose: 'v,verbose',
  exclude: ',exclude=PATTERN',
  keepOld: 'k,keep-old-files',
  stdout: 'O,to-stdout',
  absolute: 'P,absolute-names',
  preserve: 'p,preserve-permissions|same-permissions',
  noSameOwner: 'o,no-same-owner',
  sameOwner: ',same-owner',
  noSamePermissions: ',no-same-permissions',
  touch: 'm,touch',
  dereference: 'h,dereference',
  numeric: ',numeric-owner',
  strip: ',strip-components=NUMBER',
  owner: ',owner=NAME',
  group: ',group=NAME',
  mtime: ',mtime=DATE',
  filesFrom: 'T,files-from=FILE',
  noRecursion: ',no-recursion',
  wildcards: ',wildcards',
  overwrite: ',overwrite',
  sort: ',sort=ORDER',
  format: 'H,format=FORMAT',
} as const;

type Option = keyof typeof options;
type Tar = Tool<Option>;

/** bytes that a core packs or unpacks in a millisecond (gzip) */
const gzipRate = { pack: 60_000, unpack: 250_000 };

/** `tar xzf a.tgz b` means `tar -x -z -f a.tgz b`: letters that need a value take the next words in order. */
function withDashes(args: readonly string[]): readonly string[] {
  const [first = '', ...rest] = args;
  if (first === '' || first.startsWith('-')) return args;
  const out: string[] = [];
  for (const letter of first) {
    out.push(`-${letter}`);
    if ('fCTHb'.includes(letter)) out.push(rest.shift() ?? '');
  }
  return [...out, ...rest];
}

function longLine(t: Tar, member: TarMember): string {
  const time = strftime(
    t.isBusybox ? '%Y-%m-%d %H:%M:%S' : '%Y-%m-%d %H:%M',
    member.mtime,
    zoneOf(t.p.env.TZ),
  );
  const type = member.type === 'link' ? 'file' : member.type;
  const mode = modeText(type, member.mode).replace(/^-/, member.type === 'link' ? 'h' : '-');
  const [user, group] = t.has('numeric')
    ? [String(member.uid), String(member.gid)]
    : [member.user || String(member.uid), member.group || String(member.gid)];
  const size = member.type === 'file' ? member.size : 0;
  const target =
    member.type === 'symlink'
      ? ` -> ${member.target}`
      : member.type === 'link'
        ? ` link to ${member.target}`
        : '';
  if (t.isBusybox)
    return `${mode} ${user}/${group} ${String(size).padStart(9)} ${time} ${member.name}${target}\n`;
  const pair = `${user}/${group}`;
  return `${mode} ${pair} ${String(size).padStart(Math.max(1, 18 - pair.length))} ${time} ${member.name}${target}\n`;
}

/** What -v shows while working: names; once more, or when listing, everything. */
function verboseWords(t: Tar): (member: TarMember) => string {
  const times = t.given.filter(({ key }) => key === 'verbose').length + (t.has('list') ? 1 : 0);
  if (times === 0) return () => '';
  const name = (member: TarMember) =>
    member.type === 'dir' && !member.name.endsWith('/') ? `${member.name}/` : member.name;
  return times === 1
    ? (member) => `${name(member)}\n`
    : (member) => longLine(t, { ...member, name: name(member) });
}

function* listedFiles(t: Tar): Steps<string[]> {
  const lists: string[] = [];
  for (const file of t.values('filesFrom')) {
    const content = file === '-' ? yield* standardInput(t).all() : t.p.readFile(file);
    if (isFail(content))
      throw new Quit(
        `${file}: Cannot open: ${strerror(content)}\ntar: Error is not recoverable: exiting now`,
        2,
      );
    lists.push(
      ...text(content)
        .split('\n')
        .filter((line) => line !== ''),
    );
  }
  return lists;
}

function isCompressed(t: Tar, file: string): boolean {
  return t.has('gzip') || (t.has('auto') && /\.(gz|tgz|taz)$/.test(file));
}

function* create(t: Tar, file: string): Steps<number> {
  const names = [...t.operands, ...(yield* listedFiles(t))];
  if (names.length === 0) {
    throw new Quit(
      t.isBusybox
        ? 'empty archive'
        : "Cowardly refusing to create an empty archive\nTry 'tar --help' or 'tar --usage' for more information.",
      t.isBusybox ? 1 : 2,
    );
  }
  if (file === '-' && t.isTtyOut)
    throw new Quit(
      'Refusing to write archive contents to terminal (missing -f option?)\ntar: Error is not recoverable: exiting now',
      2,
    );
  const words = verboseWords(t);
  const users = new Names(t.p);
  const said: string[] = [];
  const [owner, group, date] = [t.value('owner'), t.value('group'), t.value('mtime')];
  const here = t.p.cwd();
  // the archive's name is meant where tar was called
  const target = file === '-' || file.startsWith('/') ? file : `${here}/${file}`;
  const writer = new TarWriter(t as unknown as Tool<string>, {
    excluded: t.values('exclude').map(excludePattern),
    follow: t.has('dereference'),
    numeric: t.has('numeric'),
    keepsRoot: t.has('absolute'),
    recursive: !t.has('noRecursion'),
    verbose: (member) => said.push(words(member)),
    ...(owner === undefined ? {} : { owner: users.uid(owner.replace(/.*:/, '')) ?? 0 }),
    ...(group === undefined ? {} : { group: users.gid(group.replace(/.*:/, '')) ?? 0 }),
    ...(date === undefined ? {} : { mtime: parseDate(date, t.p.now(), zoneOf(t.p.env.TZ)) ?? 0 }),
  });
  changeDirectory(t);
  for (const name of names) yield* writer.add(name);
  const { bytes, hasFailed } = writer.finish();
  let data = bytes;
  if (isCompressed(t, file)) {
    yield* t.p.cpu(bytes.length / gzipRate.pack);
    data = compress(bytes, 6, '', 0);
  }
  if (file === '-') yield* t.p.write(2, utf8(said.join('')));
  else t.say(said.join(''));
  if (file === '-') t.put(data);
  else {
    const refused = t.p.writeFile(target, data);
    if (refused !== undefined) throw cannotOpen(t, file, strerror(refused));
  }
  if (!hasFailed) return 0;
  yield* t.warn(
    t.isBusybox
      ? 'error exit delayed from previous errors'
      : 'Exiting with failure status due to previous errors',
  );
  return t.isBusybox ? 1 : 2;
}

function cannotOpen(t: Tar, file: string, reason: string): Quit {
  return t.isBusybox
    ? new Quit(`can't open '${file}': ${reason}`)
    : new Quit(`${file}: Cannot open: ${reason}\ntar: Error is not recoverable: exiting now`, 2);
}

function changeDirectory(t: Tar): void {
  for (const folder of t.values('directory')) {
    const refused = t.p.chdir(folder);
    if (refused !== undefined)
      throw new Quit(
        t.isBusybox
          ? `can't change directory to '${folder}': ${strerror(refused)}`
          : `${folder}: Cannot open: ${strerror(refused)}\ntar: Error is not recoverable: exiting now`,
        t.isBusybox ? 1 : 2,
      );
  }
}

function* readArchive(t: Tar, file: string): Steps<Bytes> {
  const data = file === '-' ? yield* standardInput(t).all() : t.p.readFile(file);
  if (isFail(data)) throw cannotOpen(t, file, strerror(data));
  if (!isGzip(data)) {
    if (t.has('gzip') && !t.isBusybox) {
      yield* t.p.err('\ngzip: stdin: not in gzip format\n');
      throw new Quit('Child returned status 1\ntar: Error is not recoverable: exiting now', 2);
    }
    return data;
  }
  yield* t.p.cpu(data.length / gzipRate.unpack);
  const plain = decompress(data);
  if (plain === undefined)
    throw new Quit(
      t.isBusybox
        ? 'corrupted data'
        : 'Unexpected EOF in archive\ntar: Error is not recoverable: exiting now',
      2,
    );
  return plain;
}

function* readMembers(t: Tar, file: string): Steps<number> {
  const bytes = yield* readArchive(t, file);
  const members = readTar(bytes);
  if (members === undefined || (members.length === 0 && bytes.length < 512)) {
    if (t.isBusybox) throw new Quit(bytes.length < 512 ? 'short read' : 'invalid tar magic');
    throw new Quit(
      `This does not look like a tar archive\ntar: Exiting with failure status due to previous errors`,
      2,
    );
  }
  const isMine = t.has('wildcards')
    ? (member: TarMember, wanted: string) => globRegex(wanted).test(member.name)
    : matches;
  const excluded = t.values('exclude').map(excludePattern);
  const unseen = new Set(t.operands);
  const words = verboseWords(t);
  const isRoot = t.p.uid() === 0;
  const extractor = new TarExtractor(t as unknown as Tool<string>, {
    keepsOld: t.has('keepOld'),
    keepsOwner: t.has('noSameOwner') ? false : t.has('sameOwner') || isRoot,
    keepsMode: t.has('preserve') || (isRoot && !t.has('noSamePermissions')),
    keepsRoot: t.has('absolute'),
    touches: t.has('touch'),
    numeric: t.has('numeric'),
    toStdout: t.has('stdout'),
    strip: Number(t.value('strip') ?? 0),
    verbose: (member) => t.say(words(member)),
  });
  if (!t.has('list')) changeDirectory(t);
  for (const { member, from } of members) {
    const wanted = t.operands.filter((operand) => isMine(member, operand));
    if (t.operands.length > 0 && wanted.length === 0) continue;
    for (const operand of wanted) unseen.delete(operand);
    if (excluded.some((pattern) => pattern.test(member.name))) continue;
    if (t.has('list')) t.say(words(member));
    else yield* extractor.extract(member, asBytes(bytes.slice(from, from + member.size)));
    yield* t.drain();
  }
  extractor.finish();
  for (const name of unseen)
    yield* t.warn(t.isBusybox ? `${name}: not found in archive` : `${name}: Not found in archive`);
  if (unseen.size === 0 && !extractor.hasFailed) return 0;
  if (!t.isBusybox) yield* t.warn('Exiting with failure status due to previous errors');
  return t.isBusybox ? 1 : 2;
}

export const tar = tool<Option>({
  name: 'tar',
  usage: '[OPTION...] [FILE]...',
  summary: 'Packs files into an archive, lists or unpacks one',
  options,
  refused: [
    '-A',
    '--catenate',
    '-d',
    '--diff',
    '--delete',
    '-u',
    '--update',
    '-j',
    '--bzip2',
    '-J',
    '--xz',
    '--zstd',
    '-I',
    '--use-compress-program',
    '--lzma',
    '-W',
    '--verify',
    '-X',
    '--exclude-from',
    '-S',
    '--sparse',
    '-g',
    '--transform',
    '--xattrs',
    '--acls',
    '--selinux',
    '--totals',
    '--checkpoint',
    '-b',
    '-L',
    '-M',
    '-w',
    '-s',
    '-N',
    '-K',
    '-V',
    '-R',
    '-n',
    '-G',
    '-i',
    '-l',
    '-U',
    '--remove-files',
    '--one-file-system',
  ],
  origin: 'GNU tar',
  usageStatus: 64,
  rewrite: withDashes,
  busybox: { usage: 'c|x|t [-ZzJjahmvokO] [-f TARFILE] [-C DIR] [FILE]...' },
  *run(t) {
    const mode = t.last('create', 'extract', 'list', 'append');
    if (t.has('append')) throw new Quit('-r is not available in this world', 2);
    if (mode === undefined) {
      if (t.isBusybox) throw new Quit('', 1, true);
      throw new Quit(
        "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\nTry 'tar --help' or 'tar --usage' for more information.",
        2,
      );
    }
    const file = t.value('file') ?? '-';
    return mode === 'create' ? yield* create(t, file) : yield* readMembers(t, file);
  },
});
