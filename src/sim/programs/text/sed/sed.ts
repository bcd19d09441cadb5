import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { Input, Quit, tool, type Tool } from '../../tool';
import { SedRun, type LineSink, type LineSource } from './execute';
import { SedParser } from './parse';
import { SedProblem, type SedCommand } from './script';

const options = {
  quiet: 'n,quiet|silent',
  expression: 'e,expression=SCRIPT',
  file: 'f,file=SCRIPT-FILE',
  extended: 'Er,regexp-extended',
  inPlace: 'i,in-place[=SUFFIX]',
  separate: 's,separate',
  unbuffered: 'u,unbuffered',
  zero: 'z,null-data',
  lineLength: 'l,line-length=N',
  posix: ',posix',
  follow: ',follow-symlinks',
} as const;

type Option = keyof typeof options;
type Sed = Tool<Option>;

/** The files one after another as one stream, read one line ahead. */
class Lines implements LineSource {
  #input: Input | undefined;
  #ahead: { line: Bytes; isTerminated: boolean; name: string } | undefined;
  #name = '-';
  #isPrimed = false;
  readonly #left: string[];

  constructor(
    private readonly t: Sed,
    names: readonly string[],
    private readonly end: string,
  ) {
    this.#left = [...names];
  }

  name(): string {
    return this.#name;
  }

  *next(): Steps<{ line: Bytes; isTerminated: boolean } | undefined> {
    if (!this.#isPrimed) yield* this.#fill();
    const now = this.#ahead;
    this.#isPrimed = false;
    if (now === undefined) {
      this.#isPrimed = true;
      return undefined;
    }
    this.#name = now.name;
    if (now.isTerminated) return now;
    // a line without its end gets one when another file follows
    yield* this.#fill();
    return { ...now, isTerminated: this.#ahead !== undefined };
  }

  *isLast(): Steps<boolean> {
    if (!this.#isPrimed) yield* this.#fill();
    return this.#ahead === undefined;
  }

  *#fill(): Steps<void> {
    this.#isPrimed = true;
    this.#ahead = undefined;
    for (;;) {
      const line = this.#input === undefined ? undefined : yield* this.#input.line(this.end);
      if (line !== undefined && this.#input !== undefined) {
        this.#ahead = { line, isTerminated: this.#input.isTerminated, name: this.#current };
        return;
      }
      yield* this.#finish();
      const name = this.#left.shift();
      if (name === undefined) return;
      const fd = name === '-' ? 0 : this.t.p.open(name);
      if (isFail(fd))
        yield* this.t.refuse(this.t.isBusybox ? name : `can't read ${name}`, fd, this.t.isBusybox ? 1 : 2);
      else {
        this.#input = new Input(this.t as unknown as Tool, fd);
        this.#current = name;
      }
    }
  }

  #current = '-';

  *#finish(): Steps<void> {
    const input = this.#input;
    this.#input = undefined;
    if (input === undefined) return;
    input.close();
    if (input.refusal !== undefined && !this.t.isBusybox)
      yield* this.t.complain(`read error on ${this.#current}: ${strerror(input.refusal)}`, 4);
  }
}

/** The script of all -e and -f, and whether its first line is `#n`. */
function* scriptOf(t: Sed): Steps<{ pieces: { bytes: Bytes; from: string }[]; files: readonly string[] }> {
  const pieces: { bytes: Bytes; from: string }[] = [];
  let count = 0;
  for (const { key, value = '' } of t.given) {
    if (key === 'expression') pieces.push({ bytes: utf8(value), from: `-e expression #${String(++count)}` });
    if (key !== 'file') continue;
    const fd = value === '-' ? 0 : t.p.open(value);
    if (isFail(fd))
      throw new Quit(
        t.isBusybox ? `${value}: ${strerror(fd)}` : `couldn't open file ${value}: ${strerror(fd)}`,
        t.isBusybox ? 1 : 4,
      );
    const content = yield* new Input(t as unknown as Tool, fd).all();
    pieces.push({ bytes: asBytes(content.replace(/\n$/, '')), from: `file ${value}` });
  }
  if (pieces.length > 0) return { pieces, files: t.operands };
  const [script, ...files] = t.operands;
  if (script === undefined) throw new Quit('', 1, true);
  return { pieces: [{ bytes: utf8(script), from: '-e expression #1' }], files };
}

function parseScript(t: Sed, pieces: readonly { bytes: Bytes; from: string }[]): SedCommand[] {
  const whole = asBytes(pieces.map(({ bytes }) => bytes).join('\n'));
  try {
    return new SedParser(whole, t.has('extended')).parse();
  } catch (problem) {
    if (!(problem instanceof SedProblem)) throw problem;
    if (problem.isPlain)
      throw new Quit(t.isBusybox ? problem.message.replace('`', "'") : problem.message, t.isBusybox ? 1 : 4);
    throw new Quit(t.isBusybox ? busyboxWords(problem.message) : placed(problem, pieces));
  }
}

/** `-e expression #2, char 3: …`, or `file x line 4: …`. */
function placed(problem: SedProblem, pieces: readonly { bytes: Bytes; from: string }[]): string {
  let at = problem.at;
  for (const { bytes, from } of pieces) {
    if (at <= bytes.length || from === pieces.at(-1)?.from) {
      const line = bytes.slice(0, at).split('\n').length;
      return from.startsWith('-e')
        ? `${from}, char ${String(at)}: ${problem.message}`
        : `${from} line ${String(line)}: ${problem.message}`;
    }
    at -= bytes.length + 1;
  }
  return problem.message;
}

function busyboxWords(message: string): string {
  const unknown = /^unknown command: `(.*)'$/.exec(message);
  if (unknown !== null) return `unsupported command ${unknown[1] ?? ''}`;
  return /^unterminated/.test(message) ? "unmatched '/'" : message;
}

function* editInPlace(
  t: Sed,
  commands: SedCommand[],
  names: readonly string[],
  run: (commands: SedCommand[]) => SedRun,
  end: string,
): Steps<number | undefined> {
  if (names.length === 0) throw new Quit('no input files', 4);
  for (const name of names) {
    const stat = t.p.stat(name);
    if (isFail(stat)) {
      yield* t.refuse(t.isBusybox ? name : `can't read ${name}`, stat, t.isBusybox ? 1 : 2);
      continue;
    }
    if (stat.type !== 'file') {
      yield* t.complain(`couldn't edit ${name}: not a regular file`, 4);
      continue;
    }
    let out = '';
    const sink: LineSink = {
      *put(bytes) {
        out += bytes;
      },
    };
    const lines = new Lines(t, [name], end);
    const status = yield* run(commands).run(lines, sink);
    if (status !== undefined) {
      for (let rest = yield* lines.next(); rest !== undefined; rest = yield* lines.next())
        out += rest.line + (rest.isTerminated ? end : '');
    }
    const suffix = t.value('inPlace');
    if (suffix !== undefined && suffix !== '')
      t.p.rename(name, suffix.includes('*') ? suffix.replaceAll('*', name) : name + suffix);
    const refused = t.p.writeFile(name, asBytes(out), { mode: stat.mode & 0o7777 });
    if (refused !== undefined) yield* t.complain(`couldn't open file ${name}: ${strerror(refused)}`, 4);
    if (status !== undefined) return status;
  }
  return undefined;
}

export const sed = tool<Option>({
  name: 'sed',
  usage: '[OPTION]... {script-only-if-no-other-script} [input-file]...',
  summary: 'Edits a stream of lines by a script',
  options,
  refused: ['--debug', '--sandbox', '-b', '--binary'],
  origin: 'GNU sed',
  showsUsage: true,
  busybox: {
    usage: '[-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nsed [-i[SFX]] [-nrE] CMD [FILE]...',
    lacks: 'uzl',
  },
  *run(t) {
    const { pieces, files } = yield* scriptOf(t);
    const commands = parseScript(t, pieces);
    const isQuiet = t.has('quiet') || /^#n(\n|$)/.test(pieces[0]?.bytes ?? '');
    const end = t.has('zero') ? '\0' : '\n';
    const run = (script: SedCommand[]) =>
      new SedRun(t as unknown as Tool<string>, script, { isExtended: t.has('extended'), isQuiet, end });
    if (t.has('inPlace')) return yield* editInPlace(t, commands, files, run, end);
    const sink: LineSink = {
      *put(bytes) {
        t.put(bytes);
        if (t.has('unbuffered')) yield* t.flush();
        else yield* t.drain();
      },
    };
    const names = files.length === 0 ? ['-'] : files;
    if (!t.has('separate')) {
      const status = yield* run(commands).run(new Lines(t, names, end), sink);
      return status === undefined ? undefined : Math.max(status, t.status);
    }
    for (const name of names) {
      const status = yield* run(commands).run(new Lines(t, [name], end), sink);
      if (status !== undefined) return Math.max(status, t.status);
    }
    return undefined;
  },
});
