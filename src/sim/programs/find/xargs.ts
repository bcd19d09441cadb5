import { text } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { execFailure, spawnCommand, statusOf } from '../run';
import { Input, openInput, Quit, tool, type Tool } from '../tool';

const options = {
  null: '0,null',
  argFile: 'a,arg-file=FILE',
  delimiter: 'd,delimiter=CHARACTER',
  replace: 'I=R',
  replaceOld: 'i,replace[=R]',
  lines: 'L,max-lines=MAX-LINES',
  most: 'n,max-args=MAX-ARGS',
  processes: 'P,max-procs=MAX-PROCS',
  interactive: 'p,interactive',
  notEmpty: 'r,no-run-if-empty',
  size: 's,max-chars=MAX-CHARS',
  verbose: 't,verbose',
  exit: 'x,exit',
} as const;

type Option = keyof typeof options;
type Xargs = Tool<Option>;

/** Words of the input: blanks part them, quotes and backslashes hold them together. */
class Words {
  #line: string[] = [];
  readonly #end: string | undefined;

  constructor(
    private readonly t: Xargs,
    private readonly input: Input,
  ) {
    const delimiter = t.value('delimiter');
    this.#end = t.has('null')
      ? '\0'
      : delimiter === undefined
        ? undefined
        : delimiter === '\\n'
          ? '\n'
          : delimiter === '\\0'
            ? '\0'
            : delimiter === '\\t'
              ? '\t'
              : delimiter;
  }

  /** The next line's words; undefined at the end. */
  *nextLine(): Steps<string[] | undefined> {
    for (;;) {
      const line = yield* this.input.line(this.#end ?? '\n');
      if (line === undefined) return undefined;
      if (this.#end !== undefined) return [text(line)];
      const words = splitQuoted(text(line));
      if (words === undefined)
        throw new Quit(
          this.t.isBusybox
            ? 'unmatched single quote'
            : `unmatched ${/'/.test(line) ? 'single' : 'double'} quote; by default quotes are special to xargs unless you use the -0 option`,
        );
      if (words.length > 0) return words;
    }
  }

  /** A whole line, for -I. */
  *nextItem(): Steps<string | undefined> {
    for (;;) {
      const line = yield* this.input.line(this.#end ?? '\n');
      if (line === undefined) return undefined;
      const item = this.#end === undefined ? text(line).replace(/^[ \t]+/, '') : text(line);
      if (item !== '' || this.#end !== undefined) return splitQuotedWhole(item);
    }
  }

  *nextWord(): Steps<string | undefined> {
    if (this.#line.length === 0) this.#line = (yield* this.nextLine()) ?? [];
    return this.#line.shift();
  }
}

function splitQuoted(line: string): string[] | undefined {
  const words: string[] = [];
  let rest = line.trimStart();
  while (rest !== '') {
    const found = /^(?:\\[^]|'[^']*'|"[^"]*"|[^\s'"\\])+/.exec(rest);
    if (found === null) return undefined;
    words.push(unquoted(found[0]));
    rest = rest.slice(found[0].length);
    if (rest !== '' && !/^\s/.test(rest)) return undefined;
    rest = rest.trimStart();
  }
  return words;
}

const unquoted = (word: string) =>
  word.replace(
    /\\([^])|'([^']*)'|"([^"]*)"/g,
    (_all, a?: string, b?: string, c?: string) => a ?? b ?? c ?? '',
  );
const splitQuotedWhole = (item: string) => unquoted(item);

/** Commands under way (-P), and what became of them. */
class Runner {
  readonly #pids = new Set<number>();

  constructor(
    private readonly t: Xargs,
    private readonly most: number,
  ) {}

  *start(argv: readonly string[]): Steps<void> {
    const { t } = this;
    yield* t.flush();
    if (t.has('verbose')) yield* t.p.err(`${argv.join(' ')}\n`);
    while (this.#pids.size >= this.most) yield* this.#waitOne();
    // its input is the pipe that xargs reads: commands get an empty one
    const empty = t.p.open('/dev/null');
    const pid = spawnCommand(t.p, argv, isFail(empty) ? {} : { files: { 0: empty, 1: 1, 2: 2 } });
    if (!isFail(empty)) t.p.close(empty);
    if (isFail(pid)) {
      const { code } = execFailure(argv[0] ?? '', pid, t.isBusybox, (word) => word);
      throw new Quit(
        t.isBusybox ? `${argv[0] ?? ''}: ${strerror(pid)}` : `${argv[0] ?? ''}: ${strerror(pid)}`,
        code,
      );
    }
    this.#pids.add(pid);
    if (this.most === 1) yield* this.#waitOne();
  }

  *#waitOne(): Steps<void> {
    const result = yield* this.t.p.wait(-1);
    if (isFail(result)) {
      this.#pids.clear();
      return;
    }
    this.#pids.delete(result.pid);
    const status = statusOf(result);
    if (status === 255) throw new Quit('command exited with status 255; aborting', 124);
    if (status !== 0) this.t.status = 123;
  }

  *finish(): Steps<void> {
    while (this.#pids.size > 0) yield* this.#waitOne();
  }
}

function count(t: Xargs, key: Option, letter: string, least = 1): number | undefined {
  const value = t.value(key);
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value))
    throw new Quit(
      t.isBusybox ? `invalid number '${value}'` : `invalid number "${value}" for -${letter} option`,
      1,
      !t.isBusybox,
    );
  if (Number(value) < least)
    throw new Quit(`value ${value} for -${letter} option should be >= ${String(least)}`, 1, true);
  return Number(value);
}

function* replaceEach(words: Words, runner: Runner, command: readonly string[], mark: string): Steps<void> {
  for (;;) {
    const item = yield* words.nextItem();
    if (item === undefined) return;
    yield* runner.start(command.map((word) => word.replaceAll(mark, item)));
  }
}

export const xargs = tool<Option>({
  name: 'xargs',
  usage: '[OPTION]... COMMAND [INITIAL-ARGS]...',
  summary: 'Runs a command with arguments from standard input',
  options,
  refused: ['-E', '-e', '--eof', '-l', '-o', '--open-tty', '--show-limits', '--process-slot-var'],
  inOrder: true,
  origin: 'GNU findutils',
  busybox: { usage: '[OPTIONS] [PROG ARGS]', lacks: 'diL' },
  *run(t) {
    const command = t.operands.length === 0 ? ['echo'] : t.operands;
    const [most, lines, processes] = [
      count(t, 'most', 'n'),
      count(t, 'lines', 'L'),
      count(t, 'processes', 'P', 0),
    ];
    const file = t.value('argFile');
    const input = file === undefined ? new Input(t as unknown as Tool, 0) : yield* openInput(t, file);
    if (input === undefined) return 1;
    const words = new Words(t, input);
    const runner = new Runner(t, processes === 0 ? 1000 : (processes ?? 1));
    const mark = t.has('replace')
      ? t.value('replace')
      : t.has('replaceOld')
        ? (t.value('replaceOld') ?? '{}')
        : undefined;
    if (mark !== undefined) yield* replaceEach(words, runner, command, mark);
    else yield* batches(t, words, runner, command, most, lines);
    yield* runner.finish();
    return undefined;
  },
});

/** bytes of a command line: what ARG_MAX leaves by default */
const longest = 131_072;

function* batches(
  t: Xargs,
  words: Words,
  runner: Runner,
  command: readonly string[],
  most: number | undefined,
  lines: number | undefined,
): Steps<void> {
  let batch: string[] = [];
  let lineCount = 0;
  let length = 0;
  let hasRun = false;
  const limit = Number(t.value('size') ?? longest);
  for (;;) {
    const next = lines === undefined ? yield* words.nextWord() : yield* words.nextLine();
    if (next === undefined) break;
    const more = typeof next === 'string' ? [next] : next;
    const size = more.reduce((sum, word) => sum + word.length + 1, 0);
    if (batch.length > 0 && length + size > limit) {
      yield* runner.start([...command, ...batch]);
      [batch, length, lineCount] = [[], 0, 0];
    }
    batch.push(...more);
    length += size;
    lineCount += 1;
    hasRun = true;
    if ((most !== undefined && batch.length >= most) || (lines !== undefined && lineCount >= lines)) {
      yield* runner.start([...command, ...batch]);
      [batch, length, lineCount] = [[], 0, 0];
    }
  }
  const runsEmpty = !hasRun && !t.has('notEmpty') && !t.isBusybox;
  if (batch.length > 0 || runsEmpty) yield* runner.start([...command, ...batch]);
}
