import { asBytes, text, utf8 } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Program, Steps } from '#sim/kernel/program';
import { Input, Quit, tool, type Tool } from '../../tool';
import { AwkInterpreter, Leap } from './interpreter';
import { tokensOf, unescapeString } from './lexer';
import { AwkParser } from './parser';
import { readRecord } from './streams';
import { AwkProblem, type AwkProgram, type Expr, type Statement } from './syntax';
import { fromInput, toNumber } from './values';

type Option = 'separator' | 'assign' | 'file' | 'program' | 'version' | 'gawk';
type Awk = Tool<Option>;

/** Operands in order: files, and assignments that happen when their turn comes. */
class Operands {
  #input: Input | undefined;
  #next = 1;
  #hasRead = false;

  constructor(
    private readonly t: Awk,
    private readonly interpreter: () => AwkInterpreter,
  ) {}

  /** The input that has more, or undefined when all are at their end. */
  *next(): Steps<Input | undefined> {
    if (this.#input !== undefined) return this.#input;
    for (;;) {
      const { scope } = this.interpreter().e;
      const count = toNumber(scope.get('ARGC'));
      if (this.#next >= count) {
        if (this.#hasRead) return undefined;
        this.#hasRead = true;
        this.#input = new Input(this.t as unknown as Tool, 0);
        return this.#input;
      }
      const operand = text(asBytes(this.interpreter().e.text(scope.array('ARGV').get(String(this.#next++)))));
      const assignment = /^([A-Za-z_]\w*)=([^]*)$/.exec(operand);
      if (operand === '') continue;
      if (assignment !== null) {
        scope.set(assignment[1] ?? '', fromInput(unescapeString(utf8(assignment[2] ?? ''))));
        continue;
      }
      this.#hasRead = true;
      const fd = operand === '-' ? 0 : this.t.p.open(operand);
      if (isFail(fd)) {
        if (this.t.isBusybox) throw new Quit(`${operand}: ${strerror(fd)}`);
        throw new Quit(`cannot open ${operand} (${strerror(fd)})`, 2);
      }
      scope.set('FILENAME', utf8(operand));
      scope.set('FNR', 0);
      this.#input = new Input(this.t as unknown as Tool, fd);
      return this.#input;
    }
  }

  /** Goes on with the next operand. */
  finish(): void {
    this.#input?.close();
    this.#input = undefined;
  }
}

function* programText(t: Awk): Steps<{ source: string; operands: readonly string[] }> {
  const pieces: string[] = [];
  for (const { key, value = '' } of t.given) {
    if (key === 'program') pieces.push(utf8(value));
    if (key !== 'file') continue;
    const fd = value === '-' ? 0 : t.p.open(value);
    if (isFail(fd))
      throw new Quit(
        t.isBusybox ? `can't open '${value}': ${strerror(fd)}` : `cannot open ${value} (${strerror(fd)})`,
        t.isBusybox ? 1 : 2,
      );
    pieces.push(yield* new Input(t as unknown as Tool, fd).all());
  }
  if (pieces.length > 0) return { source: pieces.join('\n'), operands: t.operands };
  const [first, ...operands] = t.operands;
  if (first === undefined) {
    if (t.isBusybox) throw new Quit('', 1, true);
    yield* t.p.err('Usage: mawk [Options] [Program] [file ...]\n');
    throw new Quit('', 2);
  }
  return { source: utf8(first), operands };
}

function parsed(t: Awk, source: string): AwkProgram {
  try {
    const program = new AwkParser(tokensOf(source)).parse();
    checkCalls(program);
    return program;
  } catch (problem) {
    throw problem instanceof AwkProblem
      ? new Quit(t.isBusybox ? busyboxWords(problem.message) : problem.message, t.isBusybox ? 1 : 2)
      : problem;
  }
}

function busyboxWords(message: string): string {
  if (message.includes('never defined')) return 'cmd. line:1: Call to undefined function';
  return `cmd. line:1: ${/syntax error|missing|runaway|unexpected/.test(message) ? 'Unexpected token' : message}`;
}

/** Calls of functions that are nowhere are found before anything runs. */
function checkCalls(program: AwkProgram): void {
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const call = node as Partial<Extract<Expr, { kind: 'call' }>>;
    if (call.kind === 'call' && call.name !== undefined && program.functions[call.name] === undefined) {
      throw new AwkProblem(`line ${String((call.line ?? 1) + 1)}: function ${call.name} never defined`);
    }
    for (const part of Object.values(node)) look(part);
  };
  look(program);
}

function setUp(t: Awk, interpreter: AwkInterpreter, operands: readonly string[]): void {
  const { scope } = interpreter.e;
  const separator = t.value('separator');
  const starts: Record<string, string | number> = {
    FS: separator === undefined ? ' ' : separator === 't' ? '\t' : unescapeString(utf8(separator)),
    OFS: ' ',
    ORS: '\n',
    RS: '\n',
    SUBSEP: '\x1c',
    CONVFMT: '%.6g',
    OFMT: '%.6g',
    NR: 0,
    FNR: 0,
    RSTART: 0,
    RLENGTH: -1,
    FILENAME: '',
    ARGC: operands.length + 1,
  };
  for (const [name, value] of Object.entries(starts)) scope.set(name, value);
  [t.name, ...operands].forEach((operand, i) => scope.array('ARGV').set(String(i), fromInput(utf8(operand))));
  for (const [name, value] of Object.entries(t.p.env))
    scope.array('ENVIRON').set(utf8(name), fromInput(utf8(value)));
  for (const assignment of t.values('assign')) {
    const found = /^([A-Za-z_]\w*)=([^]*)$/.exec(assignment);
    if (found === null) throw new Quit(`improper assignment: -v ${assignment}`, 2);
    scope.set(found[1] ?? '', fromInput(unescapeString(utf8(found[2] ?? ''))));
  }
}

/** Runs until all records are done, or `exit`. */
function* readAll(interpreter: AwkInterpreter, operands: Operands): Steps<void> {
  const { scope, record } = interpreter.e;
  for (;;) {
    const input = yield* operands.next();
    if (input === undefined) return;
    const next = yield* readRecord(input, interpreter.e.text(scope.get('RS')));
    if (next === undefined) {
      operands.finish();
      continue;
    }
    scope.set('NR', toNumber(scope.get('NR')) + 1);
    scope.set('FNR', toNumber(scope.get('FNR')) + 1);
    record.set(next);
    try {
      yield* interpreter.runRecord();
    } catch (leap) {
      if (!(leap instanceof Leap) || leap.to === 'exit') throw leap;
      if (leap.to === 'nextfile') operands.finish();
    }
  }
}

/** Steps that `exit` may end; true when it did. */
function* untilExit(steps: Steps<void>): Steps<boolean> {
  try {
    yield* steps;
    return false;
  } catch (leap) {
    if (leap instanceof Leap && leap.to === 'exit') return true;
    throw leap;
  }
}

function* runProgram(t: Awk, program: AwkProgram, operands: readonly string[]): Steps<number> {
  const source = new Operands(t, () => interpreter);
  const interpreter: AwkInterpreter = new AwkInterpreter(t as unknown as Tool<string>, program, source);
  setUp(t, interpreter, operands);
  const has = (kinds: readonly string[]) => program.rules.some(({ pattern }) => kinds.includes(pattern.kind));
  try {
    let isOver = yield* untilExit(interpreter.runRules('BEGIN'));
    if (!isOver && has(['when', 'always', 'range', 'END']))
      isOver = yield* untilExit(readAll(interpreter, source));
    yield* untilExit(interpreter.runRules('END'));
    yield* interpreter.e.streams.closeAll();
    return interpreter.status & 255;
  } catch (problem) {
    if (!(problem instanceof AwkProblem)) throw problem;
    yield* interpreter.e.streams.closeAll();
    const place = `\n\tFILENAME="${interpreter.e.text(interpreter.e.scope.get('FILENAME'))}" FNR=${interpreter.e.text(interpreter.e.scope.get('FNR'))} NR=${interpreter.e.text(interpreter.e.scope.get('NR'))}`;
    if (t.isBusybox) throw new Quit(busyboxWords(problem.message), 1);
    throw new Quit(problem.message + (problem.message.startsWith('run time') ? place : ''), 2);
  }
}

/** Nothing to do: awk reads nothing then. */
const isEmpty = (action: Statement | undefined) => action?.kind === 'block' && action.body.length === 0;

function awkProgram(name: string): Program {
  return tool<Option>({
    name,
    usage: "[Options] 'program' [file ...]",
    summary: 'Runs a program on the records of its input',
    options: {
      separator: 'F,field-separator=FS',
      assign: 'v,assign=VAR=VALUE',
      file: 'f,file=FILE',
      program: 'e,source=TEXT',
      version: 'V',
      gawk: 'W=OPT',
    },
    inOrder: true,
    usageStatus: 2,
    complaint: (problem) =>
      problem
        .replace(/^invalid option -- '(.)'$/, 'not an option: -$1')
        .replace(/^unrecognized option '(.*)'$/, 'not an option: $1'),
    busybox: { usage: '[OPTIONS] [AWK_PROGRAM] [FILE]...' },
    *run(t) {
      const { source, operands } = yield* programText(t);
      const program = parsed(t, source);
      if (program.rules.every(({ pattern, action }) => pattern.kind === 'BEGIN' && isEmpty(action))) return 0;
      return yield* runProgram(t, program, operands);
    },
  });
}

export const awk = awkProgram('awk');
export const mawk = awkProgram('mawk');
export const gawk = awkProgram('gawk');
