import { asBytes, text, type Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Program, Steps } from '#sim/kernel/program';
import { globRegex } from '../../glob';
import { baseName, joinPath } from '../../paths';
import { Input, openInput, Quit, tool, type Tool } from '../../tool';
import { finderFor, type Finder, type MatchRules } from './match';

const options = {
  extended: 'E,extended-regexp',
  fixed: 'F,fixed-strings',
  basic: 'G,basic-regexp',
  perl: 'P,perl-regexp',
  pattern: 'e,regexp=PATTERNS',
  file: 'f,file=FILE',
  ignoreCase: 'iy,ignore-case',
  noIgnoreCase: ',no-ignore-case',
  invert: 'v,invert-match',
  word: 'w,word-regexp',
  line: 'x,line-regexp',
  count: 'c,count',
  color: ',color[=WHEN]',
  colour: ',colour[=WHEN]',
  without: 'L,files-without-match',
  withMatch: 'l,files-with-matches',
  max: 'm,max-count=NUM',
  only: 'o,only-matching',
  quiet: 'q,quiet|silent',
  noMessages: 's,no-messages',
  byteOffset: 'b,byte-offset',
  withName: 'H,with-filename',
  noName: 'h,no-filename',
  label: ',label=LABEL',
  number: 'n,line-number',
  initialTab: 'T,initial-tab',
  nullName: 'Z,null',
  after: 'A,after-context=NUM',
  before: 'B,before-context=NUM',
  context: 'C,context=NUM',
  text: 'a,text',
  binary: ',binary-files=TYPE',
  directories: 'd,directories=ACTION',
  exclude: ',exclude=GLOB',
  excludeDir: ',exclude-dir=GLOB',
  include: ',include=GLOB',
  recursive: 'r,recursive',
  recursiveFollow: 'R,dereference-recursive',
  lineBuffered: ',line-buffered',
  zero: 'z,null-data',
} as const;

type Option = keyof typeof options;
type Grep = Tool<Option>;

interface Job {
  t: Grep;
  find: Finder;
  isNamed: boolean;
  isColoured: boolean;
  before: number;
  after: number;
  most: number;
  hasMatched: boolean;
  /** something was printed: the next group of context is set apart */
  hasGroup: boolean;
}

function contextOf(t: Grep, key: 'after' | 'before'): number {
  const value = t.value(t.last(key, 'context') ?? key);
  if (value === undefined) return 0;
  if (!/^\d+$/.test(value))
    throw new Quit(
      t.isBusybox ? `invalid number '${value}'` : `${value}: invalid context length argument`,
      2,
    );
  return Number(value);
}

const colours = {
  match: '\x1b[01;31m\x1b[K',
  name: '\x1b[35m\x1b[K',
  number: '\x1b[32m\x1b[K',
  separator: '\x1b[36m\x1b[K',
  end: '\x1b[m\x1b[K',
};

function painted(job: Job, colour: keyof typeof colours, what: string): string {
  return job.isColoured ? colours[colour] + what + colours.end : what;
}

/** `name:12:`, with dashes for lines of context. */
function prefix(job: Job, name: string, number: number, mark: string, offset: number): string {
  const { t } = job;
  const separator = painted(job, 'separator', mark);
  const shown = name === '-' ? (t.value('label') ?? '(standard input)') : name;
  return (
    (job.isNamed ? painted(job, 'name', shown) + (t.has('nullName') ? '\0' : separator) : '') +
    (t.has('number') ? painted(job, 'number', String(number)) + separator : '') +
    (t.has('byteOffset') ? painted(job, 'number', String(offset)) + separator : '')
  );
}

function showMatch(job: Job, name: string, line: Bytes, number: number, offset: number): void {
  const { t } = job;
  const end = t.has('zero') ? '\0' : '\n';
  if (!t.has('only')) {
    const content = job.isColoured && !t.has('invert') ? highlighted(job, line) : line;
    t.put(asBytes(prefix(job, name, number, ':', offset) + content + end));
    return;
  }
  if (t.has('invert')) return;
  for (let at = 0; at <= line.length;) {
    const found = job.find(line, at);
    if (found === undefined) return;
    const [from, to] = found;
    if (to > from)
      t.put(
        asBytes(
          prefix(job, name, number, ':', offset + from) + painted(job, 'match', line.slice(from, to)) + end,
        ),
      );
    at = to > from ? to : to + 1;
  }
}

function highlighted(job: Job, line: Bytes): string {
  let out = '';
  let at = 0;
  while (at <= line.length) {
    const found = job.find(line, at);
    if (found === undefined) break;
    const [from, to] = found;
    out +=
      line.slice(at, from) + (to > from ? painted(job, 'match', line.slice(from, to)) : line.charAt(from));
    at = to > from ? to : to + 1;
  }
  return out + line.slice(at);
}

/** Searches one file; answers how many lines matched. */
function* search(job: Job, input: Input, name: string): Steps<number> {
  const { t } = job;
  const end = t.has('zero') ? '\0' : '\n';
  const isSilent = t.has('quiet') || t.has('count') || t.has('withMatch') || t.has('without');
  let matches = 0;
  let number = 0;
  let offset = 0;
  let trailing = 0;
  let lastShown = 0;
  const held: { line: Bytes; number: number; offset: number }[] = [];
  while (matches < job.most || trailing > 0) {
    const line = yield* input.line(end);
    if (line === undefined) break;
    number += 1;
    if (matches < job.most && (job.find(line, 0) !== undefined) !== t.has('invert')) {
      matches += 1;
      job.hasMatched = true;
      if (t.has('quiet') || t.has('withMatch') || t.has('without')) return matches;
      if (!isSilent) {
        const first = held[0]?.number ?? number;
        if ((job.before > 0 || job.after > 0) && job.hasGroup && (first > lastShown + 1 || lastShown === 0))
          t.put(asBytes(`${painted(job, 'separator', '--')}\n`));
        for (const one of held.splice(0))
          t.put(
            asBytes(
              prefix(job, name, one.number, '-', one.offset) + (t.has('only') ? '' : `${one.line}${end}`),
            ),
          );
        if (line.includes('\0') && !t.has('text') && !t.has('zero')) {
          t.say(t.isBusybox ? `Binary file ${name} matches\n` : '');
          if (!t.isBusybox) t.say(`grep: ${name === '-' ? '(standard input)' : name}: binary file matches\n`);
          return matches;
        }
        showMatch(job, name, line, number, offset);
        job.hasGroup = true;
        lastShown = number;
        trailing = job.after;
      }
    } else if (trailing > 0 && !isSilent) {
      trailing -= 1;
      lastShown = number;
      if (!t.has('only')) t.put(asBytes(prefix(job, name, number, '-', offset) + line + end));
    } else if (job.before > 0) {
      held.push({ line, number, offset });
      if (held.length > job.before) held.shift();
    }
    offset += line.length + 1;
    if (t.has('lineBuffered')) yield* t.flush();
    else yield* t.drain();
  }
  return matches;
}

function* searchFile(job: Job, name: string, isBelow: boolean): Steps<void> {
  const { t } = job;
  const stat = name === '-' ? undefined : t.p.stat(name);
  const isDirectory = stat !== undefined && !isFail(stat) && stat.type === 'dir';
  if (
    isDirectory &&
    (t.has('recursive') || t.has('recursiveFollow') || t.value('directories') === 'recurse')
  ) {
    yield* searchBelow(job, name);
    return;
  }
  if (isDirectory) {
    if (!t.isBusybox && t.value('directories') !== 'skip' && !t.has('noMessages'))
      yield* t.warn(`${name}: Is a directory`);
    if (!t.isBusybox) t.status = Math.max(t.status, 2);
    return;
  }
  if (isBelow && !isIncluded(t, name)) return;
  const fd = name === '-' ? 0 : t.p.open(name);
  if (isFail(fd)) {
    if (!t.has('noMessages')) yield* t.warn(`${name}: ${strerror(fd)}`);
    t.status = 2;
    return;
  }
  const input = new Input(t as unknown as Tool, fd);
  const matches = yield* search(job, input, name);
  input.close();
  report(job, name, matches);
}

function report(job: Job, name: string, matches: number): void {
  const { t } = job;
  const shown = name === '-' ? '(standard input)' : name;
  if (t.has('quiet')) return;
  if (t.has('count'))
    t.put(
      asBytes(
        `${job.isNamed ? `${painted(job, 'name', shown)}${t.has('nullName') ? '\0' : painted(job, 'separator', ':')}` : ''}${String(matches)}\n`,
      ),
    );
  if ((t.has('withMatch') && matches > 0) || (t.has('without') && matches === 0))
    t.say(`${painted(job, 'name', shown)}${t.has('nullName') ? '\0' : '\n'}`);
}

function isIncluded(t: Grep, path: string): boolean {
  const base = baseName(path);
  const matches = (pattern: string) => globRegex(pattern).test(base);
  if (t.values('exclude').some(matches)) return false;
  const included = t.values('include');
  return included.length === 0 || included.some(matches);
}

function* searchBelow(job: Job, folder: string): Steps<void> {
  const { t } = job;
  const entries = t.p.readDir(folder);
  if (isFail(entries)) {
    if (!t.has('noMessages')) yield* t.warn(`${folder}: ${strerror(entries)}`);
    t.status = 2;
    return;
  }
  for (const { name, type } of entries) {
    if (job.hasMatched && t.has('quiet')) return;
    const path = folder === '.' && t.operands.length < 2 ? name : joinPath(folder, name);
    if (type === 'symlink' && !t.has('recursiveFollow')) continue;
    if (type === 'dir' && t.values('excludeDir').some((pattern) => globRegex(pattern).test(name))) continue;
    if (type === 'device' || type === 'fifo' || type === 'socket') continue;
    yield* searchFile(job, path, true);
  }
}

/** Patterns of -e, -f or the first operand; each line of one is a pattern of its own. */
function* patternsOf(t: Grep): Steps<{ patterns: string[]; files: readonly string[] }> {
  const given = [...t.values('pattern')];
  for (const file of t.values('file')) {
    const input = yield* openInput(t, file, (name) => name, 2);
    if (input === undefined) throw new Quit('', 2);
    given.push(...(yield* input.lines()).map((line) => text(line)));
  }
  if (t.has('pattern') || t.has('file'))
    return { patterns: given.flatMap((one) => one.split('\n')), files: t.operands };
  const [first, ...files] = t.operands;
  if (first === undefined) {
    throw new Quit('', 2, true);
  }
  return { patterns: first.split('\n'), files };
}

function grepProgram(name: string, kind: MatchRules['kind']): Program {
  return tool<Option>({
    name,
    usage: '[OPTION]... PATTERNS [FILE]...',
    summary: 'Shows lines that match patterns',
    options,
    refused: ['-U', '--binary', '--no-group-separator', '--group-separator'],
    origin: 'GNU grep',
    usageStatus: 2,
    showsUsage: true,
    rewrite: (args) => args.flatMap((arg) => (/^-\d+$/.test(arg) ? ['-C', arg.slice(1)] : [arg])),
    busybox: {
      usage: '[-HhnlLoqvsrRiwFEz] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...',
      lacks: 'PbTZaUGyd',
      status: 2,
    },
    *run(t) {
      const { patterns, files } = yield* patternsOf(t);
      const last = t.last('extended', 'fixed', 'basic', 'perl');
      const rules: MatchRules = {
        kind: last ?? kind,
        ignoreCase: t.last('ignoreCase', 'noIgnoreCase') === 'ignoreCase',
        word: t.has('word'),
        line: t.has('line'),
      };
      const find = finderFor(patterns, rules);
      if ('problem' in find)
        throw new Quit(t.isBusybox ? `bad regex '${patterns[0] ?? ''}'` : find.problem, 2);
      const isRecursive = t.has('recursive') || t.has('recursiveFollow');
      const names = files.length > 0 ? files : [isRecursive ? '.' : '-'];
      const when =
        t.has('color') || t.has('colour') ? (t.value('color') ?? t.value('colour') ?? 'auto') : 'never';
      const most = t.value('max');
      const only = t.last('withName', 'noName');
      const job: Job = {
        t,
        find,
        isNamed: only === undefined ? names.length > 1 || isRecursive : only === 'withName',
        isColoured: when === 'always' || (when === 'auto' && t.isTtyOut),
        before: contextOf(t, 'before'),
        after: contextOf(t, 'after'),
        most: most === undefined ? Infinity : Number(most),
        hasMatched: false,
        hasGroup: false,
      };
      for (const file of names) {
        yield* searchFile(job, file, false);
        if (job.hasMatched && t.has('quiet')) return 0;
      }
      return t.status === 2 ? 2 : job.hasMatched ? 0 : 1;
    },
  });
}

export const grep = grepProgram('grep', 'basic');
export const egrep = grepProgram('egrep', 'extended');
export const fgrep = grepProgram('fgrep', 'fixed');
