import type { Steps } from '#sim/kernel/program';
import type { Input, Tool } from '../../tool';
import { callBuiltin } from './functions';
import { AwkRecord } from './record';
import { AwkScope, type Cell } from './scope';
import { readRecord, AwkStreams } from './streams';
import { AwkProblem, type AwkFunction, type Expr, type Target } from './syntax';
import { compare, fromInput, isTrue, regexOf, toNumber, toText, type Value } from './values';

/** Where records come from when no file is named in getline. */
export interface MainInput {
  next(): Steps<Input | undefined>;
  /** the input it gave has no more records */
  finish(): void;
}

/** Expressions. What runs a function's body is handed in by the interpreter. */
export class Evaluator {
  readonly scope = new AwkScope();
  readonly record: AwkRecord;
  readonly streams: AwkStreams;
  #seed = 0;
  #depth = 0;

  constructor(
    readonly t: Tool<string>,
    private readonly functions: Readonly<Record<string, AwkFunction>>,
    private readonly runBody: (body: AwkFunction['body']) => Steps<Value>,
    private readonly input: MainInput,
  ) {
    this.streams = new AwkStreams(t);
    const format = () => this.convfmt();
    this.record = new AwkRecord(
      () => this.text(this.scope.get('FS')),
      () => this.text(this.scope.get('OFS')),
      format,
    );
    this.#seed = t.p.random(0x7fffffff);
  }

  convfmt(): string {
    const value = this.scope.cell('CONVFMT').value;
    return typeof value === 'string' ? value : '%.6g';
  }

  text(value: Value): string {
    return toText(value, this.convfmt());
  }

  /** From 0 up to 1: a linear congruential generator, so that a world repeats itself. */
  random(): number {
    this.#seed = (this.#seed * 1_103_515_245 + 12_345) % 0x80000000;
    return this.#seed / 0x80000000;
  }

  seed(seed: number): number {
    const before = this.#seed;
    this.#seed = Math.abs(Math.trunc(seed)) % 0x80000000;
    return before;
  }

  *truth(expr: Expr): Steps<boolean> {
    return isTrue(yield* this.evaluate(expr));
  }

  /** An operand of ~ (or of match, sub …) as an expression. */
  *regex(expr: Expr | undefined): Steps<RegExp> {
    const inner = expr?.kind === 'group' && expr.list.length === 1 ? expr.list[0] : expr;
    return regexOf(inner?.kind === 'regex' ? inner.source : this.text(yield* this.evaluate(inner)));
  }

  *evaluate(expr: Expr | undefined): Steps<Value> {
    if (expr === undefined) return undefined;
    switch (expr.kind) {
      case 'number':
      case 'string':
        return expr.value;
      case 'variable':
        return expr.name === 'NF' ? this.record.count() : this.scope.get(expr.name);
      case 'field':
        return this.record.get(Math.trunc(toNumber(yield* this.evaluate(expr.index))));
      default:
        return yield* (this.#kinds[expr.kind] as (expr: Expr) => Steps<Value>)(expr);
    }
  }

  readonly #kinds: {
    [K in Exclude<Expr['kind'], 'number' | 'string' | 'variable' | 'field'>]: (
      expr: Extract<Expr, { kind: K }>,
    ) => Steps<Value>;
  } = {
    regex: function* (this: Evaluator, { source }: Extract<Expr, { kind: 'regex' }>) {
      return regexOf(source).test(this.record.text()) ? 1 : 0;
    }.bind(this),
    element: (expr) => this.#element(expr),
    assign: (expr) => this.#assignment(expr),
    step: (expr) => this.#step(expr),
    binary: (expr) => this.#binary(expr),
    unary: (expr) => this.#unary(expr),
    and: (expr) => this.#logical(expr.left, expr.right, false),
    or: (expr) => this.#logical(expr.left, expr.right, true),
    match: (expr) => this.#match(expr),
    concat: (expr) => this.#concat(expr),
    conditional: (expr) => this.#conditional(expr),
    in: (expr) => this.#isIn(expr),
    group: (expr) => this.#group(expr),
    call: (expr) => this.#call(expr),
    builtin: (expr) => callBuiltin(expr.name, expr.args, this),
    getline: (expr) => this.#getline(expr),
  };

  *subscript(subscripts: readonly Expr[]): Steps<string> {
    const parts: string[] = [];
    for (const one of subscripts) {
      const value = yield* this.evaluate(one);
      parts.push(typeof value === 'number' && Number.isInteger(value) ? String(value) : this.text(value));
    }
    return parts.join(this.text(this.scope.get('SUBSEP')));
  }

  *#element(expr: Extract<Expr, { kind: 'element' }>): Steps<Value> {
    const key = yield* this.subscript(expr.subscripts);
    const array = this.scope.array(expr.array);
    // asking makes it
    if (!array.has(key)) array.set(key, undefined);
    return array.get(key);
  }

  *assign(target: Target, value: Value): Steps<void> {
    if (typeof value === 'string') this.t.p.hold(value.length);
    if (target.kind === 'field')
      this.record.put(Math.trunc(toNumber(yield* this.evaluate(target.index))), value);
    else if (target.kind === 'element') {
      const key = yield* this.subscript(target.subscripts);
      this.scope.array(target.array).set(key, value);
    } else if (target.name === 'NF') this.record.setCount(value);
    else {
      if (this.scope.cell(target.name).array !== undefined)
        throw new AwkProblem(`illegal reference to array ${target.name}`);
      this.scope.set(target.name, value);
    }
  }

  *#assignment({ operator, target, value }: Extract<Expr, { kind: 'assign' }>): Steps<Value> {
    const right = yield* this.evaluate(value);
    const result =
      operator === '='
        ? right
        : this.#calculate(operator.slice(0, -1), toNumber(yield* this.evaluate(target)), toNumber(right));
    yield* this.assign(target, result);
    return result;
  }

  *#step({ operator, isPrefix, target }: Extract<Expr, { kind: 'step' }>): Steps<Value> {
    const before = toNumber(yield* this.evaluate(target));
    const after = operator === '++' ? before + 1 : before - 1;
    yield* this.assign(target, after);
    return isPrefix ? after : before;
  }

  #calculate(operator: string, a: number, b: number): number {
    const results: Readonly<Record<string, () => number>> = {
      '+': () => a + b,
      '-': () => a - b,
      '*': () => a * b,
      '/': () => this.#divide(a, b),
      '%': () => a % b,
      '^': () => a ** b,
      '**': () => a ** b,
    };
    return results[operator]?.() ?? NaN;
  }

  #divide(a: number, b: number): number {
    if (b === 0 && this.t.isBusybox) throw new AwkProblem('Division by zero');
    return a / b;
  }

  *#binary({ operator, left, right }: Extract<Expr, { kind: 'binary' }>): Steps<Value> {
    const a = yield* this.evaluate(left);
    const b = yield* this.evaluate(right);
    const test = comparisons[operator];
    if (test !== undefined) return test(compare(a, b, this.convfmt())) ? 1 : 0;
    return this.#calculate(operator, toNumber(a), toNumber(b));
  }

  *#unary({ operator, operand }: Extract<Expr, { kind: 'unary' }>): Steps<Value> {
    const value = yield* this.evaluate(operand);
    if (operator === '!') return isTrue(value) ? 0 : 1;
    return operator === '-' ? -toNumber(value) : toNumber(value);
  }

  *#logical(left: Expr, right: Expr, isOr: boolean): Steps<Value> {
    if ((yield* this.truth(left)) === isOr) return isOr ? 1 : 0;
    return (yield* this.truth(right)) ? 1 : 0;
  }

  *#match({ isNegated, left, right }: Extract<Expr, { kind: 'match' }>): Steps<Value> {
    const subject = this.text(yield* this.evaluate(left));
    return (yield* this.regex(right)).test(subject) !== isNegated ? 1 : 0;
  }

  *#concat({ left, right }: Extract<Expr, { kind: 'concat' }>): Steps<Value> {
    const a = this.text(yield* this.evaluate(left));
    return a + this.text(yield* this.evaluate(right));
  }

  *#conditional({ test, yes, no }: Extract<Expr, { kind: 'conditional' }>): Steps<Value> {
    return yield* this.evaluate((yield* this.truth(test)) ? yes : no);
  }

  *#isIn({ subscripts, array }: Extract<Expr, { kind: 'in' }>): Steps<Value> {
    return this.scope.array(array).has(yield* this.subscript(subscripts)) ? 1 : 0;
  }

  *#group({ list }: Extract<Expr, { kind: 'group' }>): Steps<Value> {
    if (list.length === 1) return yield* this.evaluate(list[0]);
    return yield* this.subscript(list);
  }

  *#call({ name, args }: Extract<Expr, { kind: 'call' }>): Steps<Value> {
    const called = this.functions[name];
    if (called === undefined) throw new AwkProblem(`function ${name} never defined`);
    const locals = new Map<string, Cell>();
    for (const [i, parameter] of called.parameters.entries()) {
      const arg = args[i];
      if (arg?.kind === 'variable' && arg.name !== 'NF') {
        const origin = this.scope.cell(arg.name);
        locals.set(
          parameter,
          origin.array !== undefined
            ? { array: origin.array }
            : origin.value === undefined
              ? { origin }
              : { value: origin.value },
        );
      } else locals.set(parameter, arg === undefined ? {} : { value: yield* this.evaluate(arg) });
    }
    if (this.#depth > 1000) throw new AwkProblem('function call nesting too deep');
    this.#depth += 1;
    const before = this.scope.enter(locals);
    const result = yield* this.runBody(called.body);
    this.scope.leave(before);
    this.#depth -= 1;
    return result;
  }

  *#getline({ target, from, source }: Extract<Expr, { kind: 'getline' }>): Steps<Value> {
    const name = source === undefined ? '' : this.text(yield* this.evaluate(source));
    const isMain = from === 'input';
    const input = isMain ? yield* this.input.next() : yield* this.streams.source(from, name);
    if (input === undefined) return isMain ? 0 : -1;
    const record = yield* readRecord(input, this.text(this.scope.get('RS')));
    if (record === undefined) {
      if (input.refusal !== undefined) return -1;
      if (isMain) this.input.finish();
      return isMain ? yield* this.#getline({ kind: 'getline', from, ...(target && { target }) }) : 0;
    }
    if (isMain || from === 'command') this.scope.set('NR', toNumber(this.scope.get('NR')) + 1);
    if (isMain) this.scope.set('FNR', toNumber(this.scope.get('FNR')) + 1);
    if (target === undefined) this.record.set(record);
    else yield* this.assign(target, fromInput(record));
    return 1;
  }
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};
