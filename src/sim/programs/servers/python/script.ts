import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { Expression } from './expression';
import { attribute } from './library';
import { itemsOf, most, operate, put, PyError, PyExit, str, truthy, type Py } from './values';

/** A statement, with its indentation. */
interface Line {
  text: string;
  indent: number;
  number: number;
}

/**
 * A small part of Python: simple statements, `if`/`for`/`while` with indented blocks, expressions over numbers, texts, lists and
 * dictionaries, f-strings, and a few functions of os, sys, platform, socket and time. What is not there is a SyntaxError or NameError that
 * says so. Answers the exit status.
 */
export function* runPython(p: Proc, source: string, file: string, argv: readonly string[]): Steps<number> {
  const run = new Script(p, file, argv);
  let report = '';
  let code = 0;
  try {
    run.block(linesOf(source), 0);
  } catch (error) {
    if (error instanceof PyExit) code = error.code;
    else if (error instanceof PyError) {
      code = 1;
      report = traceback(error, file, source);
    } else throw error;
  }
  yield* p.cpu(run.steps * 0.0005);
  if (run.output !== '') yield* p.out(run.output);
  if (run.sleeps > 0) yield* p.sleep(run.sleeps);
  if (report !== '') yield* p.err(report);
  return code;
}

function traceback(error: PyError, file: string, source: string): string {
  const text =
    file === '<string>' || file === '<stdin>'
      ? ''
      : `    ${(source.split('\n')[error.line - 1] ?? '').trim()}\n`;
  const head = error.type === 'SyntaxError' ? '' : 'Traceback (most recent call last):\n';
  const place = `  File "${file}", line ${error.line}${error.type === 'SyntaxError' ? '' : ', in <module>'}\n`;
  return `${head}${place}${text}${error.type}: ${error.message}\n`;
}

function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  source.split('\n').forEach((raw, i) => {
    const indent = /^ */.exec(raw)?.[0].length ?? 0;
    for (const text of splitStatements(raw.trim()))
      if (text !== '') lines.push({ text, indent, number: i + 1 });
  });
  return lines;
}

/** Statements of one line: cut at semicolons, comments taken off, texts left alone. */
function splitStatements(line: string): string[] {
  const parts: string[] = [];
  let now = '';
  let quote = '';
  for (const char of line) {
    if (quote === '' && char === '#') break;
    if (quote === '' && char === ';') {
      parts.push(now.trim());
      now = '';
      continue;
    }
    if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    now += char;
  }
  return [...parts, now.trim()];
}

/** A script under way: its names, and what it has written. */
export class Script {
  output = '';
  steps = 0;
  sleeps = 0;
  readonly names = new Map<string, Py>();

  constructor(
    readonly p: Proc,
    readonly file: string,
    readonly argv: readonly string[],
  ) {}

  tick(): void {
    this.steps += 1;
    if (this.steps > most)
      throw new PyError('RuntimeError', 'a script of this length is not available in this world');
  }

  /** Runs the lines from `from` on that are indented as the first one; answers where it stopped. */
  block(lines: Line[], from: number): number {
    const indent = lines[from]?.indent ?? 0;
    let at = from;
    while (at < lines.length && (lines[at]?.indent ?? -1) >= indent) {
      const line = lines[at];
      if (line === undefined) break;
      if (line.indent > indent) throw new PyError('IndentationError', 'unexpected indent', line.number);
      try {
        at = this.statement(lines, at, line);
      } catch (error) {
        if (error instanceof PyError && error.line === 0) error.line = line.number;
        throw error;
      }
    }
    return at;
  }

  private statement(lines: Line[], at: number, line: Line): number {
    this.tick();
    const { text } = line;
    const head = /^(if|while|for|elif|else)\b(.*?):\s*(.*)$/s.exec(text);
    if (head !== null)
      return this.compound(lines, at, line, head[1] ?? '', head[2]?.trim() ?? '', head[3] ?? '');
    if (/^(def|class|with|try|async|lambda|match)\b/.test(text)) {
      throw new PyError(
        'SyntaxError',
        `'${text.split(/\s/)[0] ?? ''}' is not available in this world's python`,
      );
    }
    this.simple(text);
    return at + 1;
  }

  /** Where a compound statement's body ends. */
  private bodyEnd(lines: Line[], at: number, indent: number): number {
    let end = at;
    while (end < lines.length && (lines[end]?.indent ?? 0) > indent) end++;
    return end;
  }

  private compound(
    lines: Line[],
    at: number,
    line: Line,
    word: string,
    rest: string,
    inline: string,
  ): number {
    const end = inline === '' ? this.bodyEnd(lines, at + 1, line.indent) : at + 1;
    const body = () => {
      if (inline === '') this.block(lines.slice(at + 1, end), 0);
      else this.simple(inline);
    };
    if (word === 'while') while (truthy(this.value(rest))) body();
    else if (word === 'for') {
      const found = /^(.+?)\s+in\s+(.+)$/s.exec(rest);
      if (found === null) throw new PyError('SyntaxError', 'invalid syntax');
      for (const item of itemsOf(this.value(found[2] ?? ''))) {
        this.assign(found[1] ?? '', item);
        body();
      }
    } else if (word === 'if') return this.branches(lines, at, line, rest, body, end);
    else throw new PyError('SyntaxError', 'invalid syntax');
    return end;
  }

  private branches(
    lines: Line[],
    at: number,
    line: Line,
    test: string,
    body: () => void,
    end: number,
  ): number {
    void at;
    let isDone = truthy(this.value(test));
    if (isDone) body();
    let next = end;
    for (;;) {
      const other = lines[next];
      const head =
        other === undefined || other.indent !== line.indent
          ? null
          : /^(elif|else)\b(.*?):\s*(.*)$/s.exec(other.text);
      if (head === null) return next;
      const inline = head[3] ?? '';
      const stop = inline === '' ? this.bodyEnd(lines, next + 1, line.indent) : next + 1;
      if (!isDone && (head[1] === 'else' || truthy(this.value(head[2]?.trim() ?? '')))) {
        isDone = true;
        if (inline === '') this.block(lines.slice(next + 1, stop), 0);
        else this.simple(inline);
      }
      next = stop;
    }
  }

  private simple(text: string): void {
    if (text === 'pass') return;
    const imported = /^import\s+(.+)$/.exec(text);
    if (imported !== null) {
      for (const name of (imported[1] ?? '').split(',')) this.load(name.trim());
      return;
    }
    const from = /^from\s+(\w+)\s+import\s+(.+)$/.exec(text);
    if (from !== null) {
      this.load(from[1] ?? '');
      for (const name of (from[2] ?? '').split(','))
        this.names.set(name.trim(), attribute(this, { module: from[1] ?? '' }, name.trim()));
      return;
    }
    const raised = /^raise\s+(\w+)(?:\((.*)\))?$/.exec(text);
    if (raised !== null)
      throw new PyError(
        raised[1] ?? '',
        raised[2] === undefined || raised[2] === '' ? '' : str(this.value(raised[2])),
      );
    const set = /^([A-Za-z_][\w, .[\]'"]*?)\s*([-+*/]|\/\/|\*\*)?=(?!=)\s*(.+)$/s.exec(text);
    if (set !== null) {
      const right = this.value(set[3] ?? '');
      this.assign(
        set[1] ?? '',
        set[2] === undefined ? right : operate(set[2], this.value(set[1] ?? ''), right),
      );
      return;
    }
    this.value(text);
  }

  private load(name: string): void {
    if (!['os', 'sys', 'platform', 'socket', 'time', 'math', 'json', 'random', 'datetime'].includes(name)) {
      throw new PyError('ModuleNotFoundError', `No module named '${name}'`);
    }
    this.names.set(name, { module: name });
  }

  private assign(target: string, value: Py): void {
    const names = target.split(',').map((one) => one.trim());
    if (names.length > 1) {
      const items = itemsOf(value);
      names.forEach((name, i) => this.assign(name, items[i] ?? null));
      return;
    }
    const indexed = /^(\w+)\[(.+)\]$/.exec(target);
    if (indexed === null) this.names.set(target, value);
    else put(this.value(indexed[1] ?? ''), this.value(indexed[2] ?? ''), value);
  }

  value(text: string): Py {
    return new Expression(this, text).whole();
  }
}
