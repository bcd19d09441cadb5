import { parseNumber } from './numbers';

/**
 * Shell arithmetic: C's integer expressions on 64 bits (POSIX 2.6.4; bash's manual, "Shell Arithmetic"). The text has been
 * expanded already; it is evaluated while it is read.
 */
type ArithmeticFault =
  'operand' | 'operator' | 'zero' | 'paren' | 'assign' | 'number' | 'exponent' | 'colon' | 'depth';

/** Why an expression could not be evaluated, and from which part of the text on. */
export class ArithmeticError {
  constructor(
    readonly fault: ArithmeticFault,
    readonly expression: string,
    readonly token: string,
  ) {}
}

/** The variables that an expression sees. */
export interface ArithmeticNames {
  read(name: string, index: string | undefined): string;
  write(name: string, index: string | undefined, value: string): void;
  /** values are expressions themselves, and there are `++`, `--`, `**` and `,` (bash, ash); or not (dash) */
  readonly isRecursive: boolean;
}

const wrap = (n: bigint) => BigInt.asIntN(64, n);
const truth = (b: boolean) => (b ? 1n : 0n);

type Binary = (a: bigint, b: bigint) => bigint;
const binary: Readonly<Record<string, readonly [level: number, apply: Binary]>> = {
  '|': [5, (a, b) => a | b],
  '^': [6, (a, b) => a ^ b],
  '&': [7, (a, b) => a & b],
  '==': [8, (a, b) => truth(a === b)],
  '!=': [8, (a, b) => truth(a !== b)],
  '<': [9, (a, b) => truth(a < b)],
  '>': [9, (a, b) => truth(a > b)],
  '<=': [9, (a, b) => truth(a <= b)],
  '>=': [9, (a, b) => truth(a >= b)],
  '<<': [10, (a, b) => a << (b & 63n)],
  '>>': [10, (a, b) => a >> (b & 63n)],
  '+': [11, (a, b) => a + b],
  '-': [11, (a, b) => a - b],
  '*': [12, (a, b) => a * b],
  '/': [12, (a, b) => a / b],
  '%': [12, (a, b) => a % b],
};

const operators = [
  ...['<<=', '>>=', '**', '++', '--', '&&', '||', '==', '!=', '<=', '>=', '<<', '>>'],
  ...['+=', '-=', '*=', '/=', '%=', '&=', '|=', '^='],
  ...['+', '-', '*', '/', '%', '<', '>', '=', '!', '~', '&', '|', '^', '?', ':', ',', '(', ')'],
];

interface Value {
  n: bigint;
  /** it is a variable and can be assigned to */
  name?: string;
  index?: string | undefined;
}

/** Evaluates. Throws ArithmeticError. */
export function evaluate(expression: string, names: ArithmeticNames, depth = 0): bigint {
  if (depth > 64) throw new ArithmeticError('depth', expression, expression);
  return new Evaluation(expression, names, depth).run();
}

class Evaluation {
  #at = 0;
  /** inside a branch that is not taken: nothing may be written */
  #dead = 0;
  #tokenAt = 0;

  constructor(
    private readonly text: string,
    private readonly names: ArithmeticNames,
    private readonly depth: number,
  ) {}

  run(): bigint {
    this.#blanks();
    if (this.#at >= this.text.length) return 0n;
    const value = this.#comma();
    this.#blanks();
    if (this.#at < this.text.length) this.#fail('operator', this.#at);
    return value;
  }

  #fail(fault: ArithmeticFault, from = this.#tokenAt): never {
    throw new ArithmeticError(fault, this.text.trimStart(), this.text.slice(from).trimStart());
  }

  #blanks(): void {
    while (/\s/.test(this.text[this.#at] ?? '')) this.#at += 1;
  }

  #peek(): string {
    this.#blanks();
    const found = operators.find((operator) => this.text.startsWith(operator, this.#at)) ?? '';
    return this.names.isRecursive || !['++', '--', '**', ','].includes(found)
      ? found
      : found === ','
        ? ''
        : found.slice(0, 1);
  }

  #take(operator: string): boolean {
    if (this.#peek() !== operator) return false;
    this.#tokenAt = this.#at;
    this.#at += operator.length;
    return true;
  }

  #comma(): bigint {
    let value = this.#assignment().n;
    while (this.#take(',')) value = this.#assignment().n;
    return value;
  }

  #assignment(): Value {
    const left = this.#ternary();
    const operator = this.#peek();
    if (!/^([-+*/%&|^]|<<|>>)?=$/.test(operator)) return left;
    if (left.name === undefined) this.#fail('assign', this.#at);
    this.#take(operator);
    const right = this.#assignment().n;
    const n = operator === '=' ? right : this.#apply(operator.slice(0, -1), left.n, right);
    this.#write(left, n);
    return { n };
  }

  #write(to: Value, n: bigint): void {
    if (this.#dead === 0 && to.name !== undefined) this.names.write(to.name, to.index, n.toString());
  }

  #ternary(): Value {
    const test = this.#or();
    if (!this.#take('?')) return test;
    if (test.n === 0n) this.#dead += 1;
    const yes = this.#assignment().n;
    if (test.n === 0n) this.#dead -= 1;
    if (!this.#take(':')) this.#fail('colon', this.#at);
    if (test.n !== 0n) this.#dead += 1;
    const no = this.#assignment().n;
    if (test.n !== 0n) this.#dead -= 1;
    return { n: test.n !== 0n ? yes : no };
  }

  #or(): Value {
    let left = this.#and();
    while (this.#take('||')) left = { n: this.#shortcut(left.n !== 0n, () => this.#and().n !== 0n, true) };
    return left;
  }

  #and(): Value {
    let left = this.#binary(5);
    while (this.#take('&&'))
      left = { n: this.#shortcut(left.n === 0n, () => this.#binary(5).n !== 0n, false) };
    return left;
  }

  #shortcut(isKnown: boolean, right: () => boolean, known: boolean): bigint {
    if (isKnown) this.#dead += 1;
    const value = right();
    if (isKnown) this.#dead -= 1;
    return truth(isKnown ? known : value);
  }

  #binary(level: number): Value {
    let left = this.#power();
    for (;;) {
      const operator = this.#peek();
      const row = binary[operator];
      if (row === undefined || row[0] < level) return left;
      this.#take(operator);
      const right = this.#binary(row[0] + 1).n;
      left = { n: this.#apply(operator, left.n, right) };
    }
  }

  #apply(operator: string, a: bigint, b: bigint): bigint {
    if ((operator === '/' || operator === '%') && b === 0n) {
      if (this.#dead > 0) return 0n;
      this.#tokenAt = this.#at;
      throw new ArithmeticError('zero', this.text.trimStart(), this.#lastOperand());
    }
    return wrap((binary[operator]?.[1] ?? ((x) => x))(a, b));
  }

  #lastOperand(): string {
    const before = this.text.slice(0, this.#at).trimEnd();
    return /[\w$]+$|.$/.exec(before)?.[0] + this.text.slice(this.#at).trimEnd();
  }

  #power(): Value {
    const base = this.#unary();
    if (!this.#take('**')) return base;
    const exponent = this.#power().n;
    if (exponent < 0n) this.#fail('exponent');
    return { n: wrap(base.n ** (exponent > 4096n ? 4096n : exponent)) };
  }

  #unary(): Value {
    const operator = this.#peek();
    if (operator === '++' || operator === '--') return this.#increment(operator);
    if (!['+', '-', '!', '~'].includes(operator)) return this.#postfix();
    this.#take(operator);
    const { n } = this.#unary();
    return {
      n: operator === '-' ? wrap(-n) : operator === '!' ? truth(n === 0n) : operator === '~' ? ~n : n,
    };
  }

  #increment(operator: string): Value {
    this.#take(operator);
    const value = this.#unary();
    if (value.name === undefined) return value; // `--5` is 5
    const n = wrap(value.n + (operator === '++' ? 1n : -1n));
    this.#write(value, n);
    return { n };
  }

  #postfix(): Value {
    const value = this.#primary();
    const operator = this.#peek();
    if (value.name === undefined || (operator !== '++' && operator !== '--')) return value;
    this.#take(operator);
    this.#write(value, wrap(value.n + (operator === '++' ? 1n : -1n)));
    return { n: value.n };
  }

  #primary(): Value {
    this.#blanks();
    if (this.#take('(')) {
      const n = this.#comma();
      if (!this.#take(')')) this.#fail('paren', this.#at);
      return { n };
    }
    const rest = this.text.slice(this.#at);
    const number = /^[0-9][0-9a-zA-Z#@_]*/.exec(rest)?.[0];
    if (number !== undefined) {
      this.#tokenAt = this.#at;
      this.#at += number.length;
      const n = parseNumber(number);
      if (n === undefined) this.#fail('number');
      return { n };
    }
    const name = /^[a-zA-Z_]\w*/.exec(rest)?.[0];
    if (name === undefined) this.#fail('operand', this.#at < this.text.length ? this.#at : this.#tokenAt);
    this.#tokenAt = this.#at;
    this.#at += name.length;
    const index = this.#subscript();
    return { n: this.#valueOf(name, index), name, index };
  }

  #subscript(): string | undefined {
    if (this.text[this.#at] !== '[') return undefined;
    let depth = 0;
    for (let i = this.#at; i < this.text.length; i++) {
      if (this.text[i] === '[') depth += 1;
      if (this.text[i] === ']' && --depth === 0) {
        const index = this.text.slice(this.#at + 1, i);
        this.#at = i + 1;
        return index;
      }
    }
    return undefined;
  }

  #valueOf(name: string, index: string | undefined): bigint {
    const text = this.names.read(name, index).trim();
    if (text === '') return 0n;
    const plain = /^[-+]?[0-9][0-9a-zA-Z#@_]*$/.test(text) ? parseNumber(text) : undefined;
    if (plain !== undefined) return plain;
    if (!this.names.isRecursive) throw new ArithmeticError('number', text, text);
    return evaluate(text, this.names, this.depth + 1);
  }
}
