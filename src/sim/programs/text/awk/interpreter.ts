import type { Steps } from '#sim/kernel/program';
import type { Tool } from '../../tool';
import { Evaluator, type MainInput } from './evaluator';
import {
  AwkProblem,
  type AwkProgram,
  type Expr,
  type Redirection,
  type Rule,
  type Statement,
} from './syntax';
import { numberText, sprintf, toNumber, toText, type Value } from './values';

/** What a statement does to those around it; undefined: nothing. */
type Completion = 'break' | 'continue' | 'return' | undefined;

/** Leaves all statements at once: the next record, the next file, or the end. */
export class Leap {
  constructor(readonly to: 'next' | 'nextfile' | 'exit') {}
}

/** Statements and rules over an evaluator. */
export class AwkInterpreter {
  readonly e: Evaluator;
  #returned: Value;
  readonly #openRanges = new Set<Rule>();
  /** what `exit` was given */
  status = 0;
  #work = 0;

  constructor(
    private readonly t: Tool<string>,
    private readonly program: AwkProgram,
    input: MainInput,
  ) {
    this.e = new Evaluator(t, program.functions, (body) => this.#runFunction(body), input);
  }

  *#runFunction(body: Statement): Steps<Value> {
    this.#returned = undefined;
    yield* this.execute(body);
    const result = this.#returned;
    this.#returned = undefined;
    return result;
  }

  *runRules(kind: 'BEGIN' | 'END'): Steps<void> {
    for (const { pattern, action } of this.program.rules) {
      if (pattern.kind === kind && action !== undefined) yield* this.execute(action);
    }
  }

  /** All other rules, on the current record. */
  *runRecord(): Steps<void> {
    for (const rule of this.program.rules) {
      const { pattern, action } = rule;
      if (pattern.kind === 'BEGIN' || pattern.kind === 'END') continue;
      if (pattern.kind === 'when' && !(yield* this.e.truth(pattern.test))) continue;
      if (pattern.kind === 'range' && !(yield* this.#isInRange(rule, pattern.from, pattern.to))) continue;
      if (action !== undefined) yield* this.execute(action);
      else yield* this.e.streams.standard(this.e.record.text() + this.#ors());
    }
  }

  *#isInRange(rule: Rule, from: Expr, to: Expr): Steps<boolean> {
    if (!this.#openRanges.has(rule) && !(yield* this.e.truth(from))) return false;
    this.#openRanges.add(rule);
    if (yield* this.e.truth(to)) this.#openRanges.delete(rule);
    return true;
  }

  #ors(): string {
    return this.e.text(this.e.scope.get('ORS'));
  }

  *execute(statement: Statement): Steps<Completion> {
    return yield* (this.#kinds[statement.kind] as (statement: Statement) => Steps<Completion>)(statement);
  }

  readonly #kinds: {
    [K in Statement['kind']]: (statement: Extract<Statement, { kind: K }>) => Steps<Completion>;
  } = {
    block: (s) => this.#block(s.body),
    expression: (s) => this.#expression(s.value),
    print: (s) => this.#print(s.args, s.redirection),
    printf: (s) => this.#printf(s.args, s.redirection),
    if: (s) => this.#if(s),
    while: (s) => this.#loop(undefined, s.test, undefined, s.body),
    for: (s) => this.#loop(s.start, s.test, s.step, s.body),
    do: (s) => this.#do(s),
    'for-in': (s) => this.#forIn(s),
    next: () => this.#leap('next'),
    nextfile: () => this.#leap('nextfile'),
    break: () => this.#complete('break'),
    continue: () => this.#complete('continue'),
    nothing: () => this.#complete(undefined),
    exit: (s) => this.#exit(s.value),
    return: (s) => this.#return(s.value),
    delete: (s) => this.#delete(s),
  };

  *#block(body: readonly Statement[]): Steps<Completion> {
    for (const statement of body) {
      const completion = yield* this.execute(statement);
      if (completion !== undefined) return completion;
    }
    return undefined;
  }

  *#expression(value: Expr): Steps<Completion> {
    yield* this.e.evaluate(value);
    return undefined;
  }

  *#complete(completion: Completion): Steps<Completion> {
    return completion;
  }

  *#leap(to: 'next' | 'nextfile'): Steps<Completion> {
    throw new Leap(to);
  }

  *#exit(value: Expr | undefined): Steps<Completion> {
    if (value !== undefined) this.status = toNumber(yield* this.e.evaluate(value));
    throw new Leap('exit');
  }

  *#return(value: Expr | undefined): Steps<Completion> {
    this.#returned = yield* this.e.evaluate(value);
    return 'return';
  }

  *#if({ test, yes, no }: Extract<Statement, { kind: 'if' }>): Steps<Completion> {
    if (yield* this.e.truth(test)) return yield* this.execute(yes);
    return no === undefined ? undefined : yield* this.execute(no);
  }

  /** A loop without an end must cost something, or simulated time would stand still. */
  *#turn(): Steps<void> {
    this.#work += 1;
    if (this.#work % 2000 === 0) yield* this.t.p.cpu(0.5);
  }

  *#loop(
    start: Statement | undefined,
    test: Expr | undefined,
    step: Statement | undefined,
    body: Statement,
  ): Steps<Completion> {
    if (start !== undefined) yield* this.execute(start);
    while (test === undefined || (yield* this.e.truth(test))) {
      const completion = yield* this.execute(body);
      if (completion === 'break') break;
      if (completion === 'return') return completion;
      if (step !== undefined) yield* this.execute(step);
      yield* this.#turn();
    }
    return undefined;
  }

  *#do({ body, test }: Extract<Statement, { kind: 'do' }>): Steps<Completion> {
    do {
      const completion = yield* this.execute(body);
      if (completion === 'break') break;
      if (completion === 'return') return completion;
      yield* this.#turn();
    } while (yield* this.e.truth(test));
    return undefined;
  }

  *#forIn({ name, array, body }: Extract<Statement, { kind: 'for-in' }>): Steps<Completion> {
    for (const key of [...this.e.scope.array(array).keys()]) {
      this.e.scope.set(name, /^(0|-?[1-9]\d{0,14})$/.test(key) ? { text: key, number: Number(key) } : key);
      const completion = yield* this.execute(body);
      if (completion === 'break') break;
      if (completion === 'return') return completion;
    }
    return undefined;
  }

  *#delete({ array, subscripts }: Extract<Statement, { kind: 'delete' }>): Steps<Completion> {
    const target = this.e.scope.array(array);
    if (subscripts === undefined) target.clear();
    else target.delete(yield* this.e.subscript(subscripts));
    return undefined;
  }

  *#print(args: readonly Expr[], redirection: Redirection | undefined): Steps<Completion> {
    const { scope } = this.e;
    let line: string;
    if (args.length === 0) line = this.e.record.text();
    else {
      const ofmt = toText(scope.get('OFMT'), '%.6g');
      const parts: string[] = [];
      for (const arg of args) {
        const value = yield* this.e.evaluate(arg);
        parts.push(typeof value === 'number' ? numberText(value, ofmt) : this.e.text(value));
      }
      line = parts.join(this.e.text(scope.get('OFS')));
    }
    yield* this.#put(line + this.#ors(), redirection);
    return undefined;
  }

  *#printf([format, ...args]: readonly Expr[], redirection: Redirection | undefined): Steps<Completion> {
    const values: Value[] = [];
    const shape = this.e.text(yield* this.e.evaluate(format));
    for (const arg of args) values.push(yield* this.e.evaluate(arg));
    const { text, isMissing } = sprintf(shape, values, this.e.convfmt());
    if (isMissing && !this.t.isBusybox) yield* this.#put(text, redirection);
    if (isMissing && !this.t.isBusybox)
      throw new AwkProblem(`run time error: not enough arguments passed to printf("${shape}")`);
    yield* this.#put(text, redirection);
    return undefined;
  }

  *#put(data: string, redirection: Redirection | undefined): Steps<void> {
    if (redirection === undefined) yield* this.e.streams.standard(data);
    else
      yield* this.e.streams.write(
        redirection.kind,
        this.e.text(yield* this.e.evaluate(redirection.to)),
        data,
      );
  }
}
