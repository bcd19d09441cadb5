import type { CommandNode, Command, Statement } from 'unbash';
import { compilers } from './compilers';
import type { Op, Unit } from './ops';
import { firstError, openDocuments, parseScript } from './parse';

const units = new Map<string, Unit>();

/** The instructions of a text. Where the text is wrong, those before the wrong line, and then `broken`. */
export function compile(source: string): Unit {
  let unit = units.get(source);
  if (unit === undefined) {
    unit = new Compiler(source).run();
    if (units.size >= 300) units.delete(units.keys().next().value ?? '');
    units.set(source, unit);
  }
  return unit;
}

/** One text on its way to instructions. */
export class Compiler {
  readonly ops: Op[] = [];
  readonly #lineStarts: number[] = [0];

  constructor(readonly source: string) {
    for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) this.#lineStarts.push(i + 1);
  }

  run(): Unit {
    const script = parseScript(this.source);
    const error = firstError(script);
    const limit = error === undefined ? Infinity : (this.#lineStarts[this.line(error.pos) - 1] ?? 0);
    const whole = script.commands.filter((statement) => statement.end <= limit && statement.pos < limit);
    for (const open of openDocuments(whole)) {
      const last = this.#lineStarts.length - (this.source.endsWith('\n') ? 1 : 0);
      this.emit({ op: 'warn', line: this.line(open.pos), delimiter: open.delimiter, at: last });
    }
    const tops = whole.map((statement) => {
      const top = { pc: this.here, line: this.line(statement.pos) };
      this.statement(statement);
      return top;
    });
    this.emit(error === undefined ? { op: 'end' } : { op: 'broken', pos: error.pos });
    return { source: this.source, ops: this.ops, tops };
  }

  /** Number of the line, from 1. */
  line(pos: number): number {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= pos) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  get here(): number {
    return this.ops.length;
  }

  emit<T extends Op>(op: T): T {
    this.ops.push(op);
    return op;
  }

  text(node: { pos: number; end: number }): string {
    return this.source.slice(node.pos, node.end);
  }

  statements(list: readonly Statement[]): void {
    for (const statement of list) this.statement(statement);
  }

  statement(statement: Statement): void {
    if (statement.background !== true) {
      this.node(statement.command);
      return;
    }
    const text = this.text(statement.command);
    const op = this.emit({ op: 'background', start: 0, next: 0, text, line: this.line(statement.pos) });
    op.start = this.here;
    this.node(statement.command);
    this.emit({ op: 'leave' });
    op.next = this.here;
  }

  node(node: Statement['command'] | CommandNode): void {
    const compiler = compilers[node.type] as (compiler: Compiler, node: unknown) => void;
    compiler(this, node);
  }

  /** Something whose failure `set -e` must not see: a condition, all but the last of `a && b`. */
  quietly(inner: () => void): void {
    this.emit({ op: 'quiet', by: 1 });
    inner();
    this.emit({ op: 'quiet', by: -1 });
  }

  simple(node: Command): void {
    const line = this.line(node.pos);
    const suspends = /\$\(|`|[<>]\(|\$\{ /.test(this.source.slice(node.pos, node.end)) || hasDocument(node);
    this.emit({ op: 'simple', node, line, suspends });
    this.emit({ op: 'check', line });
  }
}

const hasDocument = (node: Command) =>
  [...node.prefix, ...node.suffix].some((part) => part.type === 'HereDoc');
