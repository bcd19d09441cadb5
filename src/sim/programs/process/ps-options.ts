import { Quit } from '../tool';

/** What a command line of ps asks for, in its three dialects (UNIX, BSD, GNU). */
export interface PsWish {
  /** what to show: `standard`, `full` (-f), `user` (u), `long` (-l), or own columns */
  format: 'standard' | 'full' | 'user' | 'long' | 'jobs' | 'bsd';
  columns: { name: string; header: string | undefined }[];
  everyone: boolean;
  withoutTty: boolean;
  /** all but session leaders and those without a terminal */
  pids: number[];
  users: string[];
  commands: string[];
  parents: number[];
  sort: string[];
  hasHeader: boolean;
  forest: boolean;
  wide: boolean;
}

const list = (value: string) => value.split(/[\s,]+/).filter((part) => part !== '');

/** `pid,user=WHO,comm=`: a header behind `=` reaches to the end. */
function parseColumns(value: string): PsWish['columns'] {
  const columns: PsWish['columns'] = [];
  let rest = value;
  while (rest !== '') {
    const [all, name = '', header] = /^([^,=\s]+)(?:=([^]*))?[,\s]*/.exec(rest) ?? [rest];
    columns.push({ name, header });
    rest = rest.slice(all.length);
  }
  return columns;
}

type Taker = (wish: PsWish, value: string) => void;

const withValue: Readonly<Record<string, Taker>> = {
  o: (wish, value) => wish.columns.push(...parseColumns(value)),
  p: (wish, value) => wish.pids.push(...list(value).map(Number)),
  q: (wish, value) => wish.pids.push(...list(value).map(Number)),
  u: (wish, value) => wish.users.push(...list(value)),
  U: (wish, value) => wish.users.push(...list(value)),
  C: (wish, value) => wish.commands.push(...list(value)),
};

const longWithValue: Readonly<Record<string, Taker>> = {
  format: withValue.o as Taker,
  pid: withValue.p as Taker,
  user: withValue.u as Taker,
  ppid: (wish, value) => wish.parents.push(...list(value).map(Number)),
  sort: (wish, value) => wish.sort.push(...list(value)),
};

const unixFlags: Readonly<Record<string, (wish: PsWish) => void>> = {
  e: (wish) => (wish.everyone = wish.withoutTty = true),
  A: (wish) => (wish.everyone = wish.withoutTty = true),
  a: (wish) => (wish.everyone = true),
  x: (wish) => (wish.withoutTty = true),
  d: (wish) => (wish.everyone = wish.withoutTty = true),
  f: (wish) => (wish.format = 'full'),
  F: (wish) => (wish.format = 'full'),
  l: (wish) => (wish.format = 'long'),
  j: (wish) => (wish.format = 'jobs'),
  w: (wish) => (wish.wide = true),
  H: (wish) => (wish.forest = true),
};

const bsdFlags: Readonly<Record<string, (wish: PsWish) => void>> = {
  a: (wish) => (wish.everyone = true),
  x: (wish) => (wish.withoutTty = true),
  u: (wish) => (wish.format = 'user'),
  w: (wish) => (wish.wide = true),
  f: (wish) => (wish.forest = true),
  h: (wish) => (wish.hasHeader = false),
  l: (wish) => (wish.format = 'long'),
  j: (wish) => (wish.format = 'jobs'),
  e: () => undefined,
};

const usage = `\nUsage:\n ps [options]\n\n Try 'ps --help <simple|list|output|threads|misc|all>'\n  or 'ps --help <s|l|o|t|m|a>'\n for additional help text.\n\nFor more details see ps(1).`;

function wrong(message: string): Quit {
  return new Quit(`${message}\n${usage}`);
}

/** Reads the words behind `ps`. */
export function parsePsArgs(args: readonly string[]): PsWish {
  const wish: PsWish = {
    format: 'standard',
    columns: [],
    everyone: false,
    withoutTty: false,
    pids: [],
    users: [],
    commands: [],
    parents: [],
    sort: [],
    hasHeader: true,
    forest: false,
    wide: false,
  };
  const rest = [...args];
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (word.startsWith('--')) takeLong(wish, word, rest);
    else if (word.startsWith('-')) takeUnix(wish, word, rest);
    else if (/^\d+(,\d+)*$/.test(word)) wish.pids.push(...list(word).map(Number));
    else takeBsd(wish, word, rest);
  }
  return wish;
}

function takeLong(wish: PsWish, word: string, rest: string[]): void {
  const [, name = '', value] = /^--([^=]*)(?:=([^]*))?$/.exec(word) ?? [];
  const take = longWithValue[name];
  if (take !== undefined) take(wish, value ?? rest.shift() ?? '');
  else if (name === 'no-headers' || name === 'no-heading') wish.hasHeader = false;
  else if (name === 'forest') wish.forest = true;
  else if (name === 'headers' || name === 'cols' || name === 'width') return;
  else throw wrong('error: unknown gnu long option');
}

function takeUnix(wish: PsWish, word: string, rest: string[]): void {
  for (let i = 1; i < word.length; i++) {
    const letter = word.charAt(i);
    const take = withValue[letter];
    if (take !== undefined) {
      // `ps -aux` is read as `ps aux`
      if (letter === 'u' && word.slice(i + 1) === 'x') {
        wish.format = 'user';
        continue;
      }
      take(wish, word.slice(i + 1) || (rest.shift() ?? ''));
      return;
    }
    const set = unixFlags[letter];
    if (set === undefined) throw wrong('error: unsupported SysV option');
    set(wish);
  }
}

function takeBsd(wish: PsWish, word: string, rest: string[]): void {
  if (wish.format === 'standard') wish.format = 'bsd';
  for (let i = 0; i < word.length; i++) {
    const letter = word.charAt(i);
    if (letter === 'o' || letter === 'p' || letter === 'U' || letter === 'k') {
      const value = word.slice(i + 1) || (rest.shift() ?? '');
      if (letter === 'k') wish.sort.push(...list(value));
      else withValue[letter]?.(wish, value);
      return;
    }
    const set = bsdFlags[letter];
    if (set === undefined) throw wrong('error: unsupported option (BSD syntax)');
    set(wish);
  }
}
