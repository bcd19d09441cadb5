import { asBytes, text, type Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { compileRegex } from '../../regex/index';
import { Quit, type Tool } from '../../tool';
import { replaced } from './pieces';
import type { SedAddress, SedCommand, Substitution } from './script';

/** Lines as sed sees them: with a look ahead, since `$` must be known. */
export interface LineSource {
  /** undefined: no more */
  next(): Steps<{ line: Bytes; isTerminated: boolean } | undefined>;
  isLast(): Steps<boolean>;
  /** name for the F command */
  name(): string;
}

/** Where a cycle's output goes. */
export interface LineSink {
  put(bytes: Bytes): Steps<void>;
}

type Ending = 'next-cycle' | 'restart' | 'quit' | 'quit-silently';

/** One run of a script over a stream of lines. */
export class SedRun {
  #pattern = '';
  #hold = '';
  #isTerminated = true;
  #isHoldTerminated = true;
  /** the last line that was put out has no end yet: it gets one before anything else follows */
  #lacksEnd = false;
  #number = 0;
  #replacedSince = false;
  #lastRegex: RegExp | undefined;
  /** ends of ranges that are open, by command */
  readonly #ranges = new Map<SedCommand, number | SedAddress>();
  #appended: (() => Steps<Bytes>)[] = [];
  #status = 0;
  readonly #written = new Map<string, number>();

  constructor(
    private readonly t: Tool<string>,
    private readonly commands: readonly SedCommand[],
    private readonly options: { isExtended: boolean; isQuiet: boolean; end: string },
  ) {}

  /** Runs until the source has no more, or `q`: then an exit status. */
  *run(source: LineSource, sink: LineSink): Steps<number | undefined> {
    let isRestart = false;
    for (;;) {
      if (!isRestart && !(yield* this.#read(source))) return undefined;
      const ending = yield* this.#cycle(source, sink);
      isRestart = ending === 'restart';
      if (ending !== 'quit-silently' && !this.options.isQuiet && !isRestart && !this.#isDeleted)
        yield* this.#print(sink);
      yield* this.#flushAppended(sink);
      if (ending === 'quit' || ending === 'quit-silently') return this.#status;
    }
  }

  #isDeleted = false;

  *#read(source: LineSource): Steps<boolean> {
    const next = yield* source.next();
    if (next === undefined) return false;
    this.#pattern = next.line;
    this.#isTerminated = next.isTerminated;
    this.#number += 1;
    this.#replacedSince = false;
    this.#isDeleted = false;
    return true;
  }

  *#print(sink: LineSink, bytes = this.#pattern): Steps<void> {
    yield* this.#put(sink, asBytes(bytes + (this.#isTerminated ? this.options.end : '')));
    this.#lacksEnd = !this.#isTerminated;
  }

  *#put(sink: LineSink, bytes: Bytes): Steps<void> {
    if (bytes === '') return;
    yield* sink.put(this.#lacksEnd ? asBytes(this.options.end + bytes) : bytes);
    this.#lacksEnd = false;
  }

  *#flushAppended(sink: LineSink): Steps<void> {
    for (const one of this.#appended.splice(0)) yield* this.#put(sink, yield* one());
  }

  #regex(pattern: Bytes, ignoreCase: boolean, multiLine: boolean): RegExp {
    if (pattern === '') {
      if (this.#lastRegex === undefined) throw new Quit('no previous regular expression');
      return this.#lastRegex;
    }
    const regex = compileRegex(
      pattern,
      { isExtended: this.options.isExtended, isSed: true },
      { ignoreCase, multiLine, global: true },
    );
    if ('problem' in regex) throw new Quit(regex.problem);
    this.#lastRegex = regex;
    return regex;
  }

  *#matches(address: SedAddress, source: LineSource): Steps<boolean> {
    if (address.kind === 'line') return this.#number === address.line;
    if (address.kind === 'last') return yield* source.isLast();
    if (address.kind === 'step') {
      return address.step === 0
        ? this.#number === address.first
        : this.#number >= address.first && (this.#number - address.first) % address.step === 0;
    }
    if (address.kind !== 'regex') return false;
    const regex = this.#regex(address.pattern, address.ignoreCase, address.multiLine);
    regex.lastIndex = 0;
    return regex.test(this.#pattern);
  }

  *#applies(command: SedCommand, source: LineSource): Steps<boolean> {
    const { first, second } = command;
    if (first === undefined) return !command.isNegated;
    const isIn =
      second === undefined
        ? yield* this.#matches(first, source)
        : yield* this.#isInRange(command, first, second, source);
    return isIn !== command.isNegated;
  }

  *#isInRange(
    command: SedCommand,
    first: SedAddress,
    second: SedAddress,
    source: LineSource,
  ): Steps<boolean> {
    let open = this.#ranges.get(command);
    const isFromZero = first.kind === 'line' && first.line === 0 && this.#number === 1 && open === undefined;
    if (isFromZero) open = second;
    if (open === undefined) {
      if (!(yield* this.#matches(first, source))) return false;
      const end = this.#rangeEnd(second);
      if (typeof end === 'number' && end <= this.#number) return true;
      this.#ranges.set(command, end);
      return true;
    }
    const isEnd = typeof open === 'number' ? this.#number >= open : yield* this.#matches(open, source);
    if (isEnd) this.#ranges.delete(command);
    else this.#ranges.set(command, open);
    return typeof open !== 'number' || this.#number <= open;
  }

  /** A line number where it is known, otherwise the address to be looked for. */
  #rangeEnd(second: SedAddress): number | SedAddress {
    if (second.kind === 'line') return second.line;
    if (second.kind === 'more') return this.#number + second.lines;
    if (second.kind === 'multiple')
      return second.of === 0 ? this.#number : this.#number + second.of - (this.#number % second.of);
    return second;
  }

  *#cycle(source: LineSource, sink: LineSink): Steps<Ending> {
    for (let i = 0; i < this.commands.length; i++) {
      const command = this.commands[i];
      if (command === undefined) break;
      if (!(yield* this.#applies(command, source))) {
        if (command.name === '{') i = command.jump;
        continue;
      }
      const jumps =
        command.name === 'b' ||
        (command.name === 't' && this.#replacedSince) ||
        (command.name === 'T' && !this.#replacedSince);
      if (command.name === 't' || command.name === 'T') this.#replacedSince = false;
      if (jumps) {
        i = command.jump;
        yield* this.t.p.cpu(0.0001);
        continue;
      }
      const ending = yield* this.#do(command, source, sink);
      if (ending !== undefined) return ending;
    }
    return 'next-cycle';
  }

  *#do(command: SedCommand, source: LineSource, sink: LineSink): Steps<Ending | undefined> {
    const simple = this.#simple[command.name];
    if (simple !== undefined) {
      simple();
      return undefined;
    }
    const action = this.#actions[command.name];
    return action === undefined ? undefined : yield* action(command, source, sink);
  }

  /** Commands that only move bytes between the two spaces. */
  readonly #simple: Readonly<Record<string, () => void>> = {
    g: () => {
      this.#pattern = this.#hold;
      this.#isTerminated = this.#isHoldTerminated;
    },
    G: () => {
      this.#pattern += `\n${this.#hold}`;
    },
    h: () => {
      this.#hold = this.#pattern;
      this.#isHoldTerminated = this.#isTerminated;
    },
    H: () => {
      this.#hold += `\n${this.#pattern}`;
    },
    x: () => {
      [this.#pattern, this.#hold] = [this.#hold, this.#pattern];
      [this.#isTerminated, this.#isHoldTerminated] = [this.#isHoldTerminated, this.#isTerminated];
    },
    z: () => {
      this.#pattern = '';
    },
  };

  readonly #actions: Readonly<
    Record<string, (command: SedCommand, source: LineSource, sink: LineSink) => Steps<Ending | undefined>>
  > = {
    s: (command, _source, sink) => this.#substitute(command.substitution, sink),
    y: (command) => this.#transliterate(command.text),
    p: (_command, _source, sink) => this.#then(this.#print(sink)),
    P: (_command, _source, sink) =>
      this.#then(this.#put(sink, asBytes(`${this.#pattern.split('\n')[0] ?? ''}\n`))),
    d: () => this.#delete(),
    D: () => this.#deleteFirst(),
    n: (_command, source, sink) => this.#nextLine(source, sink),
    N: (_command, source, sink) => this.#joinLine(source, sink),
    a: (command) =>
      this.#append(function* () {
        return command.text;
      }),
    i: (command, _source, sink) => this.#then(this.#put(sink, command.text)),
    c: (command, _source, sink) => this.#change(command, sink),
    '=': (_command, _source, sink) => this.#then(this.#put(sink, asBytes(`${String(this.#number)}\n`))),
    l: (_command, _source, sink) => this.#then(this.#put(sink, asBytes(unambiguous(this.#pattern)))),
    F: (_command, source, sink) => this.#then(this.#put(sink, asBytes(`${source.name()}\n`))),
    r: (command) => this.#append(() => this.#fileContent(command.text)),
    w: (command) => this.#then(this.#writeTo(text(command.text), this.#pattern)),
    W: (command) => this.#then(this.#writeTo(text(command.text), this.#pattern.split('\n')[0] ?? '')),
    q: (command) => this.#quit(command, 'quit'),
    Q: (command) => this.#quit(command, 'quit-silently'),
  };

  *#then(steps: Steps<void>): Steps<undefined> {
    yield* steps;
    return undefined;
  }

  *#quit(command: SedCommand, ending: Ending): Steps<Ending> {
    this.#status = Number(command.text);
    return ending;
  }

  *#append(content: () => Steps<Bytes>): Steps<undefined> {
    this.#appended.push(content);
    return undefined;
  }

  *#fileContent(name: Bytes): Steps<Bytes> {
    const content = this.t.p.readFile(text(name));
    return isFail(content) ? asBytes('') : content;
  }

  *#delete(): Steps<Ending> {
    this.#isDeleted = true;
    return 'next-cycle';
  }

  *#deleteFirst(): Steps<Ending> {
    const newline = this.#pattern.indexOf('\n');
    if (newline < 0) return yield* this.#delete();
    this.#pattern = this.#pattern.slice(newline + 1);
    return 'restart';
  }

  *#change(command: SedCommand, sink: LineSink): Steps<Ending> {
    const isInside = command.second !== undefined && !command.isNegated && this.#ranges.has(command);
    if (!isInside) yield* this.#put(sink, command.text);
    return yield* this.#delete();
  }

  *#nextLine(source: LineSource, sink: LineSink): Steps<Ending | undefined> {
    const isLast = yield* source.isLast();
    // GNU prints the pattern space before it ends for want of a line
    if (isLast) return 'quit';
    if (!this.options.isQuiet) yield* this.#print(sink);
    yield* this.#flushAppended(sink);
    yield* this.#read(source);
    return undefined;
  }

  *#joinLine(source: LineSource, sink: LineSink): Steps<Ending | undefined> {
    if (yield* source.isLast()) return 'quit';
    yield* this.#flushAppended(sink);
    const before = this.#pattern;
    const isReplaced = this.#replacedSince;
    yield* this.#read(source);
    this.#replacedSince = isReplaced;
    this.#pattern = `${before}\n${this.#pattern}`;
    return undefined;
  }

  *#transliterate(characters: Bytes): Steps<undefined> {
    const half = characters.length / 2;
    let out = '';
    for (const char of this.#pattern) {
      const at = characters.slice(0, half).indexOf(char);
      out += at < 0 ? char : characters.charAt(half + at);
    }
    this.#pattern = out;
    return undefined;
  }

  *#substitute(s: Substitution | undefined, sink: LineSink): Steps<undefined> {
    if (s === undefined) return undefined;
    const regex = this.#regex(s.pattern, s.ignoreCase, s.multiLine);
    let count = 0;
    let hasReplaced = false;
    let out = '';
    let at = 0;
    for (;;) {
      regex.lastIndex = at;
      const found = at > this.#pattern.length ? null : regex.exec(this.#pattern);
      if (found === null) break;
      count += 1;
      out += this.#pattern.slice(at, found.index);
      const isWanted = count === s.number || (count > s.number && s.isGlobal);
      out += isWanted ? replaced(s.replacement, found) : found[0];
      hasReplaced ||= isWanted;
      at = found.index + found[0].length;
      if (found[0] === '') {
        out += this.#pattern.charAt(at);
        at += 1;
      } else if (this.#pattern.length === at) break;
      if (isWanted && !s.isGlobal) break;
    }
    if (!hasReplaced) return undefined;
    this.#pattern = out + this.#pattern.slice(at);
    this.#replacedSince = true;
    if (s.prints) yield* this.#print(sink);
    if (s.file !== undefined) yield* this.#writeTo(s.file, this.#pattern);
    return undefined;
  }

  *#writeTo(name: string, line: string): Steps<void> {
    const { p } = this.t;
    let fd = name === '/dev/stdout' ? 1 : name === '/dev/stderr' ? 2 : this.#written.get(name);
    if (fd === undefined) {
      const opened = p.open(name, { write: true, create: true, truncate: true });
      if (isFail(opened)) throw new Quit(`couldn't open file ${name}: ${strerror(opened)}`, 4);
      fd = opened;
      this.#written.set(name, fd);
    }
    if (fd === 1) yield* this.t.flush();
    yield* p.write(fd, asBytes(`${line}\n`));
  }
}

/** What `l` shows: escapes, and lines folded at 69 characters. */
function unambiguous(pattern: string): string {
  const escapes: Readonly<Record<string, string>> = {
    '\\': '\\\\',
    '\x07': '\\a',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\v': '\\v',
  };
  let out = '';
  let width = 0;
  for (const char of pattern) {
    const shown =
      escapes[char] ?? (/[ -~]/.test(char) ? char : `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`);
    if (width + shown.length > 69) {
      out += '\\\n';
      width = 0;
    }
    out += shown;
    width += shown.length;
  }
  return `${out}$\n`;
}
