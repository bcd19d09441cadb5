import { isFail } from '#sim/base/fail';
import type { Stat } from '#sim/files/index';
import type { Steps } from '#sim/kernel/program';
import { colourOf, indicator } from '../coreutils/ls-entry';
import { globRegex } from '../glob';
import { modeText } from '../modes';
import { joinPath } from '../paths';
import { humanSize } from '../sizes';
import { Quit, tool, type Tool } from '../tool';
import { Names } from '../users';

const options = {
  all: 'a',
  directories: 'd',
  follow: 'l',
  fullPath: 'f',
  level: 'L=level',
  pattern: 'P=pattern',
  ignore: 'I=pattern',
  noReport: ',noreport',
  noIndent: 'i',
  size: 's',
  human: 'h',
  permissions: 'p',
  user: 'u',
  group: 'g',
  classify: 'F',
  dirsFirst: ',dirsfirst',
  reverse: 'r',
  byTime: 't',
  colour: 'C',
  noColour: 'n',
  charset: ',charset=charset',
  prune: ',prune',
  fileLimit: ',filelimit=#',
  ascii: 'A',
} as const;

type Option = keyof typeof options;
type Tree = Tool<Option>;

interface Entry {
  name: string;
  path: string;
  stat: Stat;
}

function lines(t: Tree): { branch: string; last: string; bar: string; gap: string } {
  const locale = t.p.env.LC_ALL ?? t.p.env.LC_CTYPE ?? t.p.env.LANG ?? '';
  const isUnicode = /utf-?8/i.test(t.value('charset') ?? locale);
  return isUnicode
    ? { branch: '├── ', last: '└── ', bar: '│   ', gap: '    ' }
    : { branch: '|-- ', last: '`-- ', bar: '|   ', gap: '    ' };
}

/** What stands in brackets before a name. */
function facts(t: Tree, { stat }: Entry, names: Names): string {
  const cells: string[] = [];
  if (t.has('permissions')) cells.push(modeText(stat.type, stat.mode));
  if (t.has('user')) cells.push((names.user(stat.uid) ?? String(stat.uid)).padEnd(8));
  if (t.has('group')) cells.push((names.group(stat.gid) ?? String(stat.gid)).padEnd(8));
  if (t.has('human')) cells.push(humanSize(stat.size).padStart(4));
  else if (t.has('size')) cells.push(String(stat.size).padStart(11));
  return cells.length === 0 ? '' : `[${cells.join(' ')}]  `;
}

function shownName(t: Tree, { name, path, stat }: Entry): string {
  const shown = t.has('fullPath') ? path : name;
  const isColoured = t.has('colour') || (t.isTtyOut && !t.has('noColour') && t.p.env.LS_COLORS !== undefined);
  const colour = isColoured ? colourOf(stat, name) : '';
  const dressed = colour === '' ? shown : `\x1b[${colour}m${shown}\x1b[0m`;
  const target = stat.type === 'symlink' ? t.p.readLink(path) : undefined;
  const arrow = typeof target === 'string' ? ` -> ${target}` : '';
  return dressed + (t.has('classify') && stat.type !== 'symlink' ? indicator(stat, 'classify') : '') + arrow;
}

function entriesOf(t: Tree, folder: string): Entry[] | undefined {
  const found = t.p.readDir(folder);
  if (isFail(found)) return undefined;
  const ignored = t
    .values('ignore')
    .flatMap((one) => one.split('|'))
    .map((one) => globRegex(one));
  const wanted = t
    .values('pattern')
    .flatMap((one) => one.split('|'))
    .map((one) => globRegex(one));
  const entries = found.flatMap(({ name }): Entry[] => {
    const path = joinPath(folder, name);
    const stat = t.p.lstat(path);
    if (isFail(stat) || (name.startsWith('.') && !t.has('all')) || ignored.some((one) => one.test(name)))
      return [];
    if (t.has('directories') && stat.type !== 'dir') return [];
    if (wanted.length > 0 && stat.type !== 'dir' && !wanted.some((one) => one.test(name))) return [];
    return [{ name, path, stat }];
  });
  let sorted = entries.toSorted(
    (a, b) =>
      (t.has('byTime') ? a.stat.mtime - b.stat.mtime : 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  if (t.has('reverse')) sorted = sorted.toReversed();
  if (!t.has('dirsFirst')) return sorted;
  return [
    ...sorted.filter(({ stat }) => stat.type === 'dir'),
    ...sorted.filter(({ stat }) => stat.type !== 'dir'),
  ];
}

interface Count {
  directories: number;
  files: number;
}

function* below(
  t: Tree,
  folder: string,
  lead: string,
  depth: number,
  count: Count,
  names: Names,
): Steps<void> {
  if (depth > Number(t.value('level') ?? Infinity)) return;
  const entries = entriesOf(t, folder);
  if (entries === undefined) return;
  const signs = t.has('noIndent') ? { branch: '', last: '', bar: '', gap: '' } : lines(t);
  for (const [i, entry] of entries.entries()) {
    const isLast = i === entries.length - 1;
    t.say(`${lead}${isLast ? signs.last : signs.branch}${facts(t, entry, names)}${shownName(t, entry)}\n`);
    yield* t.drain();
    if (entry.stat.type !== 'dir') {
      count.files += 1;
      continue;
    }
    count.directories += 1;
    yield* below(t, entry.path, lead + (isLast ? signs.gap : signs.bar), depth + 1, count, names);
  }
}

const plural = (count: number, one: string, many: string) => `${String(count)} ${count === 1 ? one : many}`;

export const tree = tool<Option>({
  name: 'tree',
  usage: '[-acdfghilnpqrstuvxACDFJQNSUX] [-L level [-R]] [-P pattern] [-I pattern] [directory ...]',
  summary: 'Shows directories as a tree',
  options,
  refused: [
    '-J',
    '-X',
    '-H',
    '-D',
    '-x',
    '-R',
    '-q',
    '-N',
    '-Q',
    '-o',
    '--du',
    '--gitignore',
    '--inodes',
    '--device',
    '-v',
    '-c',
    '-U',
    '--sort',
    '--matchdirs',
    '--si',
    '-S',
    '--timefmt',
  ],
  origin: 'tree v2.1.1',
  complaint: (problem) => `Invalid argument -\`${/'(.*)'/.exec(problem)?.[1] ?? ''}'.`,
  busybox: { usage: '[DIR]...' },
  *run(t) {
    const level = t.value('level');
    if (level !== undefined && !(Number(level) > 0)) throw new Quit('Invalid level, must be greater than 0.');
    const names = new Names(t.p);
    const count: Count = { directories: 0, files: 0 };
    for (const start of t.operandsOr('.')) {
      const stat = t.p.stat(start);
      if (isFail(stat) || stat.type !== 'dir') {
        t.say(`${start}  [error opening dir]\n`);
        t.status = 2;
        continue;
      }
      const root: Entry = { name: start, path: start, stat };
      t.say(`${facts(t, root, names)}${shownName(t, root)}\n`);
      count.directories += t.isBusybox ? 0 : 1;
      yield* below(t, start, '', 1, count, names);
    }
    if (t.has('noReport')) return undefined;
    const directories = plural(count.directories, 'directory', 'directories');
    t.say(`\n${directories}${t.has('directories') ? '' : `, ${plural(count.files, 'file', 'files')}`}\n`);
    return undefined;
  },
});
